import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, lastDayOf, monthOf, type YearMonth } from './day.ts';
import { fiscalYear, monthsOf, quarterEnds } from './fiscal-year.ts';
import { dueDay, owedMonths } from './owing.ts';
import type { Frequency, Window } from './plan.ts';

const year = fiscalYear(2566);
const months = monthsOf(year);
const month = (text: string): YearMonth => {
  const found = months.find((candidate) => candidate === text);
  if (found === undefined) throw new Error(`not a month of ${year}: ${text}`);
  return found;
};
const window = (start: string, end: string): Window => ({ start: month(start), end: month(end) });
const seed = window('2023-02', '2023-04');
const duty = (...frequencies: Frequency[]) => ({ frequencies, chosenFrequency: null, dueMonth: null });
const owed = (frequency: Frequency, within: Window | null = seed) =>
  owedMonths(duty(frequency), within, year);

const windows = fc
  .tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 }))
  .map(([a, b]) => window(months[Math.min(a, b)] ?? '', months[Math.max(a, b)] ?? ''));

describe('the months a duty is owed in', () => {
  it('[OWE1] owes a monthly duty in every month of its window', () => {
    expect(owed('MONTHLY')).toEqual(['2023-02', '2023-03', '2023-04']);
  });

  it('[OWE1] owes a quarterly duty in the last month of each quarter the window touches, inside the window', () => {
    expect(owed('QUARTERLY')).toEqual(['2023-03', '2023-04']);
    expect(owed('QUARTERLY', null)).toEqual(quarterEnds(year));
  });

  it('[OWE1] treats half-years and years likewise', () => {
    expect(owed('HALF_YEARLY')).toEqual(['2023-03', '2023-04']);
    expect(owed('HALF_YEARLY', null)).toEqual(['2023-03', '2023-09']);
    expect(owed('YEARLY')).toEqual(['2023-04']);
    expect(owed('YEARLY', null)).toEqual(['2023-09']);
  });

  it('[OWE1] owes a dated duty in that month, even before its window', () => {
    const dated = { ...duty('BY_MONTH'), dueMonth: '2022-11' };
    expect(owedMonths(dated, seed, year)).toEqual(['2022-11']);
  });

  it('[OWE1] owes what is dated outside the fiscal year in its nearest month', () => {
    const dated = (dueMonth: string) => owedMonths({ ...duty('BY_MONTH'), dueMonth }, seed, year);
    expect(dated('2023-10')).toEqual(['2023-09']);
    expect(dated('2022-09')).toEqual(['2022-10']);
  });

  it('[OWE1] owes a duty without an interval once, in the window’s last month', () => {
    expect(owed('ONCE')).toEqual(['2023-04']);
    expect(owedMonths(duty(), seed, year)).toEqual(['2023-04']);
    expect(owed('BY_MONTH'), 'a month that nobody could read').toEqual(['2023-04']);
  });

  it('[OWE1] takes the tighter of two until the coordinator picks', () => {
    const either = duty('QUARTERLY', 'MONTHLY');
    expect(owedMonths(either, seed, year)).toEqual(owed('MONTHLY'));
    expect(owedMonths({ ...either, chosenFrequency: 'QUARTERLY' }, seed, year)).toEqual(owed('QUARTERLY'));
  });

  it('[OWE1] owes something in every window, and only inside it', () => {
    fc.assert(
      fc.property(
        windows,
        fc.constantFrom('MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY', 'ONCE'),
        (any, frequency) => {
          const found = owed(frequency, any);
          expect(found.length).toBeGreaterThan(0);
          expect(found.at(-1)).toBe(any.end);
          expect(found.every((one) => one >= any.start && one <= any.end)).toBe(true);
        },
      ),
    );
  });

  it('[OWE1] never owes more in a looser interval than in a tighter one', () => {
    const chain: Frequency[] = ['MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY', 'ONCE'];
    fc.assert(
      fc.property(windows, (any) => {
        chain.slice(1).forEach((looser, index) => {
          const tighter = owed(chain[index] ?? 'MONTHLY', any);
          expect(tighter).toEqual(expect.arrayContaining(owed(looser, any)));
        });
      }),
    );
  });
});

describe('the due day', () => {
  it('[OWE4] is the last day of the month plus the days of grace', () => {
    expect(dueDay(month('2023-02'), 5)).toBe('2023-03-05');
    expect(dueDay(month('2022-12'), 0)).toBe('2022-12-31');
    expect(dueDay(month('2023-09'), 31)).toBe('2023-10-31');
  });

  it('[OWE4] never lies inside the month before its end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...months), fc.nat({ max: 60 }), (any, grace) => {
        expect(addDays(dueDay(any, grace), -grace)).toBe(lastDayOf(any));
        expect(monthOf(dueDay(any, grace)) >= any).toBe(true);
      }),
    );
  });
});
