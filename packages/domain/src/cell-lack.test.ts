import { describe, expect, it } from 'vitest';
import { lackOf } from './cell-lack.ts';
import type { CellStatus } from './cell-facts.ts';

const lack = (status: CellStatus, ...photos: number[]) =>
  lackOf(
    { status },
    photos.map((photoCount) => ({ withdrawn: false, photoCount })),
  );

describe('[CELL7] what a month lacks', () => {
  it('is an answer to a return before anything else', () => {
    expect(lack('RETURNED')).toBe('RETURNED');
    expect(lack('RETURNED', 0)).toBe('RETURNED');
  });

  it('is a record, or a photo of one', () => {
    expect(lack('NOT_RECORDED')).toBe('NOTHING_RECORDED');
    expect(lack('RECORDED', 2, 0)).toBe('NO_PHOTO');
    expect(lackOf({ status: 'RECORDED' }, [{ withdrawn: true, photoCount: 0 }])).toBeNull();
  });

  it('is nothing once it is recorded with photos, answered, or not owed yet', () => {
    expect(lack('RECORDED', 1, 3)).toBeNull();
    for (const status of ['SUBMITTED', 'CHECKED', 'NOTHING_TO_REPORT', 'NOT_YET', 'NOT_OWED'] as const) {
      expect(lack(status, 0)).toBeNull();
    }
  });
});
