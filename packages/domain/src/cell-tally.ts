/** How much of what was owed is done. */
import type { CellState } from './cell-facts.ts';

export interface Tally {
  readonly done: number;
  readonly owed: number;
}

/** Whether nothing more is asked of the unit for now. */
export function isDone({ state }: { readonly state: Pick<CellState, 'status'> }): boolean {
  return state.status === 'SUBMITTED' || state.status === 'CHECKED' || state.status === 'NOTHING_TO_REPORT';
}

/** Whole percent, rounded down so that only what is complete says 100; null where nothing is owed yet. */
export function percentDone({ done, owed }: Tally): number | null {
  return owed === 0 ? null : Math.floor((100 * done) / owed);
}
