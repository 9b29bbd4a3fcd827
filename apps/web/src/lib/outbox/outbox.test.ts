import 'fake-indexeddb/auto';
import { StorageFull } from '@prongsai/outbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ids } from '#lib/device/ids.ts';
import { Outbox } from './outbox.svelte.ts';

const KEY = 'record budget finance 2023-02';
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
beforeEach(() => {
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
const record = (): Promise<void> =>
  outbox.record([{ entityId: ids.next(), payload: ACTION }], { draft: KEY });

it('[C1] a record is called saved once it is on the disk; the screens show it a frame later', async () => {
  await record();
  expect(outbox.unsent).toBe(0);
  expect(await outbox.unsentCount()).toBe(1);
  await outbox.shown;
  expect(outbox.unsent).toBe(1);
});

describe('a draft that is written late', () => {
  it.each(['UnknownError', 'QuotaExceededError'] as const)(
    '[C1] does not come back after the save that used it up: %s',
    async (error) => {
      await outbox.keepDraft(KEY, FORM);
      failFirstDraft(error);
      const late = outbox.keepDraft(KEY, FORM);
      await Promise.all([record(), late]);
      expect(await outbox.draft(KEY)).toBeUndefined();
      await outbox.keepDraft(KEY, { ...FORM, fields: { what: 'รายการถัดไป' } });
      expect(await outbox.draft(KEY)).toMatchObject({ fields: { what: 'รายการถัดไป' } });
    },
  );

  it('does not come back after the form was emptied, nor over what was written since', async () => {
    failFirstDraft('UnknownError');
    await Promise.all([outbox.keepDraft(KEY, FORM), outbox.dropDraft(KEY)]);
    expect(await outbox.draft(KEY)).toBeUndefined();
    vi.restoreAllMocks();
    failFirstDraft('UnknownError');
    await Promise.all([outbox.keepDraft(KEY, 'first'), outbox.keepDraft(KEY, 'second')]);
    expect(await outbox.draft(KEY)).toBe('second');
  });

  it('is kept all the same when the store fails once and nobody saved', async () => {
    failFirstDraft('UnknownError');
    await outbox.keepDraft(KEY, FORM);
    expect(await outbox.draft(KEY)).toEqual(FORM);
  });

  it('[C1] says that there is no room, and keeps what was kept before', async () => {
    await outbox.keepDraft(KEY, FORM);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(outbox.keepDraft(KEY, 'more')).rejects.toThrow(StorageFull);
    vi.restoreAllMocks();
    expect(await outbox.draft(KEY)).toEqual(FORM);
  });
});

it('[C10] a draft whose bytes the browser has lost is none', async () => {
  await outbox.keepDraft(KEY, FORM);
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
    throw new DOMException('Data lost due to missing file', 'NotReadableError');
  });
  expect(await outbox.draft(KEY)).toBeUndefined();
});
