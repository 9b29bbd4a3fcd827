/** What a report would lack if it were produced now (REP7). */
import type { CellState, CellStatus } from './cell.ts';

export interface ReportReadiness {
  /** Months of a unit and a measure that the report tells of. */
  readonly cells: number;
  /** Of these, past their due day and without any record or statement. */
  readonly unanswered: number;
  /** Sent back, and not answered yet. */
  readonly beingMended: number;
  /** Recorded or stated, and not checked by an executive. */
  readonly unchecked: number;
  /** With an action that has no photo, or whose photos have not all arrived. */
  readonly photosMissing: number;
  /** Photos of these months, each picture once, of which nobody has decided whether they may be shown (PHOTO1). */
  readonly photosUndecided: number;
}

const UNCHECKED: readonly CellStatus[] = ['RECORDED', 'SUBMITTED', 'NOTHING_TO_REPORT'];

/** `states` are those of the cells in the months of the report. */
export function readinessOf(states: readonly CellState[], photosUndecided: number): ReportReadiness {
  const told = states.filter(({ status }) => status !== 'NOT_YET' && status !== 'NOT_OWED');
  const count = (which: (state: CellState) => boolean): number => told.filter(which).length;
  return {
    cells: told.length,
    unanswered: count(({ status, overdue }) => status === 'NOT_RECORDED' && overdue),
    beingMended: count(({ status }) => status === 'RETURNED'),
    unchecked: count(({ status }) => UNCHECKED.includes(status)),
    photosMissing: count(({ photosMissing }) => photosMissing),
    photosUndecided,
  };
}
