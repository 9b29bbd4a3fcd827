import { expect, it } from 'vitest';
import { clock } from '#lib/device/clock.ts';
import { present } from './today.svelte.ts';

const SAID = new Date('2023-02-20T09:00:00+07:00');

it('the present is the server’s as soon as somebody follows it, whatever the phone was set to', () => {
  // The screens follow it only when the first answer has come already.
  clock.compare(SAID);
  const document = { addEventListener: () => undefined, removeEventListener: () => undefined };
  Object.assign(globalThis, { document });
  const unfollow = present.follow();
  expect(present.month).toBe('2023-02');
  unfollow();
});
