/** What a month still lacks before its head can submit it (CELL7). */
import type { CellAction, CellState } from './cell-facts.ts';

export type Lack = 'RETURNED' | 'NOTHING_RECORDED' | 'NO_PHOTO';

/** The first thing that is missing; null when the month is ready, already answered, or nothing is owed yet. */
export function lackOf(
  { status }: Pick<CellState, 'status'>,
  actions: readonly Pick<CellAction, 'withdrawn' | 'photoCount'>[],
): Lack | null {
  if (status === 'RETURNED') return 'RETURNED';
  if (status === 'NOT_RECORDED') return 'NOTHING_RECORDED';
  const isBare = actions.some(({ withdrawn, photoCount }) => !withdrawn && photoCount === 0);
  return status === 'RECORDED' && isBare ? 'NO_PHOTO' : null;
}
