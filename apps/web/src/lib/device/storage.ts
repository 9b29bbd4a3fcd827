/** The outbox's storage over IndexedDB, which hangs, closes and fills up, on some phones often (C10). */
import { StorageFull, type KeyedTable, type Storage, type Table, type Transaction } from '@prongsai/outbox';
import Dexie, { type Table as DexieTable, type Transaction as DexieTransaction } from 'dexie';
import type { PersonDatabase } from './database.ts';

/** After this a call is taken to hang. */
const PATIENCE_MS = 10_000;

/** The database did not answer, even after it was opened anew. */
export class StorageHung extends Error {
  override name = 'StorageHung';
}

export function openStorage(db: PersonDatabase, patienceMs = PATIENCE_MS): Storage {
  const run = <T>(mode: 'r' | 'rw', work: (tx: Transaction) => Promise<T>): Promise<T> =>
    reopening(db, patienceMs, () => once(db, mode, work, patienceMs));
  return { read: (work) => run('r', work), write: (work) => run('rw', work) };
}

/** Tries again, once, on a database opened anew. */
async function reopening<T>(db: PersonDatabase, patienceMs: number, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (isFull(error)) throw new StorageFull();
    if (!isLost(error)) throw error;
  }
  db.close({ disableAutoOpen: false });
  await inTime(db.open(), patienceMs);
  return attempt();
}

async function once<T>(
  db: PersonDatabase,
  mode: 'r' | 'rw',
  work: (tx: Transaction) => Promise<T>,
  patienceMs: number,
): Promise<T> {
  let open: DexieTransaction | undefined;
  // Dexie follows native awaits only into a function that is async by its syntax.
  const result = db.transaction(mode, db.tables, async (transaction) => {
    open = transaction;
    return work(tablesOf(db));
  });
  return inTime(result, patienceMs, () => open?.abort());
}

/** What is given up on must not happen afterwards: `giveUp` aborts it. */
async function inTime<T>(result: PromiseLike<T>, patienceMs: number, giveUp?: () => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StorageHung()), patienceMs);
  });
  try {
    return await Promise.race([result, late]);
  } catch (error) {
    if (error instanceof StorageHung) giveUp?.();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function isFull(error: unknown): boolean {
  const inner = error instanceof Dexie.DexieError ? error.inner : undefined;
  return [error, inner].some((one) => one instanceof Error && one.name === 'QuotaExceededError');
}

/** What browsers say when the connection, rather than the work, has failed. */
const LOST = ['StorageHung', 'DatabaseClosedError', 'InvalidStateError', 'UnknownError', 'AbortError'];
const LOST_MIDWAY = ['TransactionInactiveError', 'TimeoutError', 'OpenFailedError'];

function isLost(error: unknown): boolean {
  return error instanceof Error && [...LOST, ...LOST_MIDWAY].includes(error.name);
}

function tablesOf(db: PersonDatabase): Transaction {
  return {
    meta: {
      get: () => db.meta.get('meta'),
      put: async (meta) => void (await db.meta.put({ ...meta, key: 'meta' })),
    },
    ops: { ...keyed(db.ops), all: () => db.ops.orderBy('seq').toArray() },
    acknowledged: listed(db.acknowledged),
    attention: listed(db.attention),
    uploads: listed(db.uploads),
    blobs: keyed(db.blobs),
    thumbnails: keyed(db.thumbnails),
    drafts: keyed(db.drafts),
    rows: {
      get: (kind, id) => db.rows.get([kind, id]),
      put: async (rows) => void (await db.rows.bulkPut(rows)),
      delete: (keys) => db.rows.bulkDelete(keys.map(({ kind, id }) => [kind, id])),
      clear: () => db.rows.clear(),
    },
  };
}

function keyed<V>(table: DexieTable<V, string>): KeyedTable<V> {
  return {
    get: (id) => table.get(id),
    put: async (value) => void (await table.put(value)),
    delete: (id) => table.delete(id),
  };
}

function listed<V>(table: DexieTable<V, string>): Table<V> {
  return { ...keyed(table), all: () => table.toArray() };
}
