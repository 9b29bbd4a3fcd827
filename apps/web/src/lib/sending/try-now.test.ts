import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { ids } from '#lib/device/ids.ts';
import { Outbox } from '#lib/outbox/outbox.svelte.ts';
import { notice } from '#lib/shell/notice.svelte.ts';
import { tryNow } from './try-now.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('[C10] who taps to send while the phone cannot read its own store is told so', async () => {
  vi.stubGlobal('document', { visibilityState: 'visible', documentElement: { lang: 'th' } });
  const outbox = new Outbox(ids.next(), 'สมหญิง');
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
    throw new DOMException('the store was lost', 'UnknownError');
  });
  await tryNow(outbox);
  expect(notice.text).toContain('ที่เก็บข้อมูลในเครื่องยังไม่ตอบ');
  outbox.close();
});
