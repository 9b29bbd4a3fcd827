/** The marks of months: which of them are closed, and with which exceptions (CLOSE3). */
import { closingOf, type MonthClosing, type YearMonth } from '@prongsai/domain';
import type { EntityManager } from '../platform/database.ts';
import { rows, type Row } from '../platform/rows.ts';
import { MonthMark } from './month-mark.entity.ts';

export type MarkRow = Row<MonthMark>;

/** Oldest first. */
export function marksOf(em: EntityManager, agencyId: string, months: readonly string[]): Promise<MarkRow[]> {
  return rows(em, MonthMark, { agencyId, month: { $in: [...months] } } as never, {
    orderBy: { version: 'asc' },
  });
}

/** By month; those that are open are left out. */
export function closingsBy(marks: readonly MarkRow[]): ReadonlyMap<YearMonth, MonthClosing> {
  const judged = marks.map((mark) => ({ ...mark, order: mark.version }));
  const byMonth = Map.groupBy(judged, ({ month }) => month);
  return new Map(
    [...byMonth].flatMap(([month, all]): [YearMonth, MonthClosing][] => {
      const closing = closingOf(all);
      return closing ? [[month, closing]] : [];
    }),
  );
}
