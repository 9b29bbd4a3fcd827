import 'fake-indexeddb/auto';
import type { SyncRow } from '@prongsai/contract';
import { attachCommands, countsOf, drainRecords, save, StorageFull } from '@prongsai/outbox';
import type { Network, Ports, ShrunkPhoto } from '@prongsai/outbox';
import { deleteDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { summaryOf, takeIn, writeUnsent } from '../outbox/unsent-blob.ts';
import { readState } from '../outbox/watch.ts';
import { PersonDatabase, type StoreName } from './database.ts';
import { holdCommits } from './held-commits.ts';
import { ids } from './ids.ts';
import { openStorage, StorageHung, type OnUncertain, type PhoneStorage } from './storage.ts';

const FEBRUARY = { measureId: 'm1', unitId: 'u1', month: '2023-02' };
const PHOTO: ShrunkPhoto = {
  bytes: new Uint8Array([0xff, 0xd8, 1, 2, 3]).buffer,
  thumbnail: new Uint8Array([0xff, 0xd8]).buffer,
  sha256: 'a'.repeat(64),
  sourceSha256: 'b'.repeat(64),
  width: 4,
  height: 3,
};
const AN_HOUR_MS = 3_600_000;
const opened: PersonDatabase[] = [];

/** Never reached here: what is tested is the store. */
const NO_NETWORK: Network = {
  push: async () => ({ kind: 'RETRY', retryAfterMs: null }),
  headBlob: async () => ({ kind: 'RETRY', retryAfterMs: null }),
  putBlob: async () => ({ kind: 'RETRY', retryAfterMs: null }),
};

interface TestPhone extends Ports {
  db: PersonDatabase;
  storage: PhoneStorage;
}

function phoneOf(personId: string, patienceMs?: number, onUncertain?: OnUncertain): TestPhone {
  const db = new PersonDatabase(personId);
  opened.push(db);
  const clock = { now: (): Date => new Date('2023-02-15T03:00:00Z') };
  const storage = openStorage(db, onUncertain, patienceMs);
  return { personId, db, storage, network: NO_NETWORK, clock, ids, random: () => 0.5 };
}

async function submit(phone: Ports): Promise<string> {
  const entityId = ids.next();
  await save(phone, [{ kind: 'submitMonth', entityId, payload: FEBRUARY }]);
  return entityId;
}

function unitRow(id: string): SyncRow {
  return { kind: 'unit', id, version: 1, data: { name: id, label: id, activeFrom: null, activeUntil: null } };
}

async function count({ db }: TestPhone, store: StoreName): Promise<number> {
  return (await db.open()).count(store);
}

/** From now on the browser answers so, the first time or each time, when it is asked of the store of that name. */
function inStore(
  name: StoreName,
  method: 'get' | 'put',
  answer: (store: IDBObjectStore) => IDBRequest,
  { times = Infinity } = {},
): void {
  const own = IDBObjectStore.prototype[method];
  let left = times;
  vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
    this: IDBObjectStore,
    ...given: unknown[]
  ) {
    return this.name === name && left-- > 0 ? answer(this) : Reflect.apply(own, this, given);
  });
}

/** Never answers, and never ends either, until somebody puts an end to it. */
function hangs(store: IDBObjectStore): IDBRequest {
  const again = (): void => void (store.count().onsuccess = again);
  again();
  return new IDBRequest();
}

/** Happens whenever the browser is asked for many values. */
function beforeEachGetAll(happens: () => void) {
  const own = IDBObjectStore.prototype.getAll;
  return vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (
    this: IDBObjectStore,
    ...given
  ) {
    happens();
    return own.apply(this, given);
  });
}

/** As a disk or a network hands them over: cut anywhere, also within a letter. */
function inPieces(bytes: ArrayBuffer, size: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  const starts = Array.from({ length: Math.ceil(bytes.byteLength / size) }, (_, index) => index * size);
  return new ReadableStream({
    start(controller) {
      for (const at of starts) controller.enqueue(new Uint8Array(bytes.slice(at, at + size)));
      controller.close();
    },
  });
}

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  for (const db of opened.splice(0)) {
    db.close();
    db.news.close();
    await deleteDB(db.name);
  }
});

describe('the outbox in IndexedDB', () => {
  it('[C1] asks the browser to be sure that it is on the disk', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await submit(phoneOf('somchai'));
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.map(([, , options]) => options?.durability)).toEqual(['strict']);
  });

  it('[C1] keeps the record, the photo and the number in one transaction, or none of them', async () => {
    const phone = phoneOf('somchai');
    await submit(phone);
    const no = (): never => {
      throw new Error('no');
    };
    inStore('thumbnails', 'put', no, { times: 1 });
    const command = { kind: 'submitMonth' as const, entityId: ids.next(), payload: FEBRUARY };
    await expect(save(phone, [command], { photos: [PHOTO] })).rejects.toThrow('no');
    expect([await count(phone, 'ops'), await count(phone, 'blobs')]).toEqual([1, 0]);
    await save(phone, [command], { photos: [PHOTO] });
    expect((await readState(phone.storage)).ops.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('[C9] gives bytes back as an ArrayBuffer, by their hash', async () => {
    const phone = phoneOf('somchai');
    await save(phone, attachCommands(phone, ids.next(), [PHOTO]), { photos: [PHOTO] });
    const kept = await phone.storage.read((tx) => tx.blobs.get(PHOTO.sha256));
    expect(kept?.bytes).toBeInstanceOf(ArrayBuffer);
    expect(kept?.bytes).toEqual(PHOTO.bytes);
    const { store } = (await phone.db.open()).transaction('blobs');
    expect([...store.indexNames]).toEqual([]);
  });

  it('[C8] one person’s work is not in another’s database', async () => {
    const [somchai, malee] = [phoneOf('somchai'), phoneOf('malee')];
    await submit(somchai);
    expect([somchai.db.name, malee.db.name]).toEqual(['prongsai-somchai', 'prongsai-malee']);
    expect(countsOf(await readState(malee.storage)).unsent).toBe(0);
    expect(countsOf(await readState(somchai.storage)).unsent).toBe(1);
  });

  it('[C10] waits for a store that takes long over many rows, as long as it answers', async () => {
    const phone = phoneOf('somchai');
    const rows = Array.from({ length: 12_000 }, (_, index) => unitRow(`u${index}`));
    await phone.storage.write((tx) => tx.rows.put(rows));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const asked = beforeEachGetAll(() => void vi.advanceTimersByTime(6_000));
    const found = await phone.storage.read((tx) => tx.rows.all('unit'));
    expect(new Set(found.map(({ id }) => id)).size).toBe(rows.length);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('[C10] does not take a page that was held up itself for a store that hangs', async () => {
    const phone = phoneOf('somchai');
    await phone.storage.write((tx) => tx.rows.put([unitRow('u1')]));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const heldUpUntil = performance.now() + 20_000;
    const asked = beforeEachGetAll(() => {
      vi.spyOn(performance, 'now').mockReturnValue(heldUpUntil);
      vi.advanceTimersByTime(10_000);
    });
    const found = await phone.storage.read(async (tx) => {
      await tx.meta.get();
      return tx.rows.all('unit');
    });
    expect(found).toEqual([unitRow('u1')]);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('[C10] opens a closed database again', async () => {
    const phone = phoneOf('somchai');
    await submit(phone);
    (await phone.db.open()).close();
    await submit(phone);
    phone.db.close();
    await submit(phone);
    expect(await count(phone, 'ops')).toBe(3);
  });

  it('[C10] a hanging call is given up, undone and made once more', async () => {
    const phone = phoneOf('somchai', 50);
    await phone.db.open();
    inStore('meta', 'put', hangs, { times: 1 });
    const entityId = await submit(phone);
    expect((await readState(phone.storage)).ops).toMatchObject([{ entityId, seq: 1 }]);
  });

  it('[C1] [C10] what is being committed is not given up on, however long it takes, nor done again beside it', async () => {
    const told: boolean[] = [];
    const phone = phoneOf('somchai', 50, (isUncertain) => told.push(isUncertain));
    await phone.db.open();
    const release = holdCommits();
    const saving = submit(phone);
    await vi.waitFor(() => expect(told).toEqual([true]));
    release();
    const entityId = await saving;
    expect((await readState(phone.storage)).ops).toMatchObject([{ entityId, seq: 1 }]);
    expect(told).toEqual([true, false]);
  });

  it('[C10] what was not committed in the end is done again, and only then', async () => {
    const uncertain = vi.fn<OnUncertain>();
    const phone = phoneOf('somchai', 50, uncertain);
    await phone.db.open();
    const release = holdCommits();
    const saving = submit(phone);
    await vi.waitFor(() => expect(uncertain).toHaveBeenCalledTimes(1));
    release('ABORT');
    const entityId = await saving;
    expect((await readState(phone.storage)).ops).toMatchObject([{ entityId, seq: 1 }]);
  });

  it('[C10] a database that never answers is said to hang', async () => {
    const phone = phoneOf('somchai', 30);
    await phone.db.open();
    inStore('meta', 'get', hangs);
    await expect(phone.storage.read((tx) => tx.meta.get())).rejects.toThrow(StorageHung);
  });

  it('[C10] a page that is left holds no other up, and does again what it was at when it is shown again', async () => {
    const [left, next] = [phoneOf('somchai', AN_HOUR_MS), phoneOf('somchai', 100)];
    const standing = new Promise<void>((stands) => {
      inStore('meta', 'get', (store) => (stands(), hangs(store)), { times: 1 });
    });
    const interrupted = submit(left);
    await standing;
    left.db.leave();
    await submit(next);
    await interrupted;
    expect(await count(next, 'ops')).toBe(2);
  });

  it('a full phone is told apart from a broken one', async () => {
    const phone = phoneOf('somchai');
    const full = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    inStore('blobs', 'put', full);
    const saving = save(phone, attachCommands(phone, ids.next(), [PHOTO]), { photos: [PHOTO] });
    await expect(saving).rejects.toThrow(StorageFull);
    expect(await count(phone, 'ops')).toBe(0);
  });

  it('[C4] [C3] takes in an answer: receipts, rows and tombstones', async () => {
    const phone = phoneOf('somchai');
    await submit(phone);
    phone.network = {
      ...NO_NETWORK,
      push: async ({ ops }) => ({
        kind: 'ANSWERED',
        answer: {
          receipts: ops.map(({ opId }) => ({
            opId,
            status: 'APPLIED',
            version: 2,
            code: null,
            message: null,
          })),
          missingBlobs: [],
          page: {
            since: 0,
            cursor: 3,
            hasMore: false,
            scope: 'all',
            reset: true,
            rows: [
              { kind: 'log', id: 'l1', version: 1, data: FEBRUARY },
              { kind: 'log', id: 'l2', version: 2, data: FEBRUARY },
            ],
            tombstones: [{ kind: 'log', id: 'l2', version: 3 }],
            serverTime: '2023-02-15T03:00:01.000Z',
          },
        },
      }),
    };
    expect((await drainRecords(phone)).end).toEqual({ kind: 'DONE' });
    expect((await phone.storage.read((tx) => tx.rows.all('log'))).map(({ id }) => id)).toEqual(['l1']);
    expect(await phone.storage.read((tx) => tx.rows.all('action'))).toEqual([]);
    expect(await readState(phone.storage)).toMatchObject({
      ops: [],
      acknowledged: [{ version: 2, settled: true }],
    });
  });

  it('[C11] unsent work goes to another phone as a file', async () => {
    const phone = phoneOf('somchai');
    await save(phone, attachCommands(phone, ids.next(), [PHOTO]), { photos: [PHOTO] });
    const file = await writeUnsent(phone, { from: 'สมชาย ใจดี' });
    phone.db.close();
    await deleteDB(phone.db.name);
    const other = phoneOf('somchai');
    expect(await summaryOf(other, file)).toMatchObject({ from: 'สมชาย ใจดี', records: 1, photos: 1 });
    expect(await takeIn(other, file)).toBe(1);
    const kept = await other.storage.read((tx) => tx.blobs.get(PHOTO.sha256));
    expect(new Uint8Array(kept?.bytes ?? new ArrayBuffer(0))).toEqual(new Uint8Array(PHOTO.bytes));
  });

  it.each([1, 7, 1000])('[C11] a file is read alike, in pieces of %i bytes', async (size) => {
    const phone = phoneOf('somchai');
    await save(phone, attachCommands(phone, ids.next(), [PHOTO]), { photos: [PHOTO] });
    const file = await writeUnsent(phone, { from: 'สมชาย ใจดี' });
    vi.spyOn(file, 'stream').mockReturnValue(inPieces(await file.arrayBuffer(), size));
    expect(await summaryOf(phone, file)).toMatchObject({ from: 'สมชาย ใจดี', photos: 1 });
  });
});
