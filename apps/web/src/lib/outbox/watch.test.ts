import 'fake-indexeddb/auto';
import { save, type Network, type Ports } from '@prongsai/outbox';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, unwrap } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PersonDatabase } from '../device/database.ts';
import { ids } from '../device/ids.ts';
import { openStorage, type PhoneStorage } from '../device/storage.ts';
import { EMPTY_STATE, Watch } from './watch.ts';

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
/** After each look: records that wait, and those that have gone. */
let looks: { waiting: number; gone: number }[];
let watch: Watch;
async function look(): Promise<void> {
  db = new PersonDatabase('somchai');
  const clock = { now: (): Date => new Date('2023-02-15T03:00:00Z') };
  phone = {
    ...{ personId: 'somchai', storage: openStorage(db), network: NO_NETWORK, clock, ids },
    random: () => 0.5,
  };
  let state = EMPTY_STATE;
  looks = [];
  watch = new Watch(phone.storage, db.news, ({ unsent }) => {
    state = { ...state, ...unsent };
    waiting = state.ops.length;
    looks.push({ waiting, gone: state.acknowledged.length });
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

  it('sees something of what keeps coming, however quickly', async () => {
    await look();
    let saves = 0;
    while (looks.length < 3 && saves < 2_000) {
      await submit();
      saves += 1;
    }
    expect(looks.length).toBe(3);
  });

  it('[C3] never sees a record gone that the server takes at the moment of a look', async () => {
    await look();
    await submit();
    looks = [];
    const taken = phone.storage.write(async (tx) => {
      const [op] = await tx.ops.all();
      if (!op) throw new Error('Nothing waits.');
      await tx.ops.delete(op.opId);
      await tx.acknowledged.put({ opId: op.opId, op, version: 1, at: op.clientTime, settled: false });
    });
    await Promise.all([taken, watch.look()]);
    await vi.waitFor(() => expect(looks.at(-1)).toEqual({ waiting: 0, gone: 1 }));
    expect(looks).not.toContainEqual({ waiting: 0, gone: 0 });
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
