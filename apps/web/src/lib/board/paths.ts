/** Addresses of the board and of a cell on it. */
import type { MonthKey } from '@prongsai/contract';
import type { MonthCell } from '#lib/month/month-cell.ts';

export type BoardView = 'attention' | 'all';
export interface BoardPlace {
  year: number;
  view: BoardView;
}

export function boardPath({ year, view }: BoardPlace, cell: MonthCell | null = null): string {
  const asked = new URLSearchParams({ year: String(year), ...(view === 'attention' && { view }) });
  if (cell) {
    asked.set('measure', cell.measure.id);
    asked.set('unit', cell.unit.id);
    asked.set('month', cell.month);
  }
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
