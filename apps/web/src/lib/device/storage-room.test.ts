import { describe, expect, it } from 'vitest';
import { isShort } from './storage-room.ts';

const MB = 1_000_000;

describe('room on the phone', () => {
  it.each([
    [0, 199 * MB, true],
    [0, 200 * MB, false],
    [1800 * MB, 199 * MB, true],
    [1801 * MB, 200 * MB, true],
    [1800 * MB, 200 * MB, false],
    [90_000 * MB, 9_999 * MB, true],
    [90_000 * MB, 10_001 * MB, false],
  ])('with %i bytes used and %i left, it is short: %s', (usedBytes, roomBytes, short) => {
    expect(isShort({ usedBytes, roomBytes })).toBe(short);
  });

  it('is not said to be short where the browser does not tell', () => {
    expect(isShort({ usedBytes: 10, roomBytes: null })).toBe(false);
  });
});
