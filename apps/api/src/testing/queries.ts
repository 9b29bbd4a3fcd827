import { vi } from 'vitest';
import type { Town } from './town.ts';

/** How many statements reach the town's database while `work` runs. */
export async function queriesOf(town: Town, work: () => Promise<unknown>): Promise<number> {
  const log = vi.spyOn(town.house.database.fork().config.getLogger(), 'logQuery');
  try {
    await work();
    return log.mock.calls.length;
  } finally {
    log.mockRestore();
  }
}
