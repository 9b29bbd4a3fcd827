/** Which cells of the board need an executive's eye. */
import { isTakenBack } from '@prongsai/domain';
import type { MonthCell } from '#lib/month/month-cell.ts';
import { judgedDeeds } from '#lib/month/unit-word.ts';

/**
 * The unit has done its part, or changed what was checked: an executive is to look at it. What became silence is none of
 * it (CELL3), nor what the unit took back (CELL5).
 */
export function waitsForCheck({ state, deeds }: Pick<MonthCell, 'state' | 'deeds'>): boolean {
  if (state.status === 'SUBMITTED' || state.status === 'NOTHING_TO_REPORT') return true;
  return state.changedSinceCheck && state.status === 'RECORDED' && !isTakenBack(judgedDeeds(deeds));
}

/** Why a cell needs attention; one may need it for several. */
export const ATTENTION = {
  overdue: ({ state }: MonthCell): boolean => state.overdue,
  waiting: waitsForCheck,
  changed: ({ state }: MonthCell): boolean => state.changedSinceCheck,
} as const;
export type Attention = keyof typeof ATTENTION;

export function needsAttention(cell: MonthCell): boolean {
  return Object.values(ATTENTION).some((needs) => needs(cell));
}

/** The cells beside one, among those that wait for a check; `cells` are in the order of the board. */
export function waitingBeside(cells: readonly MonthCell[], key: string) {
  const here = cells.findIndex((cell) => cell.key === key);
  return {
    previous: cells.slice(0, Math.max(here, 0)).findLast(waitsForCheck) ?? null,
    next: cells.slice(here + 1).find(waitsForCheck) ?? null,
  };
}
