/** The outbox's storage over IndexedDB, which hangs, closes and fills up, on some phones often (C10). */
import type { Operation, SyncRow, SyncRowKind } from '@prongsai/contract';
import {
  StorageFull,
  type KeyedTable,
  type Meta,
  type Storage,
  type Table,
  type Transaction,
} from '@prongsai/outbox';
import { unwrap } from 'idb';
import { giveUp, type Open, type PersonDatabase, type StoreName } from './database.ts';
import type { Part } from './news.ts';

/** What the screens read besides. */
export interface PhoneTransaction extends Transaction {
  rows: Transaction['rows'] & { all(kind: SyncRowKind): Promise<SyncRow[]> };
}
export interface PhoneStorage extends Storage {
  read<T>(work: (tx: PhoneTransaction) => Promise<T>): Promise<T>;
}
type Work<T> = (tx: PhoneTransaction) => Promise<T>;

/** A store that has answered nothing for so long is taken to hang. */
const PATIENCE_MS = 10_000;
/** A page that was itself held up for so long has not heard yet what the store answered meanwhile. */
const HELD_UP_MS = 1_000;
/** Of a hundred thousand rows, so many are read at once: some tenths of a second on a slow tablet. */
const ROWS_AT_ONCE = 5_000;

/** The database did not answer, even after it was opened anew. */
export class StorageHung extends Error {
  override name = 'StorageHung';
}

/** Told when it cannot be said whether what was written last is on the disk, and when it can be said again. */
export type OnUncertain = (isUncertain: boolean) => void;

export function openStorage(
  db: PersonDatabase,
  onUncertain: OnUncertain = () => undefined,
  patienceMs = PATIENCE_MS,
): PhoneStorage {
  const patience = new Patience(patienceMs);
  const run = <T>(mode: IDBTransactionMode, work: Work<T>): Promise<T> =>
    reopening(db, () => once(db, mode, work, patience, onUncertain));
  return { read: (work) => run('readonly', work), write: (work) => run('readwrite', work) };
}

/** Tries again, once, on a database opened anew. */
async function reopening<T>(db: PersonDatabase, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (isNamed(error, FULL)) throw new StorageFull();
    if (!isNamed(error, LOST)) throw error;
  }
  db.close();
  return attempt();
}

async function once<T>(
  db: PersonDatabase,
  mode: IDBTransactionMode,
  work: Work<T>,
  patience: Patience,
  onUncertain: OnUncertain,
): Promise<T> {
  const connection = await patience.with(db.open());
  const open = db.begin(connection, mode);
  const written = new Set<Part>();
  let isCommitting = false;
  const committed = (result: T): T => {
    commit(open);
    isCommitting = written.size > 0;
    return result;
  };
  try {
    const tables = tablesOf(open, written, () => patience.renew());
    const ended = Promise.all([work(tables).then(committed), open.done]);
    const [found] = await patience.with(ended).catch((error) => {
      if (isCommitting && error instanceof StorageHung) return certain(ended, onUncertain);
      throw error;
    });
    if (written.size > 0) db.news.tell([...written]);
    return found;
  } catch (error) {
    giveUp(open);
    throw open.error ?? error;
  }
}

/** Nothing more is asked of it: a page that goes now takes nothing of it along. */
function commit(open: Open): void {
  try {
    open.commit();
  } catch {
    // It has ended by itself.
  }
}

/**
 * What is being committed cannot be given up any more: it happens, or it does not, and its own end alone says which.
 * Whoever says "not saved" before that has it saved twice.
 */
function certain<T>(ended: Promise<T>, onUncertain: OnUncertain): Promise<T> {
  onUncertain(true);
  return ended.finally(() => onUncertain(false));
}

/** Of all who wait for one store: whatever it answers to one of them shows that it is slow, and does not hang. */
class Patience {
  #ms: number;
  #renewedAt = -Infinity;

  constructor(ms: number) {
    this.#ms = ms;
  }

  renew(): void {
    this.#renewedAt = performance.now();
  }

  /** Gives what `result` gives, or rejects with StorageHung. */
  with<T>(result: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      const lookIn = (ms: number): void => {
        const due = performance.now() + ms;
        timer = setTimeout(() => {
          const now = performance.now();
          if (now - due > HELD_UP_MS) this.renew();
          const left = this.#renewedAt + this.#ms - now;
          if (left > 0) lookIn(left);
          else reject(new StorageHung());
        }, ms);
      };
      lookIn(this.#ms);
    });
    return Promise.race([result, late]).finally(() => clearTimeout(timer));
  }
}

const FULL = ['QuotaExceededError'];
/** What browsers say when the connection, rather than the work, has failed. */
const LOST = [
  'StorageHung',
  'InvalidStateError',
  'UnknownError',
  'AbortError',
  'TransactionInactiveError',
  'TimeoutError',
];

function isNamed(error: unknown, names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}

function tablesOf(open: Open, written: Set<Part>, onAnswer: () => void): PhoneTransaction {
  const meta = keyed<Meta & { key: 'meta' }>(open, 'meta', written);
  return {
    meta: { get: () => meta.get('meta'), put: (value) => meta.put({ ...value, key: 'meta' }) },
    ops: {
      ...keyed(open, 'ops', written),
      all: async () => (await allOf<Operation>(open, 'ops')).sort((a, b) => a.seq - b.seq),
    },
    acknowledged: listed(open, 'acknowledged', written),
    attention: listed(open, 'attention', written),
    uploads: listed(open, 'uploads', written),
    blobs: keyed(open, 'blobs', written),
    thumbnails: keyed(open, 'thumbnails', written),
    drafts: {
      ...keyed(open, 'drafts', written),
      keys: async (beginning) =>
        (await open.objectStore('drafts').getAllKeys(IDBKeyRange.bound(beginning, `${beginning}\uffff`))).map(
          String,
        ),
    },
    rows: rowsIn(open, written, onAnswer),
  };
}

/**
 * What is written is not waited for: it is written in the order asked for, one that fails takes its transaction along,
 * and a page may go right after it. On a slow phone each answer waited for is a tenth of a save.
 */
function keyed<V>(open: Open, name: StoreName, written: Set<Part>): KeyedTable<V> {
  const store = open.objectStore(name);
  const bare = unwrap(store);
  return {
    get: (id) => store.get(id),
    put: async (value) => {
      written.add(name);
      bare.put(value);
    },
    delete: async (id) => {
      written.add(name);
      bare.delete(id);
    },
  };
}

function listed<V>(open: Open, name: StoreName, written: Set<Part>): Table<V> {
  return { ...keyed(open, name, written), all: () => allOf(open, name) };
}

function allOf<V>(open: Open, name: StoreName): Promise<V[]> {
  return open.objectStore(name).getAll();
}

/** Rows come by the hundred, and are not waited for either. */
function rowsIn(open: Open, written: Set<Part>, onAnswer: () => void): PhoneTransaction['rows'] {
  const store = open.objectStore('rows');
  const bare = unwrap(store);
  return {
    get: (kind, id) => store.get([kind, id]),
    async all(kind) {
      const found: SyncRow[] = [];
      for (let after: IDBValidKey[] = [kind]; ;) {
        const some: SyncRow[] = await store.getAll(IDBKeyRange.bound(after, [kind, []], true), ROWS_AT_ONCE);
        onAnswer();
        for (const row of some) found.push(row);
        const last = some.at(-1);
        if (some.length < ROWS_AT_ONCE || !last) return found;
        after = [kind, last.id];
      }
    },
    put: async (rows) => {
      for (const row of rows) bare.put(row);
      for (const { kind } of rows) written.add(kind);
    },
    delete: async (keys) => {
      for (const { kind, id } of keys) bare.delete([kind, id]);
      for (const { kind } of keys) written.add(kind);
    },
    clear: async () => {
      written.add('rows');
      await store.clear();
    },
  };
}
