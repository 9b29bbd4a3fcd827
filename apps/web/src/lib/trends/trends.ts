/** The figures behind the executive's charts, each a table: what is shown and exported is one and the same. */
import { type FiscalYear, isDone, monthsOf, percentDone, type YearMonth } from '@prongsai/domain';
import { tally } from '#lib/board/board.ts';
import { groupedBy } from '#lib/month/grouped-by.ts';
import type { MonthCell } from '#lib/month/month-cell.ts';

/** What of a cell is counted. */
export interface TrendCell extends Pick<MonthCell, 'month' | 'owed' | 'due'> {
  readonly unit: Pick<MonthCell['unit'], 'id'>;
  readonly state: Pick<MonthCell['state'], 'status' | 'late'>;
  readonly actions: readonly { readonly data: Pick<MonthCell['actions'][number]['data'], 'channel'> }[];
}
export interface TrendRow {
  readonly key: string;
  /** One for each series; null where there is nothing to count. */
  readonly values: readonly (number | null)[];
}

/** Whole percent of what is owed so far and done, unit by unit; the least complete first. */
export function completeByUnit(cells: readonly TrendCell[]): TrendRow[] {
  const units = [...groupedBy(cells, ({ unit }) => unit.id)];
  const rows = units.map(([key, ofUnit]) => ({ key, values: [percentDone(tally(ofUnit))] }));
  return rows.sort((a, b) => (a.values[0] ?? Infinity) - (b.values[0] ?? Infinity));
}

/** The same month by month, this year's and last year's side by side. */
export function completeByMonth(
  year: FiscalYear,
  thisYear: readonly TrendCell[],
  lastYear: readonly TrendCell[],
): TrendRow[] {
  const [now, before] = [percentByIndex(year, thisYear), percentByIndex((year - 1) as FiscalYear, lastYear)];
  return monthsOf(year).map((month, index) => ({
    key: month,
    values: [now[index] ?? null, before[index] ?? null],
  }));
}

/** Actions through each channel, the most used first. */
export function actionsByChannel(cells: readonly TrendCell[]): TrendRow[] {
  const actions = cells.flatMap((cell) => cell.actions);
  const channels = [...groupedBy(actions, ({ data }) => data.channel)];
  return channels
    .map(([key, through]) => ({ key, values: [through.length] }))
    .sort((a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0));
}

/** Of the owed cells that are due, whole percent answered in time (LATE1), month by month. */
export function onTimeByMonth(year: FiscalYear, cells: readonly TrendCell[], today: string): TrendRow[] {
  const months = groupedBy(
    cells.filter(({ owed, due }) => owed && due < today),
    ({ month }) => month,
  );
  const share = (month: YearMonth): number | null => {
    const due = months.get(month) ?? [];
    const inTime = due.filter((cell) => isDone(cell) && !cell.state.late);
    return percentDone({ done: inTime.length, owed: due.length });
  };
  return monthsOf(year).map((month) => ({ key: month, values: [share(month)] }));
}

function percentByIndex(year: FiscalYear, cells: readonly TrendCell[]): (number | null)[] {
  const months = groupedBy(cells, ({ month }) => month);
  return monthsOf(year).map((month) => percentDone(tally(months.get(month) ?? [])));
}
