import { vi } from 'vitest';
import type { Town } from './town.ts';

/** What jobs behind the requests ask now and then is not counted: the least of so many times. */
const TIMES = 3;

/** A statement, as the database's log has it. */
interface Asked {
  readonly query?: string;
  readonly params?: readonly unknown[];
  /** Rows that it gave. */
  readonly results?: number;
}

/** How many statements reach the town's database while `work` runs. */
export async function queriesOf(town: Town, work: () => Promise<unknown>): Promise<number> {
  return least(async () => (await askedDuring(town, work)).length);
}

/** How many rows the town's database gives while `work` runs. */
export async function rowsReadBy(town: Town, work: () => Promise<unknown>): Promise<number> {
  return least(async () =>
    (await askedDuring(town, work)).reduce((sum, { results = 0 }) => sum + results, 0),
  );
}

/** The most rows that one statement gives while `work` runs. */
export async function mostRowsAtOnceIn(town: Town, work: () => Promise<unknown>): Promise<number> {
  return Math.max(0, ...(await askedDuring(town, work)).map(({ results = 0 }) => results));
}

async function least(count: () => Promise<number>): Promise<number> {
  const counts: number[] = [];
  for (let time = 0; time < TIMES; time += 1) counts.push(await count());
  return Math.min(...counts);
}

async function askedDuring(town: Town, work: () => Promise<unknown>): Promise<Asked[]> {
  const log = vi.spyOn(town.house.database.fork().config.getLogger(), 'logQuery');
  try {
    await work();
    return log.mock.calls.map(([asked]) => asked);
  } finally {
    log.mockRestore();
  }
}

/** How the town’s database would answer what `work` reads from `table`. */
export async function plansOf(town: Town, table: string, work: () => Promise<unknown>): Promise<string[]> {
  const from = new RegExp(`^select .* from ["\`]${table}["\`]`);
  const read = (await askedDuring(town, work)).filter(({ query = '' }) => from.test(query));
  return Promise.all(read.map((asked) => planOf(town, asked)));
}

function planOf({ house }: Town, { query = '', params = [] }: Asked): Promise<string> {
  const text = query.replaceAll(/\$\d+/g, '?');
  return house.database.fork().transactional(async (em) => {
    const postgresql = house.config.databaseUrl !== null;
    // It would rather read a small table from end to end.
    if (postgresql) await em.execute('set local enable_seqscan = off');
    const plan = await em.execute(`explain ${postgresql ? '' : 'query plan '}${text}`, [...params]);
    return JSON.stringify(plan);
  });
}
