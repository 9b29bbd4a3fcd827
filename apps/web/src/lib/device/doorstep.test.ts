import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clearDoorstep, sharedHere } from './doorstep.ts';

/** Cache Storage, as far as the doorstep goes. */
const shared = new Map<string, FormData>();
const doorstep = {
  keys: () => Promise.resolve([...shared.keys()]),
  match: (key: string) => Promise.resolve(new Response(shared.get(key))),
  delete: (key: string) => Promise.resolve(shared.delete(key)),
};
let isThere = true;
const caches = {
  has: () => Promise.resolve(isThere),
  open: () => Promise.resolve(doorstep),
  delete: () => Promise.resolve(shared.clear()).then(() => (isThere = false)),
};
beforeEach(() => vi.stubGlobal('caches', caches));
afterEach(() => vi.unstubAllGlobals());

function share(key: string, photo: string): void {
  isThere = true;
  const form = new FormData();
  form.append('files', new File(['…'], photo, { type: 'image/jpeg' }));
  shared.set(key, form);
}
const names = async () => (await sharedHere()).photos.map(({ name }) => name);

it('what was shared after a form looked stays for the next one', async () => {
  share('/share?1', 'ตลาด.jpg');
  share('/share?2', 'วัด.jpg');
  const { photos, keys } = await sharedHere();
  share('/share?3', 'โรงเรียน.jpg');
  await clearDoorstep(keys);
  expect(photos).toHaveLength(2);
  expect(await names()).toEqual(['โรงเรียน.jpg']);
  await clearDoorstep((await sharedHere()).keys);
  expect(isThere).toBe(false);
});

it('everything goes with the person it was shared with', async () => {
  share('/share?1', 'ตลาด.jpg');
  await clearDoorstep();
  expect([isThere, await names()]).toEqual([false, []]);
});
