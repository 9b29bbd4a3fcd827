import type { Pass } from '@prongsai/outbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lane } from './lane.ts';

const DONE: Pass = { end: { kind: 'DONE' }, progressed: true };
const RETRY: Pass = { end: { kind: 'RETRY', retryAfterMs: null }, progressed: false };

/** A lane whose passes end as told, one after the other, and then well. */
function laneOf(
  outcomes: (Pass | Error)[],
  lock = 'lane',
): { lane: Lane; passes: () => number; phone: { isAwake: boolean } } {
  const phone = { isAwake: true };
  let passes = 0;
  const pass = async (): Promise<Pass> => {
    passes += 1;
    const outcome = outcomes.shift() ?? DONE;
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const quiet = (): void => undefined;
  const lane = new Lane({
    lock,
    isAwake: () => phone.isAwake,
    pass,
    random: () => 1,
    onStart: quiet,
    onEnd: quiet,
  });
  return { lane, passes: () => passes, phone };
}

describe('working in passes', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('[C7] never makes two passes at once; a wake during one makes one more', async () => {
    let [running, most, passes] = [0, 0, 0];
    const pass = async (): Promise<Pass> => {
      most = Math.max(most, (running += 1));
      if ((passes += 1) === 1) void lane.wake();
      await turn();
      running -= 1;
      return DONE;
    };
    const quiet = (): void => undefined;
    const lane = new Lane({
      lock: 'a',
      isAwake: () => true,
      pass,
      random: () => 1,
      onStart: quiet,
      onEnd: quiet,
    });
    await lane.wake();
    expect([most, passes]).toEqual([1, 2]);
    await lane.wake();
    expect([most, passes]).toEqual([1, 3]);
  });

  it('[C7] leaves another tab at it and looks again', async () => {
    const [here, there] = [laneOf([], 'same'), laneOf([], 'same')];
    await navigator.locks.request('same', async () => here.lane.wake());
    expect(here.passes()).toBe(0);
    await there.lane.wake();
    await vi.advanceTimersByTimeAsync(3000);
    expect([here.passes(), there.passes()]).toEqual([1, 1]);
  });

  it('[C7] does not wait for ever for a tab that its phone has frozen at it', async () => {
    const { lane, passes } = laneOf([], 'frozen');
    await navigator.locks.request('frozen', async () => {
      await lane.wake();
      await vi.advanceTimersByTimeAsync(4 * 60_000);
      expect(passes()).toBe(0);
      await vi.advanceTimersByTimeAsync(2 * 60_000);
      expect(passes()).toBe(1);
    });
    lane.stop();
  });

  it('[C10] waits longer after each failure, and forgets them after a success', async () => {
    const { lane, passes } = laneOf([RETRY, RETRY, new Error('the store hung')]);
    await lane.wake();
    for (const [wait, expected] of [
      [1999, 1],
      [1, 2],
      [3999, 2],
      [1, 3],
      [7999, 3],
      [1, 4],
      [600_000, 4],
    ] as const) {
      await vi.advanceTimersByTimeAsync(wait);
      for (let count = 0; count < 3; count += 1) await turn();
      expect([wait, passes()]).toEqual([wait, expected]);
    }
  });

  it('[C10] starts nothing while the phone sleeps', async () => {
    const { lane, passes, phone } = laneOf([]);
    phone.isAwake = false;
    await lane.wake();
    expect(passes()).toBe(0);
    phone.isAwake = true;
    await lane.wake();
    expect(passes()).toBe(1);
  });

  it('a stopped lane makes no pass by itself', async () => {
    const { lane, passes } = laneOf([RETRY]);
    await lane.wake();
    lane.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(passes()).toBe(1);
  });
});

/** Locks are granted in a later turn of the event loop. */
function turn(): Promise<void> {
  return navigator.locks.request('a turn of the event loop', () => undefined);
}
