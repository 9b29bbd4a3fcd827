import { describe, expect, it } from 'vitest';
import { byPlace, nextPlace } from './evidence-order.ts';

const ids = (placed: readonly { id: string; position: number | null }[]): string[] =>
  placed.toSorted(byPlace).map(({ id }) => id);

describe('photos of an action', () => {
  it('[PHOTO5] stand as the person laid them, whichever was taken first', () => {
    expect(
      ids([
        { id: 'a', position: 2 },
        { id: 'b', position: 0 },
        { id: 'c', position: 1 },
      ]),
    ).toEqual(['b', 'c', 'a']);
  });

  it('[PHOTO5] of older phones stand first, as they were made; two in one place do so as well', () => {
    expect(
      ids([
        { id: 'd', position: 0 },
        { id: 'c', position: 0 },
        { id: 'b', position: null },
        { id: 'a', position: null },
      ]),
    ).toEqual(['a', 'b', 'c', 'd']);
  });

  it('[PHOTO5] taken later stand behind those that are there', () => {
    expect(nextPlace([])).toBe(0);
    expect(nextPlace([{ id: 'a', position: null }])).toBe(1);
    expect(nextPlace([{ id: 'a', position: 7 }])).toBe(8);
  });
});
