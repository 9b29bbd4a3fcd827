/** What the board costs the server: beside bare SQL of the same facts, and with hundreds of agencies beside it. */
import type { ProductServer } from '../../tests/support/server.ts';
import { startPostgres, type Postgres } from '../support/databases.ts';
import { median, ms, percentile, timed } from '../support/figures.ts';
import { largeAgency } from './agencies.ts';
import { boardAsker } from './asked.ts';
import { barePostgres, bareSqlite, type BareFacts } from './bare-facts.ts';

const ROUNDS = 9;
const WARM_UP = 3;
const MOST_TIMES_BARE = 2;
const MOST_TIMES_ALONE = 1.3;
const API_ALONE = { WEB_HANDLER: '' };

type Figures = Record<string, number | string>;

export async function besideBareSql(on: 'SQLite' | 'PostgreSQL'): Promise<Figures> {
  const postgres = on === 'PostgreSQL' ? await startPostgres() : null;
  const server = await largeAgency(settingsOf(postgres));
  await settle(postgres);
  const bare = await (postgres ? barePostgres(postgres) : bareSqlite(server.dataDir));
  try {
    return await compareWithBare(server, bare);
  } finally {
    await bare.close();
    await server.remove();
    await postgres?.stop();
  }
}

async function compareWithBare(server: ProductServer, bare: BareFacts): Promise<Figures> {
  const ask = await boardAsker(`http://127.0.0.1:${server.port}`);
  const [asked, read] = await inTurn(ask, () => bare.read());
  const ratio = median(asked) / median(read);
  return {
    'board over HTTP, median (ms)': ms(median(asked)),
    'slowest (ms)': ms(percentile(asked, 1)),
    'its answer (KB)': Math.round((await ask()).length / 1000),
    'bare SQL and JSON of the same facts, median (ms)': ms(median(read)),
    'JSON of the facts (KB)': Math.round((await bare.read()) / 1000),
    'times bare': verdict(ratio, MOST_TIMES_BARE),
  };
}

/** The same agency twice: alone, and among five hundred others in a database of its own. */
export async function besideOthers(on: 'SQLite' | 'PostgreSQL'): Promise<Figures> {
  const [first, second] = on === 'PostgreSQL' ? [await startPostgres(), await startPostgres()] : [null, null];
  const alone = await largeAgency(settingsOf(first));
  const began = performance.now();
  const among = await largeAgency(settingsOf(second), { beside: true });
  const made = performance.now() - began;
  await settle(first);
  await settle(second);
  try {
    const [there, here] = [
      await boardAsker(`http://127.0.0.1:${alone.port}`),
      await boardAsker(`http://127.0.0.1:${among.port}`),
    ];
    const [askedAlone, askedAmong] = await inTurn(there, here);
    return {
      'making all agencies (s)': Math.round(made / 1000),
      'board of the agency alone, median (ms)': ms(median(askedAlone)),
      'with 500 agencies of 3 years beside it, median (ms)': ms(median(askedAmong)),
      'times alone': verdict(median(askedAmong) / median(askedAlone), MOST_TIMES_ALONE),
    };
  } finally {
    for (const server of [alone, among]) await server.remove();
    for (const postgres of [first, second]) await postgres?.stop();
  }
}

function settingsOf(postgres: Postgres | null): Record<string, string> {
  return { ...API_ALONE, ...(postgres && { DATABASE_URL: postgres.url }) };
}

/** What PostgreSQL does by itself a minute later: it learns what its tables hold. */
async function settle(postgres: Postgres | null): Promise<void> {
  if (!postgres) return;
  const client = await postgres.connect();
  await client.query('vacuum analyze');
  await client.end();
}

/** Milliseconds of both, one after the other in each round, so that a busy machine is busy for both. */
async function inTurn(
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<[number[], number[]]> {
  const took: [number[], number[]] = [[], []];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const [first, second] = [await timed(one), await timed(other)];
    if (round < 0) continue;
    took[0].push(first);
    took[1].push(second);
  }
  return took;
}

function verdict(ratio: number, most: number): string {
  const rounded = Math.round(ratio * 100) / 100;
  return `${rounded} (at most ${most}: ${ratio <= most ? 'reached' : 'missed'})`;
}
