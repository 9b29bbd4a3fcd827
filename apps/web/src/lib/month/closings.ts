/** Which months are closed, by the rows of this phone (CLOSE3). */
import { closingOf, unsentVersion, type MonthClosing } from '@prongsai/domain';
import type { Rows, ViewRow } from '@prongsai/outbox';
import type { UnsentSeq } from './cell-index.ts';
import { groupedBy } from './grouped-by.ts';

/** A mark as the rules judge it. */
export interface PlacedMark extends ViewRow<'monthMark'> {
  mark: string;
  order: number;
  exceptions: ViewRow<'monthMark'>['data']['exceptions'];
}

/** Every mark by its month, oldest first; what is still on the phone is newer than all the server has. */
export function marksByMonth(rows: Rows, unsentSeq: UnsentSeq): ReadonlyMap<string, readonly PlacedMark[]> {
  const placed = [...rows.monthMark.values()].map((row) => ({
    ...row,
    mark: row.data.mark,
    exceptions: row.data.exceptions,
    order: row.local ? unsentVersion(unsentSeq(row.id) ?? 0) : row.version,
  }));
  return groupedBy(
    placed.sort((a, b) => a.order - b.order),
    ({ data }) => data.month,
  );
}

/** Those that are open are left out. */
export function closingsOf(
  marks: ReadonlyMap<string, readonly PlacedMark[]>,
): ReadonlyMap<string, MonthClosing<PlacedMark>> {
  return new Map(
    [...marks].flatMap(([month, all]): [string, MonthClosing<PlacedMark>][] => {
      const closing = closingOf(all);
      return closing ? [[month, closing]] : [];
    }),
  );
}
