/** The cells of a month in the order in which they need somebody. */
import { addMonths, isDone, isStillAskedFor, type Day, type YearMonth } from '@prongsai/domain';
import { groupedBy } from './grouped-by.ts';
import type { MonthCell } from './month-cell.ts';

export type GroupName = 'groupReturned' | 'groupOverdue' | 'groupDue' | 'groupDone';
export interface CellGroup {
  name: GroupName;
  cells: readonly MonthCell[];
  /** How many there are, should only the first of them stand among the cells. */
  count: number;
}

const ORDER: readonly GroupName[] = ['groupReturned', 'groupOverdue', 'groupDue', 'groupDone'];

/** Groups without a cell are left out. */
export function groupsOf(cells: readonly MonthCell[]): CellGroup[] {
  const byName = groupedBy(cells, groupOf);
  return ORDER.flatMap((name) => {
    const found = byName.get(name);
    return found ? [{ name, cells: found, count: found.length }] : [];
  });
}

/** The first cells of the groups, `most` in all. */
export function firstOf(groups: readonly CellGroup[], most: number): CellGroup[] {
  let left = most;
  return groups.flatMap((group) => {
    const cells = group.cells.slice(0, left);
    left -= cells.length;
    return cells.length > 0 ? [{ ...group, cells }] : [];
  });
}

/** A month before the one looked at, in which something still waits. */
export interface LeftMonth {
  month: YearMonth;
  left: number;
  /** It is the month just before. */
  isLast: boolean;
}

/** The months before `month` that are not finished, newest first. */
export function leftBefore(cells: readonly MonthCell[], month: YearMonth): LeftMonth[] {
  const last = addMonths(month, -1);
  const byMonth = [...groupedBy(waitingBefore(cells, month), (cell) => cell.month)];
  return byMonth.map(([left, found]) => ({ month: left, left: found.length, isLast: left === last }));
}

/**
 * What waits from before `month`, newest first: of the last one all that is not done, of the earlier ones what is overdue
 * or was sent back (CELL8).
 */
export function waitingBefore(cells: readonly MonthCell[], month: YearMonth): MonthCell[] {
  const last = addMonths(month, -1);
  const waits = cells.filter((cell) => {
    if (cell.month === last) return cell.owed && !isDone(cell);
    return isStillAskedFor(cell.month, month) && isPastDue(cell);
  });
  return waits.sort((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0));
}

/** How each month with something owed stands. */
export interface Standing {
  owed: number;
  left: number;
}

export function standingsOf(cells: readonly MonthCell[]): ReadonlyMap<YearMonth, Standing> {
  const byMonth = groupedBy(
    cells.filter(({ owed }) => owed),
    (cell) => cell.month,
  );
  return new Map(
    [...byMonth].map(([month, found]) => [
      month,
      { owed: found.length, left: found.filter((cell) => !isDone(cell)).length },
    ]),
  );
}

/** What a head of unit still needs before a month is whole; kinds of which there are none are left out. */
export type MissingKind = 'returned' | 'notRecorded' | 'withoutPhoto' | 'notSubmitted';
export function missingIn(cells: readonly MonthCell[]): { kind: MissingKind; count: number }[] {
  const waiting = cells.filter((cell) => cell.owed && !isDone(cell));
  const count = (is: (cell: MonthCell) => boolean): number => waiting.filter(is).length;
  const counts: Record<MissingKind, number> = {
    returned: count(({ state }) => state.status === 'RETURNED'),
    notRecorded: count(({ state }) => state.status === 'NOT_RECORDED'),
    withoutPhoto: count(({ actions }) => actions.some(({ photos }) => photos.length === 0)),
    notSubmitted: count(({ state }) => state.status === 'RECORDED'),
  };
  const kinds: readonly MissingKind[] = ['returned', 'notRecorded', 'withoutPhoto', 'notSubmitted'];
  return kinds.map((kind) => ({ kind, count: counts[kind] })).filter((missing) => missing.count > 0);
}

/** The first due day among what is owed and not done, for a month may hold excepted cells (CLOSE2); null when nothing is left. */
export function nextDue(cells: readonly Pick<MonthCell, 'owed' | 'due' | 'state'>[]): Day | null {
  const left = cells.filter((cell) => cell.owed && !isDone(cell));
  return left.map(({ due }) => due).sort()[0] ?? null;
}

/** The owed month nearest to `month`, for somebody who opens an empty one; earlier wins. */
export function nearestOwedMonth(cells: readonly MonthCell[], month: YearMonth): YearMonth | null {
  const months = [...new Set(cells.filter(({ owed }) => owed).map((cell) => cell.month))].sort();
  return months.findLast((owed) => owed < month) ?? months.find((owed) => owed > month) ?? null;
}

/** Where somebody who looks for a measure goes: their own unit's month, this one or the owed one nearest to it. */
export function cellToOpen(
  cells: readonly MonthCell[],
  unitIds: readonly string[],
  month: YearMonth,
): MonthCell | null {
  const own = cells.filter(({ unit }) => unitIds.includes(unit.id));
  const among = own.length > 0 ? own : cells;
  const near = nearestOwedMonth(among, month);
  return among.find((cell) => cell.month === month) ?? among.find((cell) => cell.month === near) ?? null;
}

function isPastDue({ state }: MonthCell): boolean {
  return state.overdue || state.status === 'RETURNED';
}

function groupOf(cell: MonthCell): GroupName {
  if (cell.state.status === 'RETURNED') return 'groupReturned';
  if (isDone(cell)) return 'groupDone';
  return cell.state.overdue ? 'groupOverdue' : 'groupDue';
}
