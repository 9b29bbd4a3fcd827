/**
 * Rows for bytes that are on the disk. Uploads end at nearly the same time when many phones send: those that have ended
 * wait a moment for those that are under way, are written together, and each is told after it.
 */
import type { House } from '../platform/context.ts';
import { openGroup } from '../platform/in-group.ts';
import { openWay } from '../platform/on-the-way.ts';
import { inTransaction } from '../platform/transaction.ts';
import { markStored, type Stored } from './held-bytes.service.ts';

/** Says whether the agency had the bytes before. */
export type Keep = (stored: Stored) => Promise<boolean>;

/** Runs an upload, which keeps what it brought or ends without. */
export type WhileUnderWay = <T>(upload: (keep: Keep) => Promise<T>) => Promise<T>;

const MOST_TOGETHER = 50;
/** Others may be under way for minutes. */
const GATHER_MS = 5;

export function openKeeping(house: Pick<House, 'database' | 'clock'>): WhileUnderWay {
  const way = openWay();
  const group = { most: MOST_TOGETHER, gathered: () => way.empty(GATHER_MS) };
  const write = openGroup<Stored, boolean>(group, async (arrived) => {
    const known = await inTransaction({ ...house, caller: null }, (tx) => markStored(tx, arrived));
    return arrived.map((each) => known.has(each));
  });
  return async (upload) => {
    const arrive = way.setOut();
    const keep: Keep = (stored) => {
      arrive();
      return write(stored);
    };
    return upload(keep).finally(arrive);
  };
}
