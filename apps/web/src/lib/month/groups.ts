/** The cells of a month in the order in which they need somebody. */
import { fiscalYearOf, type YearMonth } from '@prongsai/domain';
import { groupedBy } from './grouped-by.ts';
import { isDone, type MonthCell } from './month-cell.ts';

export type GroupName = 'groupReturned' | 'groupOverdue' | 'groupDue' | 'groupDone';
export interface CellGroup {
  name: GroupName;
  cells: readonly MonthCell[];
}

const ORDER: readonly GroupName[] = ['groupReturned', 'groupOverdue', 'groupDue', 'groupDone'];

/** Groups without a cell are left out. */
export function groupsOf(cells: readonly MonthCell[]): CellGroup[] {
  const byName = groupedBy(cells, groupOf);
  return ORDER.flatMap((name) => {
    const found = byName.get(name);
    return found ? [{ name, cells: found }] : [];
  });
}

/** What was left undone in earlier months of the same fiscal year, oldest first. */
export function leftBefore(cells: readonly MonthCell[], month: YearMonth): readonly MonthCell[] {
  const year = fiscalYearOf(month);
  const earlier = cells.filter((cell) => cell.month < month && fiscalYearOf(cell.month) === year);
  return earlier.filter(({ state }) => state.overdue || state.status === 'RETURNED');
}

/** The owed month nearest to `month`, for somebody who opens an empty one; earlier wins. */
export function nearestOwedMonth(cells: readonly MonthCell[], month: YearMonth): YearMonth | null {
  const months = [...new Set(cells.filter(({ owed }) => owed).map((cell) => cell.month))].sort();
  return months.findLast((owed) => owed < month) ?? months.find((owed) => owed > month) ?? null;
}

function groupOf(cell: MonthCell): GroupName {
  if (cell.state.status === 'RETURNED') return 'groupReturned';
  if (isDone(cell)) return 'groupDone';
  return cell.state.overdue ? 'groupOverdue' : 'groupDue';
}
