/** One measure of one unit in one month, as screens show it. */
import type { MonthKey } from '@prongsai/contract';
import {
  cellClosing,
  cellDueDay,
  cellKey,
  cellStatus,
  owedCells,
  fiscalYearOf,
  parseMonth,
  type CellState,
  type Day,
  type CellClosing,
  type FiscalYear,
  type MonthClosing,
  type YearMonth,
} from '@prongsai/domain';
import type { Rows, ViewRow } from '@prongsai/outbox';
import type { CellSign } from '#lib/ui/cell-sign.ts';
import {
  cellActions,
  cellDeeds,
  type LogEntries,
  type LoggedAction,
  type LoggedDeed,
  type UnsentSeq,
} from './cell-index.ts';

export interface MonthCell {
  /** One string per cell. */
  key: string;
  month: YearMonth;
  measure: ViewRow<'measure'>;
  unit: ViewRow<'unit'>;
  owed: boolean;
  due: Day;
  state: CellState;
  sign: CellSign;
  /** Those not withdrawn, newest day first. */
  actions: readonly LoggedAction[];
  photoCount: number;
  /** Newest first. */
  deeds: readonly LoggedDeed[];
  /** The return that waits for an answer. */
  standingReturn: LoggedDeed | null;
}

/** Everything a cell is judged by, read once for all cells. */
export interface Judging {
  rows: Rows;
  logs: ReadonlyMap<string, LogEntries>;
  /** Of the closed months. */
  closings: ReadonlyMap<string, MonthClosing>;
  unsentSeq: UnsentSeq;
  today: Day;
}

/** Of which units and measures; what is left out is all of them. */
export interface Asked {
  unitIds?: readonly string[];
  measureIds?: readonly string[];
}

/** The cells of a fiscal year, all or some: all that is owed, and all that was recorded without being owed. */
export function cellsOfYear(judging: Judging, year: FiscalYear, asked: Asked = {}): MonthCell[] {
  const owed = owedKeys(judging.rows, year, asked);
  const isAsked = ({ unitId, measureId }: MonthKey): boolean =>
    (asked.unitIds?.includes(unitId) ?? true) && (asked.measureIds?.includes(measureId) ?? true);
  const logged = [...judging.logs.values()].map(({ key }) => key);
  const recorded = logged.filter((key) => isAsked(key) && yearOf(key) === year);
  const keys = new Map([...owed.values(), ...recorded].map((key) => [cellKey(key), key]));
  return [...keys].flatMap(([name, key]) => cellAt(judging, key, owed.has(name)) ?? []);
}

/** One cell; null when the phone knows no such measure or unit, or the month is none. */
export function cellAt(judging: Judging, key: MonthKey, owed: boolean): MonthCell | null {
  const measure = judging.rows.measure.get(key.measureId);
  const unit = judging.rows.unit.get(key.unitId);
  const month = parseMonth(key.month);
  if (!measure || !unit || month === null) return null;
  const entries = judging.logs.get(cellKey(key));
  const graceDays = graceOf(judging.rows);
  const closing = cellClosing(judging.closings.get(month) ?? null, key);
  const state = judge(judging, { owed, entries, month, graceDays, closing });
  const actions = (entries?.actions ?? []).filter(({ data }) => data.withdrawnAt === null);
  const deeds = entries?.deeds ?? [];
  return {
    key: cellKey(key),
    month,
    measure,
    unit,
    owed,
    due: cellDueDay({ month, graceDays, closing }),
    state,
    sign: signOf(state),
    actions,
    photoCount: actions.reduce((sum, { photos }) => sum + photos.length, 0),
    deeds,
    standingReturn: state.status === 'RETURNED' ? (deeds.find(isReturn) ?? null) : null,
  };
}

/** The owed cells of a year by `cellKey`, all or some. */
export function owedKeys(rows: Rows, year: FiscalYear, asked: Asked = {}): ReadonlyMap<string, MonthKey> {
  const measures = among(rows.measure, asked.measureIds).filter(({ data }) => data.fiscalYear === year);
  const owing = measures.map(({ id, data }) => ({ id, ...data }));
  const units = among(rows.unit, asked.unitIds).map(({ id, data }) => ({ id, ...data }));
  return new Map(owedCells(owing, units, year).map((cell) => [cellKey(cell), cell]));
}

function among<Row>(rows: ReadonlyMap<string, Row>, ids: readonly string[] = [...rows.keys()]): Row[] {
  return ids.flatMap((id) => rows.get(id) ?? []);
}

interface Facts {
  owed: boolean;
  entries: LogEntries | undefined;
  month: YearMonth;
  graceDays: number;
  closing: CellClosing | null;
}

function judge({ unsentSeq, today }: Judging, { owed, entries, ...facts }: Facts): CellState {
  const actions = cellActions(entries, unsentSeq);
  return cellStatus(owed, { ...facts, actions, deeds: cellDeeds(entries, unsentSeq) }, today);
}

/** A return says more than that it is late, so it keeps its own sign. */
function signOf({ status, overdue }: CellState): CellSign {
  switch (status) {
    case 'NOT_OWED':
      return 'not-owed';
    case 'NOT_YET':
      return 'not-yet';
    case 'RETURNED':
      return 'returned';
    case 'NOT_RECORDED':
      return overdue ? 'overdue' : 'not-recorded';
    case 'RECORDED':
      return overdue ? 'overdue' : 'recorded';
    case 'SUBMITTED':
      return 'submitted';
    case 'NOTHING_TO_REPORT':
      return 'nothing';
    case 'CHECKED':
      return 'checked';
  }
}

function graceOf(rows: Rows): number {
  return rows.agency.values().next().value?.data.graceDays ?? 0;
}

function yearOf(key: MonthKey): FiscalYear | null {
  const month = parseMonth(key.month);
  return month === null ? null : fiscalYearOf(month);
}

function isReturn({ data }: LoggedDeed): boolean {
  return data.deed === 'RETURN';
}
