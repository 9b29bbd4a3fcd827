/** Addresses of the pages about one cell. */
import type { MonthCell } from './month-cell.ts';

type Place = Pick<MonthCell, 'measure' | 'unit' | 'month'>;

export function logPath({ measure, unit, month }: Place): string {
  return `/log/${measure.id}/${unit.id}/${month}`;
}
export function recordPath({ measure, unit, month }: Place): string {
  return `/record/${measure.id}/${unit.id}/${month}`;
}
export function monthPath(month: string): string {
  return `/month?month=${month}`;
}
