import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const TRUE = Date.parse('2023-02-20T09:00:00+07:00');
const DAY_MS = 24 * 60 * 60 * 1000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The app is started anew on a phone whose clock is so many days off. */
async function clockOff(days: number, at = TRUE) {
  vi.setSystemTime(at + days * DAY_MS);
  vi.resetModules();
  return (await import('./clock.ts')).clock;
}

it('a clock that is off follows the server’s, also after a restart without a network', async () => {
  (await clockOff(40)).compare(new Date(TRUE));
  expect((await clockOff(40, TRUE + DAY_MS)).now()).toEqual(new Date(TRUE + DAY_MS));
});

it('a clock that was put right meanwhile is believed again', async () => {
  const before = await clockOff(40);
  before.compare(new Date(TRUE));
  expect((await clockOff(0, TRUE + DAY_MS)).now()).toEqual(new Date(TRUE + DAY_MS));
});

it('also when it was off for long before', async () => {
  const before = await clockOff(40);
  before.compare(new Date(TRUE));
  const later = TRUE + 90 * DAY_MS;
  vi.setSystemTime(later + 40 * DAY_MS);
  before.compare(new Date(later));
  expect((await clockOff(0, later + DAY_MS)).now()).toEqual(new Date(later + DAY_MS));
});

it('and while the app is open', async () => {
  const clock = await clockOff(40);
  clock.compare(new Date(TRUE));
  vi.setSystemTime(TRUE);
  expect(clock.now()).toEqual(new Date(TRUE));
});
