/** The unit's own word on its month, and whether it may still be taken back (CELL5). */
import { covers, decidingDeeds, isWord, standingDeeds, type CellDeed, type SeenAction } from './cell.ts';

/** What the unit last said of its month, while it may still be taken back (CELL5). Null when there is none. */
export function wordToTakeBack<D extends CellDeed>(
  actions: readonly SeenAction[],
  deeds: readonly D[],
): D | null {
  const [word] = wordsOpen(deeds);
  return word && isUnseen(word, actions, deeds) ? word : null;
}

/**
 * Submissions and statements that nobody took back, and that no return answered, newest first: several when heads of
 * the unit spoke at once (CELL5).
 */
export function wordsOpen<D extends CellDeed>(deeds: readonly D[]): readonly D[] {
  const standing = standingDeeds(decidingDeeds(deeds));
  const returned = standing.findIndex(({ kind }) => kind === 'RETURN');
  return (returned < 0 ? standing : standing.slice(0, returned)).filter(isWord);
}

/** The unit's statement that nothing was done, as it stands: the newest one that was not taken back (CELL5). */
export function standingStatement<D extends CellDeed>(deeds: readonly D[]): D | null {
  return standingDeeds(decidingDeeds(deeds)).find(({ kind }) => kind === 'NOTHING_TO_REPORT') ?? null;
}

/** No check that came since covers what there is, or all that the word named. */
export function isUnseen(
  word: CellDeed,
  actions: readonly SeenAction[],
  deeds: readonly CellDeed[],
): boolean {
  const since = deeds.filter(({ kind, order }) => kind === 'CHECK' && order > word.order);
  return !since.some((check) => covers(check, actions) || hasSeen(check, word));
}

/** Whether the check names all that the deed named, in the same versions or newer ones. */
function hasSeen(check: CellDeed, { covered }: CellDeed): boolean {
  const seen = new Map(check.covered.map(({ actionId, version }) => [actionId, version]));
  return covered.every(({ actionId, version }) => (seen.get(actionId) ?? -1) >= version);
}
