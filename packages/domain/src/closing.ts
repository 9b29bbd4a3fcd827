/** Closed months: until when a cell is in time, and what came after the closing (CLOSE1 to CLOSE3). */
import type { CellClosing, CellDeed, CellFacts } from './cell-facts.ts';
import type { Day, YearMonth } from './day.ts';
import { dueDay } from './owing.ts';

/** A cell of a closed month that may still come in time until a day. */
export interface ClosingException {
  readonly measureId: string;
  readonly unitId: string;
  readonly until: string;
}

/** What executives said of a month of the whole agency: called on who owes it, closed it, opened it again. */
export const MONTH_MARKS = ['CALL', 'CLOSE', 'OPEN'] as const;
export type MonthMarkKind = (typeof MONTH_MARKS)[number];

export interface JudgedMark {
  readonly mark: string;
  /** Server version; `unsentVersion(seq)` for one still on the phone. */
  readonly order: number;
  readonly exceptions: readonly ClosingException[];
}

export interface MonthClosing<M extends JudgedMark = JudgedMark> {
  /** The mark that closed it: from it on everything is afterwards, whatever exceptions were changed since. */
  readonly first: M;
  /** The mark whose exceptions hold. */
  readonly latest: M;
}

/** The closing of a month by its marks, in any order; null while it is open (CLOSE3). */
export function closingOf<M extends JudgedMark>(marks: readonly M[]): MonthClosing<M> | null {
  const newest = marks.filter(({ mark }) => mark !== 'CALL').sort((a, b) => b.order - a.order);
  const opened = newest.findIndex(({ mark }) => mark === 'OPEN');
  const closings = (opened < 0 ? newest : newest.slice(0, opened)).filter(({ mark }) => mark === 'CLOSE');
  const [latest, first] = [closings[0], closings.at(-1)];
  return latest && first ? { first, latest } : null;
}

/** The same for one cell of the month. */
export function cellClosing(
  closing: MonthClosing | null,
  { measureId, unitId }: { readonly measureId: string; readonly unitId: string },
): CellClosing | null {
  if (!closing) return null;
  const exception = closing.latest.exceptions.find(
    (each) => each.measureId === measureId && each.unitId === unitId,
  );
  return { order: closing.first.order, until: (exception?.until as Day | undefined) ?? null };
}

/** The last day on which a cell is in time (OWE4), later where its month was closed with an exception (CLOSE2). */
export function cellDueDay({
  month,
  graceDays,
  closing,
}: Pick<CellFacts, 'graceDays' | 'closing'> & { readonly month: YearMonth }): Day {
  const due = dueDay(month, graceDays);
  const until = closing?.until ?? due;
  return until > due ? until : due;
}

/** Whether the server received something of the unit's after the closing; what is unsent arrives today (CLOSE2). */
export function isAfterClosing(
  { actions, closing }: Pick<CellFacts, 'actions' | 'closing'>,
  deeds: readonly CellDeed[],
  today: Day,
): boolean {
  if (!closing) return false;
  const { order, until } = closing;
  const words = deeds.filter(({ kind }) => kind !== 'CHECK' && kind !== 'RETURN' && kind !== 'NOTE');
  const isPast = (arrival: Day | null | undefined): boolean => until === null || (arrival ?? today) > until;
  return (
    actions.some(({ version, changedOn }) => version > order && isPast(changedOn)) ||
    words.some((word) => word.order > order && isPast(word.receivedOn))
  );
}
