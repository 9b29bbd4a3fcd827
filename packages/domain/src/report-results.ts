/** What a report is told about the months: facts of the board and the records, already permitted to be seen. */
import type { CellStatus } from './cell.ts';
import type { Day, YearMonth } from './day.ts';

export interface ReportedPhoto {
  readonly sha256: string;
  readonly caption: string | null;
  /** May be shown to the public (PHOTO1). */
  readonly isCleared: boolean;
}

export interface ReportedFile {
  readonly sha256: string;
  readonly name: string;
  /** Size in bytes. */
  readonly bytes: number;
}

/** Words that an officer wrote in the place of composed ones (REP9). */
export interface ReportedRewording {
  readonly text: string;
  /** What was composed from the records when it was written. */
  readonly composed: string;
}

export interface ReportedAction {
  readonly id: string;
  readonly day: Day;
  /** Code of the channel in the catalogue. */
  readonly channel: string;
  readonly channelName: string;
  /** What the channel counts in (แผ่น, ครั้ง); null when nothing is counted. */
  readonly quantityUnit: string | null;
  readonly what: string;
  readonly place: string | null;
  readonly quantity: number | null;
  readonly link: string | null;
  readonly photos: readonly ReportedPhoto[];
  readonly files: readonly ReportedFile[];
  readonly rewording: ReportedRewording | null;
}

/** One unit's month of one measure. */
export interface MonthResult {
  readonly unitId: string;
  readonly unitName: string;
  readonly month: YearMonth;
  readonly status: CellStatus;
  /** Why nothing was done, as the unit stated it; null when it made no such statement. */
  readonly reason: string | null;
  /** Of the sentence about the month as a whole. */
  readonly rewording: ReportedRewording | null;
  readonly actions: readonly ReportedAction[];
}

/** Everything one measure's units owed or did. Units print in the order given here, month by month. */
export interface MeasureResult {
  readonly measureId: string;
  readonly months: readonly MonthResult[];
}

/** The months of a measure in the order they print: by `months`, units as given, actions by day. */
export function inPrintingOrder(result: MeasureResult, months: readonly YearMonth[]): MonthResult[] {
  return months
    .flatMap((month) => result.months.filter((unitMonth) => unitMonth.month === month))
    .map((unitMonth) => ({ ...unitMonth, actions: unitMonth.actions.toSorted(byDay) }));
}

function byDay(a: ReportedAction, b: ReportedAction): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
}
