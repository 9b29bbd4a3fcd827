/** When a duty falls due, and until when its month is in time (OWE1, OWE4). */
import { addDays, lastDayOf, parseMonth, type Day, type YearMonth } from './day.ts';
import { fiscalMonthIndex, monthsOf, nearestMonth, type FiscalYear } from './fiscal-year.ts';
import { FREQUENCIES, type Frequency, type Window } from './plan.ts';

/** The part of a duty that decides when it falls due, as a plan or a synced row has it. */
export interface OwedDuty {
  readonly frequencies: readonly string[];
  readonly chosenFrequency: string | null;
  readonly dueMonth: string | null;
}

/** Months per period of a frequency; the last month of each period that the window touches is owed. */
const PERIOD_MONTHS = { MONTHLY: 1, QUARTERLY: 3, HALF_YEARLY: 6, YEARLY: 12 } as const;

/**
 * The months in which a duty falls due, in order (OWE1). All lie inside the fiscal year. A due month counts even
 * outside the window; the rest lie inside it. Without a window the whole year counts.
 */
export function owedMonths(duty: OwedDuty, window: Window | null, year: FiscalYear): YearMonth[] {
  const frequency = decidingFrequency(duty);
  const dueMonth = parseMonth(duty.dueMonth ?? '');
  if (frequency === 'BY_MONTH' && dueMonth !== null) return [nearestMonth(dueMonth, year)];
  const months = windowMonths(window, year);
  if (frequency === 'ONCE' || frequency === 'BY_MONTH') return months.slice(-1);
  const period = PERIOD_MONTHS[frequency];
  return months.filter((month, index) => !samePeriod(month, months[index + 1], period));
}

/** The frequency that counts: the picked one, else the tightest offered, else once (OWE1). */
export function decidingFrequency({ frequencies, chosenFrequency }: OwedDuty): Frequency {
  const picked = chosenFrequency === null ? frequencies : [chosenFrequency];
  return FREQUENCIES.find((frequency) => picked.includes(frequency)) ?? 'ONCE';
}

/** Whether a month lies in the window of a measure; one without a window is open all year (OWE1, LOG2). */
export function isInWindow(month: YearMonth, window: Window | null): boolean {
  return window === null || (month >= window.start && month <= window.end);
}

function windowMonths(window: Window | null, year: FiscalYear): YearMonth[] {
  return monthsOf(year).filter((month) => isInWindow(month, window));
}

function samePeriod(month: YearMonth, next: YearMonth | undefined, period: number): boolean {
  if (next === undefined) return false;
  return Math.floor(fiscalMonthIndex(month) / period) === Math.floor(fiscalMonthIndex(next) / period);
}

/** The last day on which a month's work is in time: the month's last day plus the days of grace (OWE4). */
export function dueDay(month: YearMonth, graceDays: number): Day {
  return addDays(lastDayOf(month), graceDays);
}
