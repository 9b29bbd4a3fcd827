/** One database per person (C8): nobody's unsent work is in reach of another's session. */
import type { Operation, SyncRow, SyncRowKind } from '@prongsai/contract';
import type { Acknowledged, Draft, Meta, Refused, StoredBytes, Upload } from '@prongsai/outbox';
import Dexie, { type Table } from 'dexie';

export interface KeyedMeta extends Meta {
  key: 'meta';
}

export class PersonDatabase extends Dexie {
  declare readonly meta: Table<KeyedMeta, string>;
  declare readonly ops: Table<Operation, string>;
  declare readonly acknowledged: Table<Acknowledged, string>;
  declare readonly attention: Table<Refused, string>;
  declare readonly uploads: Table<Upload, string>;
  /** ArrayBuffers, read by key only: iOS breaks Blobs and index reads (C9). */
  declare readonly blobs: Table<StoredBytes, string>;
  declare readonly thumbnails: Table<StoredBytes, string>;
  declare readonly drafts: Table<Draft, string>;
  declare readonly rows: Table<SyncRow, [SyncRowKind, string]>;

  constructor(personId: string) {
    // A save is on the disk before the person is told so; browsers default to less (C1).
    // Whole kinds are read at a time; a copy of each kept beside them would only cost a slow phone its start.
    super(`prongsai-${personId}`, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({
      meta: 'key',
      ops: 'opId, seq',
      acknowledged: 'opId',
      attention: 'opId',
      uploads: 'sha256',
      blobs: 'sha256',
      thumbnails: 'sha256',
      drafts: 'key',
      rows: '[kind+id]',
    });
  }
}
