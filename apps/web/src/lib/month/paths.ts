/** Addresses of the pages about one cell. */
import type { MonthKey } from '@prongsai/contract';
import type { MonthCell } from './month-cell.ts';

interface Place extends Pick<MonthCell, 'month'> {
  readonly measure: { readonly id: string };
  readonly unit: { readonly id: string };
}

export function logPath({ measure, unit, month }: Place): string {
  return logPathOf({ measureId: measure.id, unitId: unit.id, month });
}
export function logPathOf({ measureId, unitId, month }: MonthKey): string {
  return `/log/${measureId}/${unitId}/${month}`;
}
export function recordPath({ measure, unit, month }: Place): string {
  return `/record/${measure.id}/${unit.id}/${month}`;
}
export function monthPath(month: string): string {
  return `/month?month=${month}`;
}
