/** Somebody else who works in the town's PostgreSQL at the same moment. */
import { setTimeout } from 'node:timers/promises';
import type { EntityManager } from '../platform/database.ts';
import type { Town } from './town.ts';

export const THOSE_WHO_WAIT = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/** Another session with a transaction of its own, which is given up in the end. */
export async function inTheWay<T>({ house }: Town, work: (other: EntityManager) => Promise<T>): Promise<T> {
  const other = house.database.fork();
  await other.begin();
  try {
    // The server is to lose: it looks for deadlocks after a second, this session much later.
    await other.execute(`set local deadlock_timeout = '1min'`);
    return await work(other);
  } finally {
    await other.rollback();
  }
}

export async function somebodyWaits({ house }: Town): Promise<void> {
  const looking = house.database.fork();
  const waiting = async () => (await looking.execute<object[]>(`select pid ${THOSE_WHO_WAIT}`)).length;
  while ((await waiting()) === 0) await setTimeout(5);
}
