import 'fake-indexeddb/auto';
import { save, type Ports } from '@prongsai/outbox';
import Dexie from 'dexie';
import { forceCloseDatabase } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PersonDatabase } from '../device/database.ts';
import { ids } from '../device/ids.ts';
import { openStorage } from '../device/storage.ts';
import { readState, watch } from './watch.ts';

const FEBRUARY = { measureId: 'm1', unitId: 'u1', month: '2023-02' };

let db: PersonDatabase;
let phone: Pick<Ports, 'storage' | 'clock' | 'ids' | 'personId'>;
let waiting: number;
let stop: () => void;
async function look(): Promise<void> {
  db = new PersonDatabase('somchai');
  const clock = { now: (): Date => new Date('2023-02-15T03:00:00Z') };
  phone = { personId: 'somchai', storage: openStorage(db), clock, ids };
  await phone.storage.read((tx) => tx.meta.get());
  stop = await watch(
    () => readState(db),
    ({ ops }) => (waiting = ops.length),
  );
}
const submit = (): Promise<unknown> =>
  save(phone as Ports, [{ kind: 'submitMonth', entityId: ids.next(), payload: FEBRUARY }]);

afterEach(async () => {
  stop();
  await db.delete();
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
    await Dexie.delete('prongsai-somchai');
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
    forceCloseDatabase(db.backendDB() as never);
    await submit();
    await vi.waitFor(() => expect(waiting).toBe(2));
  });
});
