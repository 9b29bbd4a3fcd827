/** What a cell of the board is judged by, and the judgement (CELL1). */
import type { Day, YearMonth } from './day.ts';

export const CELL_STATUSES = [
  'NOT_OWED',
  'NOT_YET',
  'NOT_RECORDED',
  'RECORDED',
  'SUBMITTED',
  'NOTHING_TO_REPORT',
  'RETURNED',
  'CHECKED',
] as const;
export type CellStatus = (typeof CELL_STATUSES)[number];

export const DEED_KINDS = [
  'SUBMISSION',
  'NOTHING_TO_REPORT',
  'TAKE_BACK',
  'RETURN',
  'CHECK',
  'NOTE',
] as const;
export type DeedKind = (typeof DEED_KINDS)[number];

export interface CellAction {
  readonly id: string;
  /** Server version of the action's last change; `unsentVersion(seq)` for a change still on the phone. */
  readonly version: number;
  /** The day it was entered, by the phone's clock. */
  readonly recordedOn: Day;
  /** The day the server received it first; null while it is still on the phone. */
  readonly receivedOn: Day | null;
  /** The day the server received what `version` is of; null while that is still on the phone. */
  readonly changedOn: Day | null;
  readonly withdrawn: boolean;
  /** Photos attached and not withdrawn, those whose bytes have not arrived included. */
  readonly photoCount: number;
  /** Of these, the photos whose bytes the server does not have yet, or cannot read. */
  readonly pendingPhotos?: number;
}

export interface CellDeed {
  readonly kind: DeedKind;
  readonly id?: string;
  /** Who did it. */
  readonly byId?: string | null;
  /** Which word a taking back takes back; one that names none takes back all that the unit said (CELL5). */
  readonly takesBackId?: string | null;
  /** Server version of the deed; `unsentVersion(seq)` for one still on the phone. */
  readonly order: number;
  /** Actions and versions the deed speaks of. A check always names them; elsewhere empty means "all so far". */
  readonly covered: readonly { readonly actionId: string; readonly version: number }[];
  /** Phone day and server day, as for an action. Left out, the deed is not judged for lateness. */
  readonly recordedOn?: Day;
  readonly receivedOn?: Day | null;
}

/** The closing of a cell's month (CLOSE2). */
export interface CellClosing {
  /** Server version of the closing; `unsentVersion(seq)` for one still on the phone. */
  readonly order: number;
  /** Until when this cell may still come in time; null when it is not excepted. */
  readonly until: Day | null;
}

export interface CellFacts {
  readonly month: YearMonth;
  /** Days of grace after the month's last day (OWE4). */
  readonly graceDays: number;
  readonly actions: readonly CellAction[];
  readonly deeds: readonly CellDeed[];
  /** Left out or null while the month is open. */
  readonly closing?: CellClosing | null;
}

export interface CellState {
  readonly status: CellStatus;
  /** Owed, not finished, and past its due day. */
  readonly overdue: boolean;
  /** Something of an owed month reached the server after its due day (LATE1). */
  readonly late: boolean;
  /** `late` only because of the way to the server: all of it was entered on the phone in time (LATE1). */
  readonly lateSynced: boolean;
  /** Something of the unit's reached the server after the month was closed (CLOSE2). */
  readonly afterClosing: boolean;
  /** There was a check, and none of the checks covers what there is now (CHECK1). */
  readonly changedSinceCheck: boolean;
  /** An action has no photo, or one whose bytes have not arrived or cannot be read. */
  readonly photosMissing: boolean;
}

/** Versions of the server never reach this. */
const UNSENT = 2 ** 52;

/** The version of something still in the outbox: newer than all the server has, ordered by its `seq`. */
export function unsentVersion(seq: number): number {
  return UNSENT + seq;
}
