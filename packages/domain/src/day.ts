/** Calendar days and months in Asia/Bangkok, which is UTC+07:00 all year round. Gregorian; see buddhist.ts. */

declare const brand: unique symbol;
/** An ISO calendar day, `2023-02-28`. Days compare as plain strings. */
export type Day = string & { readonly [brand]: 'Day' };
/** An ISO calendar month, `2023-02`. Months compare as plain strings. */
export type YearMonth = string & { readonly [brand]: 'YearMonth' };

const BANGKOK_OFFSET_MS = 7 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The calendar day in Bangkok at an instant (DAY1). */
export function dayAt(instant: Date): Day {
  return new Date(instant.getTime() + BANGKOK_OFFSET_MS).toISOString().slice(0, 10) as Day;
}

/**
 * The same for an instant written in ISO 8601. In UTC the day is the same until five in the afternoon, so that
 * the thousands of instants a phone judges when it starts need no `Date` each.
 */
export function dayAtInstant(iso: string): Day {
  const isBeforeFive = iso.endsWith('Z') && iso.slice(11, 13) < '17';
  return isBeforeFive ? (iso.slice(0, 10) as Day) : dayAt(new Date(iso));
}

/** The time of day in Bangkok at an instant, `14:05` (DAY1). */
export function timeAt(instant: Date): string {
  return new Date(instant.getTime() + BANGKOK_OFFSET_MS).toISOString().slice(11, 16);
}

/** The calendar month in Bangkok at an instant (DAY1). */
export function monthAt(instant: Date): YearMonth {
  return monthOf(dayAt(instant));
}

/** The instant at which a month is over in Bangkok (DAY1). */
export function endOf(month: YearMonth): Date {
  return new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - BANGKOK_OFFSET_MS);
}

/** A real Gregorian day written `YYYY-MM-DD`, or null. Years from 2400 are Buddhist and refused (BE1). */
export function parseDay(text: string): Day | null {
  return isDay(text) ? text : null;
}

/** A real Gregorian month written `YYYY-MM`, or null. Years from 2400 are Buddhist and refused (BE1). */
export function parseMonth(text: string): YearMonth | null {
  return isMonth(text) ? text : null;
}

function isDay(text: string): text is Day {
  const month = text.slice(0, 7);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || !isMonth(month)) return false;
  const day = Number(text.slice(8));
  return day >= 1 && day <= daysIn(month);
}

function isMonth(text: string): text is YearMonth {
  return /^(1\d|2[0-3])\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** The month a day lies in. */
export function monthOf(day: Day): YearMonth {
  return day.slice(0, 7) as YearMonth;
}

/** The month of a Gregorian year and a month number from 1; a number past 12 runs on into later years. */
export function yearMonth(year: number, number: number): YearMonth {
  const count = year * 12 + number - 1;
  const month = (((count % 12) + 12) % 12) + 1;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String(month).padStart(2, '0')}` as YearMonth;
}

/** `count` months later; earlier when negative. */
export function addMonths(month: YearMonth, count: number): YearMonth {
  return yearMonth(yearIn(month), monthNumber(month) + count);
}

/** Every month from `first` to `last`, both included; none when `last` comes first. */
export function monthsBetween(first: YearMonth, last: YearMonth): YearMonth[] {
  const months: YearMonth[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** The last calendar day of a month. */
export function lastDayOf(month: YearMonth): Day {
  return `${month}-${String(daysIn(month)).padStart(2, '0')}` as Day;
}

/** `count` calendar days later; earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10) as Day;
}

/** How many calendar days `last` comes after `first`; negative when it comes before. */
export function daysBetween(first: Day, last: Day): number {
  return (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_MS;
}

/** The Gregorian year of a day or month. */
export function yearIn(when: Day | YearMonth): number {
  return Number(when.slice(0, 4));
}

/** The number of the month, 1 to 12, of a day or month. */
export function monthNumber(when: Day | YearMonth): number {
  return Number(when.slice(5, 7));
}

function daysIn(month: YearMonth): number {
  const year = yearIn(month);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const february = leap ? 29 : 28;
  return [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][monthNumber(month) - 1] ?? 0;
}
