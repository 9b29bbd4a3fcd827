/** The cell an address names: `/log/{measureId}/{unitId}/{month}` and the like. */
import { page } from '$app/state';
import type { MonthCell } from './month-cell.ts';
import type { Months } from './months.svelte.ts';

export function cellOfPage(months: Months): MonthCell | null {
  const { measureId = '', unitId = '', month = '' } = page.params;
  return months.cell({ measureId, unitId, month });
}
