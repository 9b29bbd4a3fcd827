/**
 * The status of one cell of the board (CELL1 to CELL6, CHECK1): computed from what people did, stored nowhere.
 * Actions and deeds carry versions of one clock per agency, so "newer" is a comparison of numbers.
 */
import {
  DEED_KINDS,
  type CellAction,
  type CellDeed,
  type CellFacts,
  type CellState,
  type CellStatus,
} from './cell-facts.ts';
import { lateness } from './cell-lateness.ts';
import { cellDueDay, isAfterClosing } from './closing.ts';
import { monthOf, type Day, type YearMonth } from './day.ts';

export * from './cell-facts.ts';

/** The part of an action that a deed names. */
export type SeenAction = Pick<CellAction, 'id' | 'version' | 'withdrawn'>;

/** Status and flags of a cell (CELL1). `owed` by `owedCells`; `today` in Bangkok. */
export function cellStatus(owed: boolean, facts: CellFacts, today: Day): CellState {
  const live = facts.actions.filter((action) => !action.withdrawn);
  const done = decidingDeeds(facts.deeds);
  const deeds = standingDeeds(done);
  const due = cellDueDay(facts);
  const status = statusOf(owed, facts, live, deeds, today);
  const checks = deeds.filter((deed) => deed.kind === 'CHECK');
  return {
    status,
    overdue: owed && today > due && isOpen(status, deeds[0], done[0]),
    ...lateness(owed, live, deeds, due, today),
    afterClosing: isAfterClosing(facts, deeds, today),
    changedSinceCheck: checks.length > 0 && !checks.some((check) => covers(check, facts.actions)),
    photosMissing: live.some((action) => action.photoCount === 0 || (action.pendingPhotos ?? 0) > 0),
  };
}

/**
 * Newest first; a note decides nothing (CELL6), nor does what a newer release may have made. The order of equal
 * numbers is fixed too, so that the order of the input never matters.
 */
export function decidingDeeds<D extends CellDeed>(deeds: readonly D[]): readonly D[] {
  const rank = ({ kind }: CellDeed): number => DEED_KINDS.indexOf(kind);
  return deeds
    .filter((deed) => deed.kind !== 'NOTE' && rank(deed) >= 0)
    .sort((a, b) => b.order - a.order || rank(b) - rank(a));
}

/**
 * The deeds without the words that were taken back, and without the taking back itself (CELL5). With the word it names
 * goes what the same person had said since the last answer to the unit; what another head said stays.
 */
export function standingDeeds<D extends CellDeed>(newestFirst: readonly D[]): readonly D[] {
  const takings = newestFirst.filter(({ kind }) => kind === 'TAKE_BACK');
  if (takings.length === 0) return newestFirst;
  const taken = new Set(takings.flatMap((taking) => wordsTakenBy(taking, newestFirst)));
  return newestFirst.filter((deed) => deed.kind !== 'TAKE_BACK' && !taken.has(deed));
}

function wordsTakenBy<D extends CellDeed>(
  { takesBackId, order }: D,
  newestFirst: readonly D[],
): readonly D[] {
  const before = newestFirst.filter((deed) => deed.order < order);
  const named = before.findIndex((deed) => isWord(deed) && deed.id === takesBackId);
  if (takesBackId === undefined || takesBackId === null) return before.filter(isWord);
  if (named < 0) return [];
  const since = before.slice(named);
  const answer = since.findIndex(({ kind }) => kind === 'RETURN' || kind === 'CHECK');
  const unanswered = answer < 0 ? since : since.slice(0, answer);
  return unanswered.filter((deed) => isWord(deed) && (deed === since[0] || deed.byId === since[0]?.byId));
}

/** The last thing said is a taking back that leaves no word: there is nothing to check until the unit speaks (CELL5). */
export function isTakenBack(deeds: readonly CellDeed[]): boolean {
  const newestFirst = decidingDeeds(deeds);
  return leavesNoWord(newestFirst[0], standingDeeds(newestFirst)[0]);
}

function leavesNoWord(done: CellDeed | undefined, standing: CellDeed | undefined): boolean {
  return done?.kind === 'TAKE_BACK' && !(standing && isWord(standing));
}

/** The unit's own word on its month. */
export function isWord({ kind }: CellDeed): boolean {
  return kind === 'SUBMISSION' || kind === 'NOTHING_TO_REPORT';
}

function statusOf(
  owed: boolean,
  facts: CellFacts,
  live: readonly CellAction[],
  deeds: readonly CellDeed[],
  today: Day,
): CellStatus {
  return (
    statusByDeed(facts.actions, live, deeds) ??
    (live.length > 0 ? 'RECORDED' : statusOfNothing(owed, facts.month, today))
  );
}

function statusOfNothing(owed: boolean, month: YearMonth, today: Day): CellStatus {
  if (!owed) return 'NOT_OWED';
  return monthOf(today) < month ? 'NOT_YET' : 'NOT_RECORDED';
}

/** What the latest deed says; null when newer facts re-opened it (CELL2). A check overtaken is set aside. */
function statusByDeed(
  actions: readonly CellAction[],
  live: readonly CellAction[],
  deeds: readonly CellDeed[],
): CellStatus | null {
  const [deed, ...earlier] = deeds;
  switch (deed?.kind) {
    case undefined:
    case 'NOTE':
    case 'TAKE_BACK':
      return null;
    case 'NOTHING_TO_REPORT':
      return live.length === 0 ? 'NOTHING_TO_REPORT' : null;
    case 'RETURN':
      return live.some((action) => action.version > deed.order) ? null : 'RETURNED';
    case 'SUBMISSION':
      return live.length > 0 && covers(deed, actions) ? 'SUBMITTED' : null;
    case 'CHECK':
      return checkStands(deed, actions, live, earlier) ? 'CHECKED' : statusByDeed(actions, live, earlier);
  }
}

/** A check of silence is no check: without an action there has to be a statement (CELL3). */
function checkStands(
  check: CellDeed,
  actions: readonly CellAction[],
  live: readonly CellAction[],
  earlier: readonly CellDeed[],
): boolean {
  const before = earlier.find((deed) => deed.kind !== 'CHECK');
  return covers(check, actions) && (live.length > 0 || before?.kind === 'NOTHING_TO_REPORT');
}

/** Whether the deed still speaks of exactly the actions there are (CHECK1). */
export function covers(deed: CellDeed, actions: readonly SeenAction[]): boolean {
  const all = deed.kind !== 'CHECK' && deed.covered.length === 0;
  if (all) return actions.every((action) => action.withdrawn || action.version <= deed.order);
  const seen = new Map(deed.covered.map(({ actionId, version }) => [actionId, version]));
  return actions.every((action) => {
    const version = seen.get(action.id);
    return version === undefined ? action.withdrawn : action.version <= version;
  });
}

/**
 * What was once submitted, stated or checked stays settled when somebody adds to it; a return opens it, and so does a
 * taking back that leaves no word.
 */
function isOpen(status: CellStatus, latest: CellDeed | undefined, done: CellDeed | undefined): boolean {
  if (status === 'RECORDED') return !latest || latest.kind === 'RETURN' || leavesNoWord(done, latest);
  return status === 'NOT_RECORDED' || status === 'RETURNED';
}
