/** Everything the outbox needs from the world, given to it. */
import type { Operation, SyncPush, SyncPushAnswer, SyncRow, SyncRowKind } from '@prongsai/contract';
import type { Acknowledged, Draft, Meta, Refused, StoredBytes, Upload } from './model.ts';

export interface Ports {
  /** Whose outbox this is (C8). */
  personId: string;
  storage: Storage;
  network: Network;
  clock: Clock;
  ids: Ids;
  random: Random;
  /** Told what each lane is sending now (operation ids, photo hashes), for screens. */
  onSending?: (lane: Lane, ids: readonly string[]) => void;
  /** Told how much of a photo has gone out, in bytes, those of earlier tries included. */
  onProgress?: (sha256: string, sentBytes: number, totalBytes: number) => void;
}

/** Records and photos travel apart, so that neither waits for the other (C7). */
export type Lane = 'RECORDS' | 'PHOTOS';

export interface Clock {
  now(): Date;
}
export interface Ids {
  /** A new UUIDv7. */
  next(): string;
}
/** Evenly spread in [0, 1). */
export type Random = () => number;

export interface Network {
  /** Never throws. A push without operations is a pull. */
  push(push: SyncPush): Promise<PushOutcome>;
  headBlob(sha256: string): Promise<BlobOutcome>;
  /** Sends what follows the first `from` bytes, which the server has. */
  putBlob(sha256: string, bytes: ArrayBuffer, sending?: Sending): Promise<BlobOutcome>;
}

export interface Sending {
  from: number;
  /** Told how many of all the bytes have gone out. */
  onProgress: (sentBytes: number) => void;
}

/** No network, 5xx, 429, or somebody else's page (a captive portal). */
export interface Retry {
  kind: 'RETRY';
  retryAfterMs: number | null;
  /** It was our server, and it asks to come back later. */
  busy?: boolean;
  /** Nothing of it went out: the phone had no network at all, or nobody could say whose session it is. */
  neverLeft?: boolean;
}

export type PushOutcome =
  | { kind: 'ANSWERED'; answer: SyncPushAnswer }
  | Retry
  /** No session, or another person's. */
  | { kind: 'SIGNED_OUT' }
  | { kind: 'UPGRADE_REQUIRED' }
  /** The request as a whole was not understood: nothing in it was tried. */
  | { kind: 'REFUSED' };

export type BlobOutcome =
  | { kind: 'STORED' }
  /** The server has the first `offset` bytes, and goes on from there only. */
  | { kind: 'MISSING'; offset: number }
  | Retry
  | { kind: 'SIGNED_OUT' }
  /** `final`: trying the same bytes again cannot help. */
  | { kind: 'REFUSED'; code: string; final: boolean };

export interface Storage {
  /** A consistent read. */
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * All of it or nothing, and on the disk when it resolves (C1). `work` awaits nothing but `tx`. A store that
   * hung may run it once more, so it must tolerate having happened already. Throws StorageFull.
   */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** The phone has no room left; nothing was written. */
export class StorageFull extends Error {
  override name = 'StorageFull';
}

export interface Transaction {
  meta: { get(): Promise<Meta | undefined>; put(meta: Meta): Promise<void> };
  /** `all` is in order of `seq`. */
  ops: Table<Operation>;
  acknowledged: Table<Acknowledged>;
  attention: Table<Refused>;
  uploads: Table<Upload>;
  /** Read by key only (C9). */
  blobs: KeyedTable<StoredBytes>;
  thumbnails: KeyedTable<StoredBytes>;
  /** `keys` are those that begin so. */
  drafts: KeyedTable<Draft> & { keys(beginning: string): Promise<string[]> };
  rows: RowTable;
}

export interface KeyedTable<V> {
  get(id: string): Promise<V | undefined>;
  put(value: V): Promise<void>;
  delete(id: string): Promise<void>;
}
export interface Table<V> extends KeyedTable<V> {
  all(): Promise<V[]>;
}

export interface RowTable {
  get(kind: SyncRowKind, id: string): Promise<SyncRow | undefined>;
  put(rows: readonly SyncRow[]): Promise<void>;
  delete(keys: readonly { kind: SyncRowKind; id: string }[]): Promise<void>;
  clear(): Promise<void>;
}
