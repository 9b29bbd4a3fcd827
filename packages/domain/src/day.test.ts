import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayAt,
  dayAtInstant,
  lastDayOf,
  monthAt,
  monthOf,
  monthsBetween,
  parseDay,
  parseMonth,
  timeAt,
  type Day,
  type YearMonth,
} from './day.ts';

const day = (text: string): Day => {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`not a day: ${text}`);
  return parsed;
};
const month = (text: string): YearMonth => monthOf(day(`${text}-01`));
const instants = fc.date({ min: new Date('1900-01-02'), max: new Date('2200-01-01'), noInvalidDate: true });
const days = instants.map(dayAt);

describe('the day in Bangkok', () => {
  it('[DAY1] is the same however the instant is given', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(dayAtInstant(instant.toISOString())).toBe(dayAt(instant));
        expect(dayAtInstant(instant.toISOString().replace('Z', '+00:00'))).toBe(dayAt(instant));
      }),
    );
  });

  it('[DAY1] tells the time of day there, past midnight too', () => {
    expect(timeAt(new Date('2023-02-20T07:05:00Z'))).toBe('14:05');
    expect(timeAt(new Date('2023-02-28T18:00:00Z'))).toBe('01:00');
  });

  it('[DAY1] is already the next day, and month, at six in the evening in London', () => {
    expect(dayAt(new Date('2023-02-28T18:00:00Z'))).toBe('2023-03-01');
    expect(monthAt(new Date('2023-02-28T18:00:00Z'))).toBe('2023-03');
  });

  it('[DAY1] changes at 17:00 UTC and not a millisecond before', () => {
    expect(dayAt(new Date('2023-02-28T16:59:59.999Z'))).toBe('2023-02-28');
    expect(dayAt(new Date('2023-02-28T17:00:00.000Z'))).toBe('2023-03-01');
  });

  it('[DAY1] agrees with the time zone database at every instant of three centuries', () => {
    const bangkok = new Intl.DateTimeFormat('en-CA', { timeZone: '+07:00', dateStyle: 'short' });
    fc.assert(fc.property(instants, (instant) => dayAt(instant) === bangkok.format(instant)));
  });
});

describe('reading days and months', () => {
  it('[BE1] takes real Gregorian days only', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
    for (const text of ['2023-02-29', '2023-04-31', '2023-13-01', '2023-00-10', '2023-01-00', '1900-02-29']) {
      expect(parseDay(text), text).toBeNull();
    }
  });

  it('[BE1] takes nothing but YYYY-MM-DD and YYYY-MM', () => {
    for (const text of ['', '2023-2-1', '2023-02-01T00:00Z', ' 2023-02-01', '๒๐๒๓-๐๒-๐๑', '2023-02-01\n']) {
      expect(parseDay(text), text).toBeNull();
      expect(parseMonth(text), text).toBeNull();
    }
    expect(parseMonth('2023-02')).toBe('2023-02');
  });

  it('[BE1] refuses a Buddhist year where a Gregorian one belongs', () => {
    expect(parseDay('2566-02-28')).toBeNull();
    expect(parseMonth('2566-02')).toBeNull();
  });

  it('[DAY1] gives back every day it made', () => {
    fc.assert(
      fc.property(days, (made) => parseDay(made) === made && parseMonth(monthOf(made)) === monthOf(made)),
    );
  });
});

describe('counting', () => {
  it('[DAY1] knows how long months are', () => {
    expect(lastDayOf(month('2024-02'))).toBe('2024-02-29');
    expect(lastDayOf(month('2023-02'))).toBe('2023-02-28');
    expect(lastDayOf(month('2023-12'))).toBe('2023-12-31');
  });

  it('[DAY1] walks over the ends of months and years', () => {
    expect(addDays(day('2022-12-31'), 1)).toBe('2023-01-01');
    expect(addDays(day('2024-03-01'), -1)).toBe('2024-02-29');
    expect(addMonths(month('2022-10'), 5)).toBe('2023-03');
    expect(addMonths(month('2023-01'), -1)).toBe('2022-12');
  });

  it('[DAY1] lists months with both ends, and none backwards', () => {
    expect(monthsBetween(month('2022-12'), month('2023-02'))).toEqual(['2022-12', '2023-01', '2023-02']);
    expect(monthsBetween(month('2023-02'), month('2023-02'))).toEqual(['2023-02']);
    expect(monthsBetween(month('2023-03'), month('2023-02'))).toEqual([]);
  });

  it('[DAY1] comes back from wherever it went, and sorts as plain text', () => {
    const steps = fc.integer({ min: -4000, max: 4000 });
    fc.assert(
      fc.property(days, steps, (start, count) => {
        expect(addDays(addDays(start, count), -count)).toBe(start);
        expect(addMonths(addMonths(monthOf(start), count), -count)).toBe(monthOf(start));
        expect(addDays(start, count) > start).toBe(count > 0);
      }),
    );
  });

  it('[DAY1] puts the day after a month’s last day into the next month', () => {
    fc.assert(
      fc.property(days.map(monthOf), (any) => monthOf(addDays(lastDayOf(any), 1)) === addMonths(any, 1)),
    );
  });
});
