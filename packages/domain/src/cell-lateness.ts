/** Lateness of a cell: the server's receipt against the due day (LATE1). */
import type { CellAction, CellDeed, CellState } from './cell-facts.ts';
import type { Day } from './day.ts';

interface Receipt {
  readonly recordedOn?: Day;
  readonly receivedOn?: Day | null;
}

/** Whether anything came late (LATE1); `newestFirst` are the deeds that stand. What is still on the phone cannot arrive before today. */
export function lateness(
  owed: boolean,
  live: readonly CellAction[],
  newestFirst: readonly CellDeed[],
  due: Day,
  today: Day,
): Pick<CellState, 'late' | 'lateSynced'> {
  const receipts: Receipt[] = [...live, ...firstAnswer(newestFirst)];
  const late = receipts.filter(
    ({ receivedOn }) => owed && receivedOn !== undefined && (receivedOn ?? today) > due,
  );
  const madeInTime = ({ recordedOn }: Receipt): boolean => recordedOn !== undefined && recordedOn <= due;
  return { late: late.length > 0, lateSynced: late.length > 0 && late.every(madeInTime) };
}

/**
 * The first time the unit said its month was complete, and did not take that back (CELL5); what is sent again after a
 * return is not late again.
 */
function firstAnswer(standing: readonly CellDeed[]): readonly CellDeed[] {
  return standing.filter(({ kind }) => kind === 'SUBMISSION' || kind === 'NOTHING_TO_REPORT').slice(-1);
}
