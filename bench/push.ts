/**
 * What a push of 50 records costs, against the same rows written by bare SQL into a copy of the same database:
 * one transaction an operation, the same durability (write-ahead log, synchronous = full), in the same run.
 */
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { SyncRow } from '@prongsai/contract';
import { ProductServer } from '../tests/support/server.ts';
import { Client, PASSWORD } from './support/client.ts';
import { median, ms, percentile, timed } from './support/figures.ts';

const CLOCK = '2023-02-20T09:00:00+07:00';
const OPS = 50;
const ROUNDS = 40;
const WARM_UP = 8;
const DAY = '2023-02-20';
const LEAST_RATIO = 8;

export async function measure() {
  const server = new ProductServer({ CLOCK, DEMO_PASSWORD: PASSWORD, WEB_HANDLER: '' });
  await server.start();
  const folder = mkdtempSync(join(tmpdir(), 'prongsai-bench-'));
  try {
    return await compare(server, folder);
  } finally {
    await server.remove();
    rmSync(folder, { recursive: true });
  }
}

async function compare(server: ProductServer, folder: string) {
  const client = new Client(`http://127.0.0.1:${server.port}`);
  await client.signIn('recorder');
  const page = await client.pull();
  const record = recordsOf(page.rows);
  let { cursor } = page;
  const push = async () => {
    const ops = Array.from({ length: OPS }, (_, i) =>
      client.operation('recordAction', record(i), new Date(CLOCK).toISOString()),
    );
    cursor = (await client.push(ops, cursor, page.scope, new Date(CLOCK).toISOString())).page.cursor;
  };
  await push();
  const bare = bareWriter(server.dataDir, folder);
  const pushes: number[] = [];
  const bares: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const [pushed, written] = [await timed(push), await timed(bare)];
    if (round < 0) continue;
    pushes.push(pushed);
    bares.push(written);
  }
  const ratio = percentile(pushes, 0.95) / percentile(bares, 0.95);
  return {
    'push of 50, p95 (ms)': ms(percentile(pushes, 0.95)),
    'push of 50, median (ms)': ms(median(pushes)),
    'bare SQL of the same rows, p95 (ms)': ms(percentile(bares, 0.95)),
    'bare SQL of the same rows, median (ms)': ms(median(bares)),
    'ratio of p95': Math.round(ratio * 100) / 100,
    'ratio of medians': Math.round((median(pushes) / median(bares)) * 100) / 100,
    verdict: ratio <= LEAST_RATIO ? `at most ${LEAST_RATIO}: reached` : `at most ${LEAST_RATIO}: missed`,
  };
}

function recordsOf(rows: readonly SyncRow[]) {
  const unit = rows.find((row) => row.kind === 'unit' && row.data.name === 'งานการเงินและคลัง');
  const measures = rows.filter((row) => row.kind === 'measure' && row.data.ownerScope === 'ALL_UNITS');
  return (index: number) => ({
    measureId: measures[index % measures.length]?.id ?? '',
    unitId: unit?.id ?? '',
    month: DAY.slice(0, 7),
    day: DAY,
    channel: 'NOTICE_BOARD',
    what: 'ติดประกาศแผนการใช้จ่ายงบประมาณประจำปีที่บอร์ดหน้าสำนักงาน',
    place: 'หน้าสำนักงาน',
    quantity: 1,
    link: null,
  });
}

/** The rows one operation leaves: action, activity, receipt, the client's number, the agency's clock. */
function bareWriter(dataDir: string, folder: string): () => void {
  const file = join(folder, 'bare.db');
  for (const end of ['', '-wal', '-shm']) copyFileSync(join(dataDir, `prongsai.db${end}`), file + end);
  const db = new DatabaseSync(file);
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  const statements = [
    ['publicity_action', 'id'],
    ['activity', 'id'],
    ['sync_receipt', 'op_id'],
  ].map(([table, key]) => copier(db, table ?? '', key ?? ''));
  const clock = db.prepare('update agency set sync_clock = sync_clock + 1');
  const client = db.prepare('update sync_client set last_seq = last_seq + 1');
  return () => {
    for (let i = 0; i < OPS; i += 1) {
      db.exec('begin');
      for (const copy of statements) copy();
      client.run();
      clock.run();
      db.exec('commit');
    }
  };
}

/** Inserts the newest row of a table again under a new key. */
function copier(db: DatabaseSync, table: string, key: string): () => void {
  const row = db.prepare(`select * from ${table} order by ${key} desc limit 1`).get() as Record<
    string,
    SQLInputValue
  >;
  const columns = Object.keys(row);
  const insert = db.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((name) => `:${name}`).join(', ')})`,
  );
  return () => insert.run({ ...row, [key]: randomUUID() });
}
