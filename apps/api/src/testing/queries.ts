import { vi } from 'vitest';
import type { Town } from './town.ts';

/** What jobs behind the requests ask now and then is not counted: the least of so many times. */
const TIMES = 3;

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

async function least(count: () => Promise<number>): Promise<number> {
  const counts: number[] = [];
  for (let time = 0; time < TIMES; time += 1) counts.push(await count());
  return Math.min(...counts);
}

async function askedDuring(town: Town, work: () => Promise<unknown>): Promise<{ results?: number }[]> {
  const log = vi.spyOn(town.house.database.fork().config.getLogger(), 'logQuery');
  try {
    await work();
    return log.mock.calls.map(([asked]) => asked);
  } finally {
    log.mockRestore();
  }
}
