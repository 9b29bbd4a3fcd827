/** Why a plan could not be read: one fault, the line it is on, and what stands there. */

export const PLAN_FAULTS = [
  /** `found` is the number of characters. */
  'TOO_LARGE',
  /** A Word or Excel file, or another encoding than UTF-8. */
  'NOT_TEXT',
  /** No header row, or a row before the first one. */
  'NO_TABLE',
  /** `found` is the number of cells. */
  'WRONG_COLUMN_COUNT',
  /** A header row on `line`, and no row under it or any other. */
  'NO_MEASURE',
  /** No item code in the first cell; `found` is how it begins. */
  'UNREADABLE_TOPIC',
  /** The cell of the responsible unit is empty; `found` is the row's first cell. */
  'NO_OWNER',
  /** `found` is the year as written. */
  'OTHER_FISCAL_YEAR',
] as const;
export type PlanFaultCode = (typeof PLAN_FAULTS)[number];

export interface PlanTextFault {
  readonly fault: PlanFaultCode;
  /** From 1. */
  readonly line: number;
  readonly found: string;
}

/** Tells a fault from what was read. */
export function isPlanFault(read: object): read is PlanTextFault {
  return 'fault' in read;
}
