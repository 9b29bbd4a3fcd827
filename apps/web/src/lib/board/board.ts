/** The board of a fiscal year: measures in the plan's order, below each its units, and a cell for every month. */
import { monthsOf, type FiscalYear, type YearMonth } from '@prongsai/domain';
import { groupedBy } from '#lib/month/grouped-by.ts';
import { isDone, type MonthCell } from '#lib/month/month-cell.ts';
import { needsAttention } from './attention.ts';

export interface BoardRow {
  unit: MonthCell['unit'];
  /** One for each month of the year; null where nothing is owed or recorded. */
  cells: readonly (MonthCell | null)[];
  done: number;
  owed: number;
}
export interface BoardGroup {
  measure: MonthCell['measure'];
  rows: readonly BoardRow[];
}
export interface Board {
  months: readonly YearMonth[];
  groups: readonly BoardGroup[];
}

export function boardOf(cells: readonly MonthCell[], year: FiscalYear): Board {
  const months = monthsOf(year);
  const byMeasure = [...groupedBy(cells, ({ measure }) => measure.id).values()];
  const groups = byMeasure.flatMap((ofMeasure) => groupOf(ofMeasure, months));
  return { months, groups: groups.sort((a, b) => a.measure.data.position - b.measure.data.position) };
}

/** Only the rows in which a cell needs somebody's attention. */
export function attentionOnly({ months, groups }: Board): Board {
  const kept = groups.map(({ measure, rows }) => ({ measure, rows: rows.filter(hasAttention) }));
  return { months, groups: kept.filter(({ rows }) => rows.length > 0) };
}

/** Every cell in the order in which the board is read. */
export function cellsInOrder({ groups }: Board): MonthCell[] {
  return groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])));
}

function groupOf(cells: readonly MonthCell[], months: readonly YearMonth[]): BoardGroup[] {
  const byUnit = [...groupedBy(cells, ({ unit }) => unit.id).values()];
  const rows = byUnit.flatMap((ofUnit) => rowOf(ofUnit, months)).sort(byUnitName);
  return cells.slice(0, 1).map(({ measure }) => ({ measure, rows }));
}

function rowOf(cells: readonly MonthCell[], months: readonly YearMonth[]): BoardRow[] {
  const owed = cells.filter((cell) => cell.owed);
  const byMonth = new Map(cells.map((cell) => [cell.month, cell]));
  const inOrder = months.map((month) => byMonth.get(month) ?? null);
  const row = { cells: inOrder, done: owed.filter(isDone).length, owed: owed.length };
  return cells.slice(0, 1).map(({ unit }) => ({ unit, ...row }));
}

function hasAttention({ cells }: BoardRow): boolean {
  return cells.some((cell) => cell !== null && needsAttention(cell));
}

const thai = new Intl.Collator('th', { numeric: true });

function byUnitName(a: BoardRow, b: BoardRow): number {
  return thai.compare(a.unit.data.name, b.unit.data.name);
}
