import { vi } from 'vitest';
import type { Town } from './town.ts';

/** What jobs behind the requests ask now and then is not counted: the least of so many times. */
const TIMES = 3;

/** How many statements reach the town's database while `work` runs. */
export async function queriesOf(town: Town, work: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  for (let time = 0; time < TIMES; time += 1) counts.push(await queriesOnce(town, work));
  return Math.min(...counts);
}

async function queriesOnce(town: Town, work: () => Promise<unknown>): Promise<number> {
  const log = vi.spyOn(town.house.database.fork().config.getLogger(), 'logQuery');
  try {
    await work();
    return log.mock.calls.length;
  } finally {
    log.mockRestore();
  }
}
