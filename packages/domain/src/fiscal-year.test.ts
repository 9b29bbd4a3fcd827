import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dayAt, monthOf } from './day.ts';
import {
  fiscalYear,
  fiscalYearOf,
  isStillAskedFor,
  monthsOf,
  quarterEnds,
  roundMonths,
  roundOf,
} from './fiscal-year.ts';

const dayOf = (text: string) => dayAt(new Date(`${text}T00:00:00Z`));
const years = fc.integer({ min: 2444, max: 2700 }).map(fiscalYear);

describe('fiscal years', () => {
  it('[FY1] names a fiscal year by the year it ends in', () => {
    expect(fiscalYearOf(dayOf('2022-10-01'))).toBe(2566);
    expect(fiscalYearOf(dayOf('2022-09-30'))).toBe(2565);
    expect(fiscalYearOf(dayOf('2023-09-30'))).toBe(2566);
    expect(fiscalYearOf(monthOf(dayOf('2023-10-01')))).toBe(2567);
  });

  it('[FY1] runs from October to September', () => {
    const months = monthsOf(fiscalYear(2566));
    expect(months).toHaveLength(12);
    expect([months[0], months[11]]).toEqual(['2022-10', '2023-09']);
  });

  it('[FY1] finds every one of its months in itself and in no other year', () => {
    fc.assert(
      fc.property(years, (year) => {
        expect(monthsOf(year).every((month) => fiscalYearOf(month) === year)).toBe(true);
      }),
    );
  });

  it('[FY1] refuses what is no Buddhist year', () => {
    for (const number of [2023, 2399, 2701, 2566.5, Number.NaN, Infinity]) {
      expect(() => fiscalYear(number), String(number)).toThrow(RangeError);
    }
  });

  it('[FY2] ends its quarters in December, March, June and September', () => {
    expect(quarterEnds(fiscalYear(2566))).toEqual(['2022-12', '2023-03', '2023-06', '2023-09']);
  });

  it('[FY2] ends round one in March; round two covers the whole year', () => {
    const year = fiscalYear(2566);
    expect(roundMonths(year, 1)).toEqual(monthsOf(year).slice(0, 6));
    expect(roundMonths(year, 1).at(-1)).toBe('2023-03');
    expect(roundMonths(year, 2)).toEqual(monthsOf(year));
  });

  it('[FY2] reports each month first in the round it lies in', () => {
    fc.assert(
      fc.property(years, (year) => {
        expect(monthsOf(year).map(roundOf)).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
        expect(monthsOf(year).at(-1)).toBe(addMonths(monthsOf(year)[0] ?? monthOf(dayOf('2000-01-01')), 11));
      }),
    );
  });

  it('[CELL8] asks in the first three months for what is open of the year before, and never for a later month', () => {
    const asked = (earlier: string, month: string) =>
      isStillAskedFor(monthOf(dayOf(`${earlier}-01`)), monthOf(dayOf(`${month}-01`)));
    expect(['2027-10', '2027-11', '2027-12', '2028-01'].map((month) => asked('2027-06', month))).toEqual([
      ...[true, true, true],
      false,
    ]);
    expect(asked('2027-10', '2028-09')).toBe(true);
    expect(asked('2026-09', '2027-10')).toBe(false);
    expect(['2027-05', '2027-06'].map((month) => asked('2027-06', month))).toEqual([false, false]);
  });
});
