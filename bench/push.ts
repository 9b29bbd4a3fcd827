/**
 * What a push of 50 records costs, against the same rows written by bare SQL into a copy of the same database:
 * one transaction an operation, the same durability (write-ahead log, synchronous = full), in the same run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SyncRow } from '@prongsai/contract';
import { ProductServer } from '../tests/support/server.ts';
import { bareSqlite } from './support/bare-sql.ts';
import { Client, PASSWORD } from './support/client.ts';
import { median, ms, percentile, timed } from './support/figures.ts';
import { AT, CLOCK, owedByAll } from './support/records.ts';

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
    const ops = Array.from({ length: OPS }, (_, i) => client.operation('recordAction', record(i), AT));
    cursor = (await client.push(ops, cursor, page.scope, AT)).page.cursor;
  };
  await push();
  const writeOne = bareSqlite(server.dataDir, folder);
  const bare = () => {
    for (let i = 0; i < OPS; i += 1) writeOne();
  };
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
  const measureIds = owedByAll(rows);
  return (index: number) => ({
    measureId: measureIds[index % measureIds.length] ?? '',
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
