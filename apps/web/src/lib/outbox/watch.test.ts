import 'fake-indexeddb/auto';
import { save, type Network, type Ports } from '@prongsai/outbox';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, unwrap } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PersonDatabase } from '../device/database.ts';
import { ids } from '../device/ids.ts';
import { openStorage, type PhoneStorage } from '../device/storage.ts';
import { Watch } from './watch.ts';

const FEBRUARY = { measureId: 'm1', unitId: 'u1', month: '2023-02' };

/** Never reached here. */
const NO_NETWORK: Network = {
  push: async () => ({ kind: 'RETRY', retryAfterMs: null }),
  headBlob: async () => ({ kind: 'RETRY', retryAfterMs: null }),
  putBlob: async () => ({ kind: 'RETRY', retryAfterMs: null }),
};

let db: PersonDatabase;
let phone: Ports & { storage: PhoneStorage };
let waiting: number;
let watch: Watch;
async function look(): Promise<void> {
  db = new PersonDatabase('somchai');
  const clock = { now: (): Date => new Date('2023-02-15T03:00:00Z') };
  phone = {
    ...{ personId: 'somchai', storage: openStorage(db), network: NO_NETWORK, clock, ids },
    random: () => 0.5,
  };
  watch = new Watch(phone.storage, db.news, ({ unsent }) => {
    if (unsent.ops) waiting = unsent.ops.length;
  });
  await watch.begin();
}
const submit = (): Promise<unknown> =>
  save(phone, [{ kind: 'submitMonth', entityId: ids.next(), payload: FEBRUARY }]);

afterEach(async () => {
  watch.stop();
  db.close();
  db.news.close();
  await deleteDB(db.name);
});

describe('what screens see', () => {
  it('follows every save', async () => {
    await look();
    await submit();
    await submit();
    await vi.waitFor(() => expect(waiting).toBe(2));
  });

  it('[C10] follows a store that another tab deleted, once it is opened again', async () => {
    await look();
    await submit();
    await vi.waitFor(() => expect(waiting).toBe(1));
    await deleteDB(db.name);
    await phone.storage.read((tx) => tx.meta.get());
    await vi.waitFor(() => expect(waiting).toBe(0));
    await submit();
    await submit();
    await vi.waitFor(() => expect(waiting).toBe(2));
  });

  it('[C10] follows a store that the browser closed under it', async () => {
    await look();
    await submit();
    await vi.waitFor(() => expect(waiting).toBe(1));
    // Its type asks for the class where it takes a database.
    forceCloseDatabase(unwrap(await db.open()) as never);
    await submit();
    await vi.waitFor(() => expect(waiting).toBe(2));
  });
});
