import { describe, expect, it } from 'vitest';
import { moved } from './moved.ts';

const laid = (from: number, to: number): string => moved([...'กขคง'], from, to).join('');

describe('a photo laid in another place', () => {
  it.each([
    [0, 2, 'ขคกง'],
    [3, 0, 'งกขค'],
    [1, 2, 'กคขง'],
    [2, 2, 'กขคง'],
  ])('from %i to %i: the others keep their order', (from, to, order) => {
    expect(laid(from, to)).toBe(order);
  });

  it('goes to the end when it is dropped beyond it, and nowhere when there is no such photo', () => {
    expect(laid(0, 9)).toBe('ขคงก');
    expect(laid(3, -2)).toBe('งกขค');
    expect(laid(7, 0)).toBe('กขคง');
  });
});
