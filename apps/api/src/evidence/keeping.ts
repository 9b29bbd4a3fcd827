/**
 * Rows for bytes that are on the disk. Uploads end at the same time when many phones send; those that ended while the
 * last was written are written together, and each is told after it.
 */
import type { House } from '../platform/context.ts';
import { openGroup } from '../platform/in-group.ts';
import { inTransaction } from '../platform/transaction.ts';
import { markStored, type Stored } from './held-bytes.service.ts';

/** Says whether the agency had the bytes before. */
export type Keep = (stored: Stored) => Promise<boolean>;

const TOGETHER = { most: 50, gatherMs: 5 };

export function openKeeping(house: Pick<House, 'database' | 'clock'>): Keep {
  return openGroup(TOGETHER, async (arrived) => {
    const known = await inTransaction({ ...house, caller: null }, (tx) => markStored(tx, arrived));
    return arrived.map((each) => known.has(each));
  });
}
