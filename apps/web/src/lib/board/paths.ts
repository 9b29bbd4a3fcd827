/** Addresses of the board and of a cell on it. */
import type { MonthKey } from '@prongsai/contract';
import type { MonthCell } from '#lib/month/month-cell.ts';
import type { BoardPlace } from './view.ts';

export function boardPath(
  { year, view, by, instrument, unitId, round }: BoardPlace,
  cell: MonthCell | null = null,
): string {
  const asked = new URLSearchParams({
    year: String(year),
    ...(view !== 'attention' && { view }),
    ...(by !== 'measure' && { by }),
    ...(instrument !== null && { instrument }),
    ...(unitId !== null && { of: unitId }),
    ...(round !== null && { round: String(round) }),
    ...(cell && { measure: cell.measure.id, unit: cell.unit.id, month: cell.month }),
  });
  return `/board?${asked}`;
}

/** The cell an address names; null when it names none. */
export function cellAsked(asked: Pick<URLSearchParams, 'get'>): MonthKey | null {
  const [measureId, unitId, month] = ['measure', 'unit', 'month'].map((name) => asked.get(name));
  return measureId && unitId && month ? { measureId, unitId, month } : null;
}

/** The id of a cell's button, to come back to it. */
export function buttonId(key: string): string {
  return `cell-${key.replaceAll(' ', '-')}`;
}

/** The records of one month of a unit and a measure; `year` is the Buddhist year of the plan. */
export function cellPath(
  year: number,
  { measureId, unitId, month }: { measureId: string; unitId: string; month: string },
): string {
  return `/board?${new URLSearchParams({ year: String(year), measure: measureId, unit: unitId, month })}`;
}
