import { StorageFull } from '@prongsai/outbox';
import { beforeEach, expect, it } from 'vitest';
import { messages } from '#lib/messages/messages.svelte.ts';
import { Doing } from './doing.svelte.ts';
import { notice } from './notice.svelte.ts';

const { noRoom, notSaved } = messages.current.saving;
const fail = (failure: Error) => (): Promise<void> => Promise.reject(failure);

const work = (): Promise<void> => Promise.resolve();

let doing: Doing;
beforeEach(() => (doing = new Doing()));

it('says why something is not done, and a full phone in words of its own', async () => {
  expect(await doing.run(fail(new Error('the store was lost')))).toBe(false);
  expect(doing.error).toBe(notSaved);
  expect(await doing.run(fail(new Error('the store was lost')), 'ส่งไม่ได้')).toBe(false);
  expect(doing.error).toBe('ส่งไม่ได้');
  expect(await doing.run(fail(new StorageFull()), 'ส่งไม่ได้')).toBe(false);
  expect(doing.error).toBe(noRoom);
  expect(await doing.run(work)).toBe(true);
  expect(doing.error).toBeUndefined();
});

it('does what is tapped twice once', async () => {
  let times = 0;
  const count = async (): Promise<number> => (times += 1);
  expect(await Promise.all([doing.run(count), doing.run(count)])).toEqual([true, false]);
  expect(times).toBe(1);
  expect(await doing.run(count)).toBe(true);
});

it('tells by a notice that is no tick, and not of a second tap', async () => {
  await Promise.all([doing.tell(fail(new StorageFull()), 'ส่งแล้ว'), doing.tell(work, 'ส่งแล้ว')]);
  expect([notice.text, notice.failed]).toEqual([noRoom, true]);
  await doing.tell(work, 'ส่งแล้ว');
  expect([notice.text, notice.failed]).toEqual(['ส่งแล้ว', false]);
});
