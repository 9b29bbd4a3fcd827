/** What a unit of an agency is called and when it exists: judged before it is kept (OWE5). */
import { LIMITS, tooLong, type Fault } from './action-check.ts';
import { addMonths, monthOf, type Day, type YearMonth } from './day.ts';

export interface UnitFields {
  readonly name: string;
  /** As it is printed. */
  readonly label: string;
  /** First and last month in which it exists, CE `YYYY-MM`; null is open. */
  readonly activeFrom: string | null;
  readonly activeUntil: string | null;
}

/** Further away a month is taken for a slip of the year. */
const YEARS_WITHIN = 20;

/** Whether its last month is before `month`, CE `YYYY-MM`: nobody new is put in such a unit, nor told to do anything (OWE5). */
export function hasClosed({ activeUntil }: Pick<UnitFields, 'activeUntil'>, month: YearMonth): boolean {
  return activeUntil !== null && activeUntil < month;
}

/** The first thing wrong with a unit, or null. What it was `before` is not judged again. */
export function unitFault(unit: UnitFields, before: UnitFields | null, today: Day): Fault | null {
  return (
    nameFault('name', unit, before) ??
    nameFault('label', unit, before) ??
    farFault('activeFrom', unit, before, today) ??
    farFault('activeUntil', unit, before, today) ??
    orderFault(unit)
  );
}

function nameFault(field: 'name' | 'label', unit: UnitFields, before: UnitFields | null): Fault | null {
  const text = unit[field];
  if (text === before?.[field]) return null;
  if (text === '') return { field, code: 'FIELD_MISSING', details: { field } };
  return tooLong(field, text, LIMITS.unitName);
}

function farFault(
  field: 'activeFrom' | 'activeUntil',
  unit: UnitFields,
  before: UnitFields | null,
  today: Day,
): Fault | null {
  const month = unit[field];
  if (month === null || month === before?.[field]) return null;
  const [first, last] = [-12, 12].map((inYear) => addMonths(monthOf(today), inYear * YEARS_WITHIN));
  if (first && last && month >= first && month <= last) return null;
  return { field, code: 'UNIT_MONTH_FAR', details: { month, years: YEARS_WITHIN } };
}

function orderFault({ activeFrom: first, activeUntil: last }: UnitFields): Fault | null {
  if (first === null || last === null || first <= last) return null;
  return { field: 'activeUntil', code: 'UNIT_ENDS_TOO_EARLY', details: { first, last } };
}
