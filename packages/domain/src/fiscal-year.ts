/** Fiscal years, named by the Buddhist year they end in (FY1, FY2). */
import { addMonths, monthNumber, monthsBetween, yearIn, yearMonth, type Day, type YearMonth } from './day.ts';

declare const brand: unique symbol;
/** A Buddhist year number; 2566 runs from 2022-10-01 to 2023-09-30. */
export type FiscalYear = number & { readonly [brand]: 'FiscalYear' };
export type { YearMonth };

/** 1: the first six months, October to March. 2: the whole year, reported when it ends in September (FY2). */
export type Round = 1 | 2;

const FIRST_YEAR = 2400;
const LAST_YEAR = 2700;
/** Buddhist years run 543 ahead of the Gregorian ones. */
const BUDDHIST_OFFSET = 543;

/** The fiscal year of a Buddhist year number. Throws RangeError outside 2400 to 2700. */
export function fiscalYear(number: number): FiscalYear {
  if (!isFiscalYear(number)) throw new RangeError(`Not a fiscal year (BE): ${number}`);
  return number;
}

/** The fiscal year of a typed Buddhist year such as 2566, null for anything else. */
export function parseFiscalYear(text: string): FiscalYear | null {
  const number = /^\d{4}$/.test(text) ? Number(text) : NaN;
  return isFiscalYear(number) ? number : null;
}

function isFiscalYear(number: number): number is FiscalYear {
  return Number.isInteger(number) && number >= FIRST_YEAR && number <= LAST_YEAR;
}

/** The fiscal year a Gregorian day or month lies in (FY1). Throws RangeError outside BE 2400 to 2700. */
export function fiscalYearOf(when: Day | YearMonth): FiscalYear {
  const startsNext = monthNumber(when) >= 10 ? 1 : 0;
  return fiscalYear(yearIn(when) + BUDDHIST_OFFSET + startsNext);
}

/** The twelve months of a fiscal year, October first. */
export function monthsOf(year: FiscalYear): YearMonth[] {
  const october = yearMonth(year - BUDDHIST_OFFSET - 1, 10);
  return monthsBetween(october, addMonths(october, 11));
}

/** The month itself, or the year's first or last month when it lies before or after the year. */
export function nearestMonth(month: YearMonth, year: FiscalYear): YearMonth {
  const months = monthsOf(year);
  const [first = month, last = month] = [months[0], months.at(-1)];
  if (month < first) return first;
  return month > last ? last : month;
}

/** The last months of the four quarters: December, March, June, September (FY2). */
export function quarterEnds(year: FiscalYear): YearMonth[] {
  return monthsOf(year).filter((_, index) => index % 3 === 2);
}

/** The place of a month in its fiscal year: 0 for October, 11 for September. */
export function fiscalMonthIndex(month: YearMonth): number {
  return (monthNumber(month) + 2) % 12;
}

/** Months of a new year in which what is open of the year before is still asked for. */
const MONTHS_TO_CATCH_UP = 3;

/** Whether what is open of an earlier month is asked for in `month` (CELL8). */
export function isStillAskedFor(earlier: YearMonth, month: YearMonth): boolean {
  if (earlier >= month) return false;
  const yearsBack = fiscalYearOf(month) - fiscalYearOf(earlier);
  return yearsBack === 0 || (yearsBack === 1 && fiscalMonthIndex(month) < MONTHS_TO_CATCH_UP);
}

/** The round in which a month is first reported. */
export function roundOf(month: YearMonth): Round {
  return fiscalMonthIndex(month) < 6 ? 1 : 2;
}

/** The months a round's report covers: the first six, or all twelve (FY2). */
export function roundMonths(year: FiscalYear, round: Round): YearMonth[] {
  return monthsOf(year).slice(0, round === 1 ? 6 : 12);
}
