/** What the unit last said of a month, while it may still be taken back (CELL5). */
import { wordToTakeBack } from '@prongsai/domain';
import { person } from '#lib/person/person.svelte.ts';
import type { LoggedDeed } from './cell-index.ts';
import type { MonthCell } from './month-cell.ts';
import { judgedDeeds } from './unit-word.ts';

/** Null when there is none, or when this person may not. */
export function wordFor({ state, unit, actions, deeds }: MonthCell): LoggedDeed | null {
  if (state.status !== 'SUBMITTED' && state.status !== 'NOTHING_TO_REPORT') return null;
  const seen = actions.map(({ id, version }) => ({ id, version, withdrawn: false }));
  const word = wordToTakeBack(seen, judgedDeeds(deeds))?.deed ?? null;
  return word && person.may('takeBackMonth', unit.id, [word.data.byId]) ? word : null;
}
