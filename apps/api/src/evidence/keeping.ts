/**
 * Rows for bytes that are on the disk. Uploads end at the same time when many phones send, and a commit waits for the
 * disk: those that ended while the last was written are written in one, and each is told after it.
 */
import DataLoader from 'dataloader';
import type { House } from '../platform/context.ts';
import { inTransaction } from '../platform/transaction.ts';
import { markStored, type Stored } from './evidence.service.ts';

/** Says whether the agency had the bytes before. */
export type Keep = (stored: Stored) => Promise<boolean>;

const MOST_AT_ONCE = 50;

export function openKeeping(house: Pick<House, 'database' | 'clock'>): Keep {
  let last = Promise.resolve();
  const keeping = new DataLoader<Stored, boolean>(
    (arrived) => {
      const written = keepAll(house, arrived);
      last = written.then(() => undefined);
      return written;
    },
    {
      cache: false,
      maxBatchSize: MOST_AT_ONCE,
      // Those whose disk has answered in the meantime come along.
      batchScheduleFn: (begin) => void last.then(() => setImmediate(begin)),
    },
  );
  return (stored) => keeping.load(stored);
}

async function keepAll(
  house: Pick<House, 'database' | 'clock'>,
  arrived: readonly Stored[],
): Promise<(boolean | Error)[]> {
  try {
    const known = await inTransaction({ ...house, caller: null }, (tx) => markStored(tx, arrived));
    return arrived.map((each) => known.has(each));
  } catch (error) {
    if (arrived.length === 1) return [error as Error];
    // What was wrong with one is no fault of the others.
    const answers = [];
    for (const each of arrived) answers.push(...(await keepAll(house, [each])));
    return answers;
  }
}
