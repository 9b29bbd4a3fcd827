import { describe, expect, it } from 'vitest';
import { allot, type PartHeights } from './allot.ts';

interface Told {
  whole?: number | null;
  rows?: number;
  least?: number;
  /** As many rows of ten as were measured. */
  measured?: number;
}
function part<N extends string>(name: N, { whole = null, rows = 0, least = 2, measured = rows }: Told) {
  const heights: PartHeights = {
    whole,
    base: 10,
    rows: Array.from({ length: measured }, () => 10),
    more: 5,
    total: rows,
    least,
  };
  return { name, ...heights };
}
const given = (room: number, ...parts: Parameters<typeof allot>[1][number][]) => [...allot(room, parts)];

describe('what fits on one page', () => {
  it('is everything where there is room', () => {
    expect(given(200, part('board', { whole: 100, rows: 9 }), part('late', { rows: 4 }))).toEqual([
      ['board', { form: 'WHOLE' }],
      ['late', { form: 'BRIEF', rows: 4 }],
    ]);
  });

  it('becomes whole only where the least rows of the others still fit', () => {
    const board = { whole: 100, rows: 9 };
    expect(given(135, part('board', board), part('late', { rows: 40 }))).toEqual([
      ['board', { form: 'WHOLE' }],
      ['late', { form: 'BRIEF', rows: 2 }],
    ]);
    expect(given(134, part('board', board), part('late', { rows: 40 }))).toEqual([
      ['board', { form: 'BRIEF', rows: 5 }],
      ['late', { form: 'BRIEF', rows: 5 }],
    ]);
  });

  it('is shared row by row, and what one part does not need goes to the others', () => {
    expect(
      given(100, part('board', { rows: 1 }), part('late', { rows: 9 }), part('told', { rows: 9 })),
    ).toEqual([
      ['board', { form: 'BRIEF', rows: 1 }],
      ['late', { form: 'BRIEF', rows: 3 }],
      ['told', { form: 'BRIEF', rows: 2 }],
    ]);
  });

  it('needs no line for the rest where nothing is left out', () => {
    expect(given(40, part('late', { rows: 3 }))).toEqual([['late', { form: 'BRIEF', rows: 3 }]]);
    expect(given(39, part('late', { rows: 3 }))).toEqual([['late', { form: 'BRIEF', rows: 2 }]]);
  });

  it('keeps the line for the rest where more rows are than were measured', () => {
    const late = part('late', { rows: 2400, measured: 60 });
    expect(given(1000, late)).toEqual([['late', { form: 'BRIEF', rows: 60 }]]);
    expect(given(614, late)).toEqual([['late', { form: 'BRIEF', rows: 59 }]]);
  });

  it('has no table without a row', () => {
    expect(given(5, part('late', { rows: 9 }))).toEqual([['late', { form: 'BRIEF', rows: 0 }]]);
    expect(given(25, part('late', { rows: 9 }))).toEqual([['late', { form: 'BRIEF', rows: 1 }]]);
  });
});
