/** This year beside the last: actions month by month, and how much of what was owed is done. */
import { fiscalMonthIndex, type YearMonth } from '@prongsai/domain';
import type { MonthCell } from '#lib/month/month-cell.ts';
import type { Heading } from './board.ts';

const MONTHS = 12;

/** Actions in each month of a fiscal year, October first; shorter while the year has not ended. */
export type Counts = readonly number[];
export interface Trend {
  readonly now: Counts;
  /** Null where there was no plan the year before, or it had nothing of this kind. */
  readonly before: Counts | null;
}

/** Actions of what a group is of; null where there was none in either year. A measure of last year's plan is the same when its words are (PLAN4). */
export function trendOf(
  heading: Heading,
  thisYear: readonly MonthCell[],
  lastYear: readonly MonthCell[],
  present: YearMonth,
): Trend | null {
  if (heading.axis === 'month') return null;
  const isOfGroup = (cell: MonthCell): boolean =>
    heading.axis === 'unit'
      ? cell.unit.id === heading.unit.id
      : cell.measure.data.title === heading.measure.data.title;
  const before = lastYear.filter(isOfGroup);
  const past = thisYear.filter((cell) => isOfGroup(cell) && cell.month <= present);
  const isOver = thisYear.every(({ month }) => month <= present);
  const length = isOver ? MONTHS : fiscalMonthIndex(present) + 1;
  const trend = { now: counted(past, length), before: before.length > 0 ? counted(before, MONTHS) : null };
  return sum([...trend.now, ...(trend.before ?? [])]) === 0 ? null : trend;
}

export function sum(counts: Counts): number {
  return counts.reduce((all, count) => all + count, 0);
}

function counted(cells: readonly MonthCell[], length: number): Counts {
  const counts = Array.from({ length }, () => 0);
  for (const { month, actions } of cells) {
    const index = fiscalMonthIndex(month);
    counts[index] = (counts[index] ?? 0) + actions.length;
  }
  return counts;
}
