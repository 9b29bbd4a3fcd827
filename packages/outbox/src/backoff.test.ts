import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

describe('waiting after a failure', () => {
  it('[C10] spreads from one second up to a bound that doubles until five minutes', () => {
    const bounds = [1, 2, 3, 8, 9, 40].map((failures) => [
      backoffMs(failures, () => 0),
      backoffMs(failures, () => 1),
    ]);
    expect(bounds).toEqual([
      [1000, 2000],
      [1000, 4000],
      [1000, 8000],
      [1000, 256_000],
      [1000, 300_000],
      [1000, 300_000],
    ]);
  });

  it('[C10] never asks before the time the server named, and not all phones in the same second', () => {
    expect(backoffMs(1, () => 0, 60_000)).toBe(61_000);
    expect(backoffMs(5, () => 0.5, 60_000)).toBeGreaterThan(backoffMs(5, () => 0.1, 60_000));
  });
});
