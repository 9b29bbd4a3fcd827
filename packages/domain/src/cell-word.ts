/** The unit's own word on its month, and whether it may still be taken back (CELL5). */
import { covers, decidingDeeds, type CellDeed, type SeenAction } from './cell.ts';

/**
 * What the unit last said of its month, a submission or a statement, while it may still be taken back: nobody has
 * answered it with a return, and no check has seen it (CELL5). Null when there is none.
 */
export function wordToTakeBack<D extends CellDeed>(
  actions: readonly SeenAction[],
  deeds: readonly D[],
): D | null {
  const newest = decidingDeeds(deeds);
  const word = newest.find(({ kind }) => kind !== 'CHECK');
  if (word?.kind !== 'SUBMISSION' && word?.kind !== 'NOTHING_TO_REPORT') return null;
  const since = newest.filter(({ kind, order }) => kind === 'CHECK' && order > word.order);
  return since.some((check) => covers(check, actions) || hasSeen(check, word)) ? null : word;
}

/** Whether the check names all that the deed named, in the same versions or newer ones. */
function hasSeen(check: CellDeed, { covered }: CellDeed): boolean {
  const seen = new Map(check.covered.map(({ actionId, version }) => [actionId, version]));
  return covered.every(({ actionId, version }) => (seen.get(actionId) ?? -1) >= version);
}
