/** Reading the store again whenever it changes, in this tab or another. */
import type { SyncRow, SyncRowKind } from '@prongsai/contract';
import type { OutboxState } from '@prongsai/outbox';
import Dexie, { liveQuery } from 'dexie';
import type { PersonDatabase } from '../device/database.ts';

export const EMPTY_STATE: OutboxState = { ops: [], acknowledged: [], attention: [], uploads: [] };
export const KINDS = [
  'agency',
  'unit',
  'channel',
  'measure',
  'log',
  'action',
  'photo',
  'file',
  'deed',
] as const;

/** A store that failed under the query is asked again after this. */
const AGAIN_MS = 1000;

/** Gives `take` what `read` finds, now and after every change; resolves at the first, with the way to stop. */
export function watch<T>(read: () => Promise<T>, take: (found: T) => void): Promise<() => void> {
  return new Promise((resolve) => {
    let stop = (): void => undefined;
    const listen = (): void => {
      const subscription = liveQuery(read).subscribe({
        next: (found) => {
          take(found);
          resolve(() => stop());
        },
        error: () => {
          const timer = setTimeout(listen, AGAIN_MS);
          stop = () => clearTimeout(timer);
        },
      });
      stop = () => subscription.unsubscribe();
    };
    listen();
  });
}

export async function readState(db: PersonDatabase): Promise<OutboxState> {
  const [ops, acknowledged, attention, uploads] = await Promise.all([
    db.ops.orderBy('seq').toArray(),
    db.acknowledged.toArray(),
    db.attention.toArray(),
    db.uploads.toArray(),
  ]);
  return { ops, acknowledged, attention, uploads };
}

/** One kind at a time, so that a change of one does not read the others. */
export function readRows(db: PersonDatabase, kind: SyncRowKind): Promise<SyncRow[]> {
  return db.rows.where('[kind+id]').between([kind, Dexie.minKey], [kind, Dexie.maxKey]).toArray();
}
