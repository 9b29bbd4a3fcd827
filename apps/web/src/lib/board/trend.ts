/** This year beside the last: actions month by month, and how much of what was owed is done. */
import {
  fiscalMonthIndex,
  fiscalYearOf,
  measureBefore,
  type WordedMeasure,
  type YearMonth,
} from '@prongsai/domain';
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

/** Actions of what a group is of; null where there was none in either year. A measure goes on from last year's plan where its words do (PLAN4). */
export function trendOf(
  heading: Heading,
  thisYear: readonly MonthCell[],
  lastYear: readonly MonthCell[],
  present: YearMonth,
): Trend | null {
  if (heading.axis === 'month') return null;
  const { axis, key } = heading;
  const keyBefore = heading.axis === 'unit' ? key : keyOfMeasureBefore(heading.measure, thisYear, lastYear);
  const before = lastYear.filter((cell) => cell[axis].id === keyBefore);
  const past = thisYear.filter((cell) => cell[axis].id === key && cell.month <= present);
  const isOver = thisYear.every(({ month }) => fiscalYearOf(month) < fiscalYearOf(present));
  const length = isOver ? MONTHS : fiscalMonthIndex(present) + 1;
  const trend = { now: counted(past, length), before: before.length > 0 ? counted(before, MONTHS) : null };
  return sum([...trend.now, ...(trend.before ?? [])]) === 0 ? null : trend;
}

export function sum(counts: Counts): number {
  return counts.reduce((all, count) => all + count, 0);
}

function keyOfMeasureBefore(
  { id, data }: MonthCell['measure'],
  thisYear: readonly MonthCell[],
  lastYear: readonly MonthCell[],
): string | null {
  return measureBefore(id, worded(thisYear, data.title), worded(lastYear, data.title));
}

/** The measures with these words that have a cell, in the order of their plan. */
function worded(cells: readonly MonthCell[], title: string): WordedMeasure[] {
  const sharing = cells.filter(({ measure }) => measure.data.title === title);
  const measures = [...new Map(sharing.map(({ measure }) => [measure.id, measure])).values()];
  return measures.sort((a, b) => a.data.position - b.data.position).map(({ id }) => ({ id, title }));
}

function counted(cells: readonly MonthCell[], length: number): Counts {
  const counts = Array.from({ length }, () => 0);
  for (const { month, actions } of cells) {
    const index = fiscalMonthIndex(month);
    counts[index] = (counts[index] ?? 0) + actions.length;
  }
  return counts;
}
