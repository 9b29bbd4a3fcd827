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

  it('never grows over the page: a whole that does not fit beside the least of the others stays brief', () => {
    const [board, late] = given(115, part('board', { whole: 100, rows: 9 }), part('late', { rows: 40 }));
    expect(board?.[1]).toEqual({ form: 'BRIEF', rows: 4 });
    expect(late?.[1]).toEqual({ form: 'BRIEF', rows: 4 });
  });

  it('needs no line for the rest where nothing is left out', () => {
    expect(given(40, part('late', { rows: 3 }))).toEqual([['late', { form: 'BRIEF', rows: 3 }]]);
    expect(given(39, part('late', { rows: 3 }))).toEqual([['late', { form: 'BRIEF', rows: 2 }]]);
  });

  it('keeps the line for the rest where more rows are than were measured', () => {
    expect(given(1000, part('late', { rows: 2400, measured: 60 }))).toEqual([
      ['late', { form: 'BRIEF', rows: 60 }],
    ]);
    const crowded = given(614, part('late', { rows: 2400, measured: 60 }));
    expect(crowded).toEqual([['late', { form: 'BRIEF', rows: 59 }]]);
  });

  it('takes rows from the later parts where not even the least fits', () => {
    expect(given(60, part('board', { rows: 9 }), part('late', { rows: 9 }))).toEqual([
      ['board', { form: 'BRIEF', rows: 2 }],
      ['late', { form: 'BRIEF', rows: 1 }],
    ]);
    expect(given(0, part('late', { rows: 9 }))).toEqual([['late', { form: 'BRIEF', rows: 0 }]]);
  });
});
