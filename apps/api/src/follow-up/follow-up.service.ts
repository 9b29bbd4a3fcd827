/** What is done to a whole month: submitted, stated empty, taken back, sent back, checked, spoken of. */
import {
  decidingDeeds,
  isTakenBack,
  isUnseen,
  noteFault,
  standingDeeds,
  wordsOpen,
  type CellDeed,
} from '@prongsai/domain';
import { judgedDeed } from '../board/facts.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure, ensureId } from '../platform/problem.ts';
import type { Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { issuersBehind } from '../token/issuers.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import type { PublicityLog } from '../publicity-log/publicity-log.entity.ts';
import { raise } from '../publicity-log/publicity-log.service.ts';
import { remindOfReturn } from '../reminder/reminder.service.ts';
import { heldLog, isKnown, keep, monthDeeds, type MonthDeedInput } from './keep-deed.ts';
import type { CoveredAction, MonthDeed } from './month-deed.entity.ts';

/** Names the actions the person saw, in their versions; whoever names none means all that stand (CELL2). */
export async function submitMonth(
  tx: Tx,
  input: MonthDeedInput & { covered?: CoveredAction[] | undefined },
): Promise<MonthDeed> {
  ensureMay(tx, 'submitMonth', { unitId: input.unitId });
  const log = await heldLog(tx, input);
  const actions = await actionsOf(tx, log);
  const standing = actions.filter(({ withdrawnAt }) => !withdrawnAt);
  const covered = input.covered ?? standing.map(({ id, version }) => ({ actionId: id, version }));
  if (await isKnown(tx, input)) return keep(tx, 'submitMonth', 'SUBMISSION', log, input, { covered });
  ensure(standing.length > 0 && covered.length > 0, 'NOTHING_TO_SUBMIT');
  ensureKnown(actions, covered, 'SUBMISSION_COVERS_UNKNOWN');
  return keep(tx, 'submitMonth', 'SUBMISSION', log, input, { covered });
}

export async function stateNothingToReport(
  tx: Tx,
  input: MonthDeedInput & { reason: string },
): Promise<MonthDeed> {
  ensureMay(tx, 'stateNothingToReport', { unitId: input.unitId });
  raise(noteFault('reason', input.reason));
  const log = await heldLog(tx, input);
  const isEmpty = (await actionsOf(tx, log)).every(({ withdrawnAt }) => withdrawnAt);
  ensure(isEmpty || (await isKnown(tx, input)), 'HAS_ACTIONS');
  return keep(tx, 'stateNothingToReport', 'NOTHING_TO_REPORT', log, input, { note: input.reason });
}

/** Whoever said it, or a head of the unit, until somebody has answered it (CELL5). */
export async function takeBackMonth(tx: Tx, input: MonthDeedInput & { deedId: string }): Promise<MonthDeed> {
  ensureId(input.deedId, 'deedId');
  const log = await heldLog(tx, input);
  const deeds = await monthDeeds(tx, log);
  const named = deeds.find(({ id }) => id === input.deedId);
  const authorIds = named?.byId ? [named.byId] : [];
  ensureMay(tx, 'takeBackMonth', { unitId: input.unitId, authorIds });
  if (!(await isKnown(tx, input))) ensureUnanswered(await actionsOf(tx, log), deeds, input.deedId);
  return keep(tx, 'takeBackMonth', 'TAKE_BACK', log, input, { takesBackId: input.deedId, authorIds });
}

/** A word about the month, which changes nothing (CELL6). */
export async function writeNote(tx: Tx, input: MonthDeedInput & { note: string }): Promise<MonthDeed> {
  ensureMay(tx, 'writeNote', { unitId: input.unitId });
  raise(noteFault('note', input.note));
  return keep(tx, 'writeNote', 'NOTE', await heldLog(tx, input), input, { note: input.note });
}

export async function sendBack(tx: Tx, input: MonthDeedInput & { note: string }): Promise<MonthDeed> {
  ensureMay(tx, 'sendBack', { unitId: input.unitId });
  raise(noteFault('note', input.note));
  const log = await heldLog(tx, input);
  const deed = await keep(tx, 'sendBack', 'RETURN', log, input, { note: input.note });
  await remindOfReturn(tx, log, deed);
  return deed;
}

/** Freezes exactly the actions and versions the executive saw; what has changed since shows on the board. */
export async function checkMonth(
  tx: Tx,
  input: MonthDeedInput & { covered: CoveredAction[] },
): Promise<MonthDeed> {
  ensureMay(tx, 'checkMonth', { unitId: input.unitId });
  const log = await heldLog(tx, input);
  const { covered } = input;
  if (await isKnown(tx, input)) return keep(tx, 'checkMonth', 'CHECK', log, input, { covered });
  const actions = await actionsOf(tx, log);
  const authorIds = await authorsOf(tx, log.agencyId, actions);
  ensureMay(tx, 'checkMonth', { unitId: input.unitId, authorIds });
  ensureKnown(actions, covered, 'CHECK_COVERS_UNKNOWN');
  ensureCheckable((await monthDeeds(tx, log)).map(judgedDeed), covered);
  return keep(tx, 'checkMonth', 'CHECK', log, input, { covered });
}

/** Who recorded them, or let a program do so. */
async function authorsOf(
  tx: Tx,
  agencyId: string,
  actions: readonly Pick<PublicityAction, 'id' | 'recordedById'>[],
): Promise<string[]> {
  const people = actions.flatMap(({ recordedById }) => recordedById ?? []);
  const byTokens = actions.filter(({ recordedById }) => recordedById === null).map(({ id }) => id);
  return [...people, ...(await issuersBehind(tx, agencyId, 'recordAction', byTokens))];
}

/** @throws Problem TAKEN_BACK, or NOTHING_TO_CHECK for a check of silence (CELL3) */
function ensureCheckable(all: readonly CellDeed[], covered: readonly CoveredAction[]): void {
  ensure(!isTakenBack(all), 'TAKEN_BACK');
  const before = standingDeeds(decidingDeeds(all)).find(({ kind }) => kind !== 'CHECK');
  ensure(covered.length > 0 || before?.kind === 'NOTHING_TO_REPORT', 'NOTHING_TO_CHECK');
}

function actionsOf(tx: Tx, log: Row<PublicityLog>): Promise<PublicityAction[]> {
  return tx.em.find(PublicityAction, { logId: log.id });
}

function ensureKnown(
  actions: readonly PublicityAction[],
  covered: readonly CoveredAction[],
  code: 'SUBMISSION_COVERS_UNKNOWN' | 'CHECK_COVERS_UNKNOWN',
): void {
  const known = new Map(actions.map((action) => [action.id, action.version]));
  for (const { actionId, version } of covered) ensure(version <= (known.get(actionId) ?? -1), code);
}

/** @throws Problem ALREADY_CHECKED or NOT_SUBMITTED: which answer came first */
function ensureUnanswered(
  actions: readonly PublicityAction[],
  deeds: readonly Row<MonthDeed>[],
  deedId: string,
): void {
  const seen = actions.map(({ id, version, withdrawnAt }) => ({
    id,
    version,
    withdrawn: withdrawnAt !== null,
  }));
  const all = deeds.map(judgedDeed);
  const word = wordsOpen(all).find(({ id }) => id === deedId);
  ensure(word, 'NOT_SUBMITTED');
  ensure(isUnseen(word, seen, all), 'ALREADY_CHECKED');
}
