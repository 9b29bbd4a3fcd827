/**
 * Five hundred phones push small batches without a pause; then the server is killed, and its database is counted
 * against what the phones sent and were told. Beside it, bare SQL writes such rows into the same kind of database.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProductServer } from '../../tests/support/server.ts';
import { bareSqlite, barePostgres } from '../support/bare-sql.ts';
import { PASSWORD } from '../support/client.ts';
import { postgresTables, sqliteTables, type Postgres } from '../support/databases.ts';
import { median, ms, percentile } from '../support/figures.ts';
import { CLOCK } from '../support/records.ts';
import { countUp } from './count.ts';
import { crowdAt } from './crowd.ts';
import type { Phone } from './phone.ts';

const LEAST_PER_SECOND = 400;
/** Connections of the bare writers: as many as the product's pool has. */
const CONNECTIONS = 10;
const BARE_MS = 5_000;

/** `postgres` null is SQLite. */
export async function manyPhones(
  postgres: Postgres | null,
  seconds: number,
): Promise<Record<string, number | string>> {
  const server = new ProductServer({
    CLOCK,
    DEMO_PASSWORD: PASSWORD,
    WEB_HANDLER: '',
    DATABASE_URL: postgres?.url ?? '',
  });
  await server.start();
  try {
    const phones = await crowdAt(`http://127.0.0.1:${server.port}`);
    await Promise.all(phones.map((phone) => phone.firstSync()));
    const start = performance.now();
    await Promise.all(phones.map((phone) => phone.workUntil(start + seconds * 1_000)));
    const took = (performance.now() - start) / 1_000;
    await server.kill();
    const tables = postgres ? await postgresTables(postgres) : await sqliteTables(server.dataDir);
    const counted = await countUp(tables, phones);
    await tables.close();
    const bare = postgres ? await barePostgresPerSecond(postgres) : await bareSqlitePerSecond(server.dataDir);
    return figuresOf(phones, took, counted, bare);
  } finally {
    await server.remove();
  }
}

function figuresOf(
  phones: readonly Phone[],
  took: number,
  { lost, doubled }: { lost: number; doubled: number },
  bare: number,
): Record<string, number | string> {
  const receipts = phones.flatMap(({ told }) => [...told.values()]);
  const waits = phones.flatMap((phone) => phone.waits);
  const perSecond = receipts.length / took;
  const kept = perSecond >= LEAST_PER_SECOND && lost === 0 && doubled === 0;
  return {
    operations: receipts.length,
    'operations a second': Math.round(perSecond),
    'not applied': receipts.filter(({ status }) => status !== 'APPLIED').length,
    'sent again': phones.reduce((sum, { retries }) => sum + retries, 0),
    'answer to a batch, median (ms)': ms(median(waits)),
    'answer to a batch, p95 (ms)': ms(percentile(waits, 0.95)),
    lost,
    doubled,
    'bare SQL of such rows, operations a second': Math.round(bare),
    'share of bare SQL': Math.round((perSecond / bare) * 100) / 100,
    verdict: `at least ${LEAST_PER_SECOND} a second, none lost, none doubled: ${kept ? 'reached' : 'missed'}`,
  };
}

function bareSqlitePerSecond(dataDir: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'prongsai-bench-'));
  try {
    const write = bareSqlite(dataDir, folder);
    return perSecond([() => Promise.resolve(write())]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function barePostgresPerSecond(postgres: Postgres): Promise<number> {
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => postgres.connect()));
  const writers = await Promise.all(clients.map(barePostgres));
  const reached = await perSecond(writers);
  await Promise.all(clients.map((client) => client.end()));
  return reached;
}

async function perSecond(writers: readonly (() => Promise<void>)[]): Promise<number> {
  const start = performance.now();
  const counts = await Promise.all(
    writers.map(async (write) => {
      let count = 0;
      for (; performance.now() < start + BARE_MS; count += 1) await write();
      return count;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - start) / 1_000);
}
