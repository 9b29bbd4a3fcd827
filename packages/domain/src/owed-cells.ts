/** Who owes what in which month (OWE1 to OWE3). Takes the rows as they travel: ids and plain strings. */
import { parseMonth, type YearMonth } from './day.ts';
import type { FiscalYear } from './fiscal-year.ts';
import { owedMonths, type OwedDuty } from './owing.ts';
import type { DutyActor, Window } from './plan.ts';

export interface OwingDuty extends OwedDuty {
  readonly actor: DutyActor;
}
/** The part of a measure that decides who owes what. Months are CE `YYYY-MM`. */
export interface OwingMeasure<D extends OwingDuty = OwingDuty> {
  readonly id: string;
  readonly ownerScope: 'UNIT' | 'ALL_UNITS';
  readonly unitIds: readonly string[];
  readonly windowStart: string | null;
  readonly windowEnd: string | null;
  readonly duties: readonly D[];
}
/** First and last month in which a unit exists; null is open. */
export interface OwingUnit {
  readonly id: string;
  readonly activeFrom: string | null;
  readonly activeUntil: string | null;
}
/** An owed cell of the board. */
export interface OwedCell {
  readonly measureId: string;
  readonly unitId: string;
  readonly month: YearMonth;
}
/** A check an executive owes. */
export interface OwedCheck {
  readonly measureId: string;
  readonly month: YearMonth;
}

/** Every cell the units owe, each once, by measure, unit and month (OWE1, OWE2). Executive duties owe none. */
export function owedCells(
  measures: readonly OwingMeasure[],
  units: readonly OwingUnit[],
  year: FiscalYear,
): OwedCell[] {
  return measures.flatMap((measure) => {
    const months = monthsOwedFor(measure, 'STAFF', year);
    return owingUnits(measure, units).flatMap((unit) =>
      months
        .filter((month) => isActive(unit, month))
        .map((month) => ({ measureId: measure.id, unitId: unit.id, month })),
    );
  });
}

/** One string per cell, to look an owed cell up by. */
export function cellKey(cell: {
  readonly measureId: string;
  readonly unitId: string;
  readonly month: string;
}): string {
  return `${cell.measureId} ${cell.unitId} ${cell.month}`;
}

/** Every check the executives owe, one per measure and month (OWE3); `counts` narrows to some duties. */
export function executiveChecksOwed<D extends OwingDuty>(
  measures: readonly OwingMeasure<D>[],
  year: FiscalYear,
  counts: (duty: D) => boolean = () => true,
): OwedCheck[] {
  return measures.flatMap((measure) => {
    const duties = measure.duties.filter(counts);
    const months = monthsOwedFor({ ...measure, duties }, 'EXECUTIVE', year);
    return months.map((month) => ({ measureId: measure.id, month }));
  });
}

function monthsOwedFor(measure: OwingMeasure, actor: DutyActor, year: FiscalYear): YearMonth[] {
  const window = windowOf(measure);
  const duties = measure.duties.filter((duty) => duty.actor === actor);
  return [...new Set(duties.flatMap((duty) => owedMonths(duty, window, year)))].sort();
}

/** Null for a measure that may be done all year. */
export function windowOf({
  windowStart,
  windowEnd,
}: Pick<OwingMeasure, 'windowStart' | 'windowEnd'>): Window | null {
  const start = parseMonth(windowStart ?? '');
  const end = parseMonth(windowEnd ?? '');
  return start === null || end === null ? null : { start, end };
}

function owingUnits(measure: OwingMeasure, units: readonly OwingUnit[]): readonly OwingUnit[] {
  if (measure.ownerScope === 'ALL_UNITS') return units;
  return units.filter((unit) => measure.unitIds.includes(unit.id));
}

/** Whether a unit exists in a month (OWE2). */
export function isActive({ activeFrom, activeUntil }: Omit<OwingUnit, 'id'>, month: YearMonth): boolean {
  return (activeFrom === null || month >= activeFrom) && (activeUntil === null || month <= activeUntil);
}
