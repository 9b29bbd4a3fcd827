import 'fake-indexeddb/auto';
import { Act, placeOf, StorageFull, type DraftHold } from '@prongsai/outbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ids } from '#lib/device/ids.ts';
import { Outbox } from './outbox.svelte.ts';

const KEY = 'record budget finance 2023-02';
const EVIDENCE = { photos: [], files: [] };
const FORM = { fields: { what: 'ติดประกาศ' }, photos: [], files: [] };
const ACTION = {
  measureId: 'budget',
  unitId: 'finance',
  month: '2023-02',
  day: '2023-02-14',
  channel: 'NOTICE_BOARD',
  what: 'ติดประกาศ',
  place: null,
  quantity: null,
  link: null,
};

/** The browser fails the first writing of a draft, as it does when its store is lost or the phone is full. */
function failFirstDraft(name: 'UnknownError' | 'QuotaExceededError'): void {
  const own = IDBObjectStore.prototype.put;
  let left = 1;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
    if (this.name === 'drafts' && left-- > 0) throw new DOMException('the store was lost', name);
    return Reflect.apply(own, this, given);
  });
}

let outbox: Outbox;
let hold: DraftHold;
beforeEach(() => {
  hold = { place: placeOf(KEY, ids.next()), kept: null };
  // A phone in the pocket: nothing is sent meanwhile.
  vi.stubGlobal('document', { visibilityState: 'hidden', documentElement: { lang: 'th' } });
  vi.stubGlobal('requestAnimationFrame', setImmediate);
  outbox = new Outbox(ids.next(), 'สมหญิง');
});
afterEach(() => {
  outbox.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
const record = (act = new Act(ids)): Promise<string[]> =>
  outbox.record([ACTION], EVIDENCE, { draft: hold, act });
const kept = async (): Promise<unknown> => (await outbox.drafts.all(KEY))[0]?.value;

it('[C1] a record is called saved once it is on the disk; the screens show it a frame later', async () => {
  await record();
  expect(outbox.unsent).toBe(0);
  expect(await outbox.unsentCount()).toBe(1);
  await outbox.shown;
  expect(outbox.unsent).toBe(1);
});

describe('[C1] what was told to have failed and is on the disk all the same', () => {
  beforeEach(() => {
    vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementationOnce(() => {
      throw new DOMException('nobody can be told', 'DataError');
    });
  });

  it('is one record, however often it is tapped', async () => {
    const act = new Act(ids);
    await expect(record(act)).rejects.toThrow('nobody can be told');
    const [again] = await record(act);
    await outbox.shown;
    expect(outbox.ops).toMatchObject([{ kind: 'recordAction', entityId: again }]);
  });

  it('is one deed, until something was saved', async () => {
    const note = { measureId: 'budget', unitId: 'finance', month: '2023-02', note: 'ขาดภาพป้าย' };
    await expect(outbox.make('writeNote', note)).rejects.toThrow('nobody can be told');
    const first = await outbox.make('writeNote', note);
    expect(outbox.ops.map(({ entityId }) => entityId)).toEqual([first]);
    const second = await outbox.make('writeNote', note);
    expect(outbox.ops.map(({ entityId }) => entityId)).toEqual([first, second]);
  });
});

describe('a draft that is written late', () => {
  it.each(['UnknownError', 'QuotaExceededError'] as const)(
    '[C1] does not come back after the save that used it up: %s',
    async (error) => {
      await outbox.drafts.keep(hold, FORM);
      failFirstDraft(error);
      const late = outbox.drafts.keep(hold, FORM);
      await Promise.all([record(), late]);
      expect(await kept()).toBeUndefined();
      await outbox.drafts.keep(hold, { ...FORM, fields: { what: 'รายการถัดไป' } });
      expect(await kept()).toMatchObject({ fields: { what: 'รายการถัดไป' } });
    },
  );

  it('does not come back after the form was emptied, nor over what was written since', async () => {
    failFirstDraft('UnknownError');
    await Promise.all([outbox.drafts.keep(hold, FORM), outbox.drafts.drop(hold)]);
    expect(await kept()).toBeUndefined();
    vi.restoreAllMocks();
    failFirstDraft('UnknownError');
    await Promise.all([outbox.drafts.keep(hold, 'first'), outbox.drafts.keep(hold, 'second')]);
    expect(await kept()).toBe('second');
  });

  it('is kept all the same when the store fails once and nobody saved', async () => {
    failFirstDraft('UnknownError');
    await outbox.drafts.keep(hold, FORM);
    expect(await kept()).toEqual(FORM);
  });

  it('[C1] says that there is no room, and keeps what was kept before', async () => {
    await outbox.drafts.keep(hold, FORM);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(outbox.drafts.keep(hold, 'more')).rejects.toThrow(StorageFull);
    vi.restoreAllMocks();
    expect(await kept()).toEqual(FORM);
  });
});

it('[C10] a draft whose bytes the browser has lost is none', async () => {
  await outbox.drafts.keep(hold, FORM);
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
    throw new DOMException('Data lost due to missing file', 'NotReadableError');
  });
  expect(await kept()).toBeUndefined();
});
