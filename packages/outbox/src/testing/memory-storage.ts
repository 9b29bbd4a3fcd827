/** A phone's store in memory, with the faults of a real one: it dies, it fills up, it comes back older. */
import type { Operation, SyncRow, SyncRowKind } from '@prongsai/contract';
import type { Acknowledged, Draft, Meta, Refused, StoredBytes, Upload } from '../model.ts';
import { StorageFull, type KeyedTable, type Storage, type Table, type Transaction } from '../ports.ts';

export interface Stores {
  meta: Map<string, Meta>;
  ops: Map<string, Operation>;
  acknowledged: Map<string, Acknowledged>;
  attention: Map<string, Refused>;
  uploads: Map<string, Upload>;
  blobs: Map<string, StoredBytes>;
  thumbnails: Map<string, StoredBytes>;
  drafts: Map<string, Draft>;
  rows: Map<string, SyncRow>;
}

/** The page was killed. */
export class PhoneDied extends Error {
  override name = 'PhoneDied';
}

export class MemoryStorage implements Storage {
  /** Committed. */
  stores: Stores = copyOf();
  /** What befalls the next write. */
  nextWrite: 'DIES_BEFORE_COMMIT' | 'DIES_AFTER_COMMIT' | null = null;
  /** Bytes of photos that fit. */
  room = Infinity;
  #turn: Promise<unknown> = Promise.resolve();

  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#inTurn(() => work(transactionOn(copyOf(this.stores))));
  }

  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      const copy = copyOf(this.stores);
      const result = await work(transactionOn(copy));
      if (sizeOf(copy) > this.room) throw new StorageFull();
      const fault = this.nextWrite;
      this.nextWrite = null;
      if (fault === 'DIES_BEFORE_COMMIT') throw new PhoneDied();
      this.stores = copy;
      if (fault === 'DIES_AFTER_COMMIT') throw new PhoneDied();
      return result;
    });
  }

  snapshot(): Stores {
    return copyOf(this.stores);
  }

  /** As a browser does after a crash: the store is as it once was. */
  rollBackTo(snapshot: Stores): void {
    this.stores = copyOf(snapshot);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function copyOf(stores?: Stores): Stores {
  return {
    meta: new Map(stores?.meta),
    ops: new Map(stores?.ops),
    acknowledged: new Map(stores?.acknowledged),
    attention: new Map(stores?.attention),
    uploads: new Map(stores?.uploads),
    blobs: new Map(stores?.blobs),
    thumbnails: new Map(stores?.thumbnails),
    drafts: new Map(stores?.drafts),
    rows: new Map(stores?.rows),
  };
}

function sizeOf({ blobs }: Stores): number {
  return [...blobs.values()].reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
}

function transactionOn(stores: Stores): Transaction {
  const ops = keyed(stores.ops, ({ opId }) => opId);
  const meta = keyed(stores.meta, () => 'meta');
  return {
    meta: { get: () => meta.get('meta'), put: meta.put },
    ops: { ...ops, all: async () => [...stores.ops.values()].sort((a, b) => a.seq - b.seq) },
    acknowledged: listed(stores.acknowledged, ({ opId }) => opId),
    attention: listed(stores.attention, ({ opId }) => opId),
    uploads: listed(stores.uploads, ({ sha256 }) => sha256),
    blobs: keyed(stores.blobs, ({ sha256 }) => sha256),
    thumbnails: keyed(stores.thumbnails, ({ sha256 }) => sha256),
    drafts: {
      ...keyed(stores.drafts, ({ key }) => key),
      keys: async (beginning) => [...stores.drafts.keys()].filter((key) => key.startsWith(beginning)),
    },
    rows: {
      get: async (kind, id) => stores.rows.get(rowKey({ kind, id })),
      put: async (rows) => rows.forEach((row) => stores.rows.set(rowKey(row), row)),
      delete: async (keys) => keys.forEach((key) => stores.rows.delete(rowKey(key))),
      clear: async () => stores.rows.clear(),
    },
  };
}

export function rowKey({ kind, id }: { kind: SyncRowKind; id: string }): string {
  return `${kind} ${id}`;
}

/** Values go in and out as copies, as they do in a real store. */
function keyed<V extends object>(map: Map<string, V>, keyOf: (value: V) => string): KeyedTable<V> {
  return {
    get: async (id) => {
      const value = map.get(id);
      return value && { ...value };
    },
    put: async (value) => void map.set(keyOf(value), { ...value }),
    delete: async (id) => void map.delete(id),
  };
}

function listed<V extends object>(map: Map<string, V>, keyOf: (value: V) => string): Table<V> {
  return { ...keyed(map, keyOf), all: async () => [...map.values()].map((value) => ({ ...value })) };
}
