/** What is done to a whole month: submitted, stated empty, sent back, checked. The latest deed decides (CELL2). */
import { normaliseThai, noteFault } from '@prongsai/domain';
import { note } from '../activity/note.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure, ensureId } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import type { PublicityLog } from '../publicity-log/publicity-log.entity.ts';
import { logOf, raise, type MonthKey } from '../publicity-log/publicity-log.service.ts';
import { remindOfReturn } from '../reminder/reminder.service.ts';
import { MonthDeed, type CoveredAction, type DeedKind } from './month-deed.entity.ts';

export interface MonthDeedInput extends MonthKey {
  id: string;
  clientTime: Date;
}

/** Names the actions that stand, in their versions: withdrawing one of them opens the month again (CELL2). */
export async function submitMonth(tx: Tx, input: MonthDeedInput): Promise<MonthDeed> {
  ensureMay(tx, 'submitMonth', { unitId: input.unitId });
  const log = await logOf(tx, input);
  const standing = await standingActions(tx, log);
  ensure(standing.length > 0 || (await isKnown(tx, input)), 'NOTHING_TO_SUBMIT');
  const covered = standing.map(({ id, version }) => ({ actionId: id, version }));
  return keep(tx, 'submitMonth', 'SUBMISSION', log, input, { covered });
}

export async function stateNothingToReport(
  tx: Tx,
  input: MonthDeedInput & { reason: string },
): Promise<MonthDeed> {
  ensureMay(tx, 'stateNothingToReport', { unitId: input.unitId });
  raise(noteFault('reason', input.reason));
  const log = await logOf(tx, input);
  const isEmpty = (await standingActions(tx, log)).length === 0;
  ensure(isEmpty || (await isKnown(tx, input)), 'HAS_ACTIONS');
  return keep(tx, 'stateNothingToReport', 'NOTHING_TO_REPORT', log, input, { note: input.reason });
}

export async function sendBack(tx: Tx, input: MonthDeedInput & { note: string }): Promise<MonthDeed> {
  ensureMay(tx, 'sendBack', { unitId: input.unitId });
  raise(noteFault('note', input.note));
  const log = await logOf(tx, input);
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
  const log = await logOf(tx, input);
  const actions = await tx.em.find(PublicityAction, { logId: log.id });
  const authorIds = actions.flatMap(({ recordedById }) => recordedById ?? []);
  ensureMay(tx, 'checkMonth', { unitId: input.unitId, authorIds });
  const known = new Map(actions.map((action) => [action.id, action.version]));
  for (const { actionId, version } of input.covered) {
    ensure(version <= (known.get(actionId) ?? -1), 'CHECK_COVERS_UNKNOWN');
  }
  const empty = input.covered.length === 0;
  ensure(!empty || (await statedNothing(tx, log)), 'NOTHING_TO_CHECK');
  return keep(tx, 'checkMonth', 'CHECK', log, input, { covered: input.covered });
}

async function keep(
  tx: Tx,
  verb: string,
  deed: DeedKind,
  log: Row<PublicityLog>,
  input: MonthDeedInput,
  more: { note?: string; covered?: CoveredAction[] } = {},
): Promise<MonthDeed> {
  ensureId(input.id, 'id');
  const words = more.note === undefined ? null : normaliseThai(more.note).trim();
  const known = await tx.em.findOne(MonthDeed, { id: input.id });
  if (known) {
    const same = known.logId === log.id && known.deed === deed && known.note === words;
    ensure(same && sameCover(known, more.covered ?? []), 'ID_TAKEN');
    return known;
  }
  const row = tx.em.create(MonthDeed, {
    id: input.id,
    agencyId: log.agencyId,
    logId: log.id,
    deed,
    byId: tx.caller?.personId ?? null,
    at: tx.now,
    clientTime: input.clientTime,
    note: words,
    covered: more.covered ?? [],
  });
  tx.em.persist(row);
  note(tx, verb, row, { logId: log.id });
  return row;
}

/** What a check covers is the sender's word; what a submission covers was found when it first arrived. */
function sameCover(known: MonthDeed, covered: readonly CoveredAction[]): boolean {
  const keys = (each: readonly CoveredAction[]) =>
    each.map(({ actionId, version }) => `${actionId} ${version}`).sort();
  return known.deed !== 'CHECK' || keys(known.covered).join() === keys(covered).join();
}

/** Sent again, a deed gets its first answer, whatever has happened to the month since (LOG1). */
async function isKnown(tx: Tx, { id }: MonthDeedInput): Promise<boolean> {
  ensureId(id, 'id');
  return (await rows(tx.em, MonthDeed, { id })).length > 0;
}

function standingActions(tx: Tx, log: Row<PublicityLog>): Promise<PublicityAction[]> {
  return tx.em.find(PublicityAction, { logId: log.id, withdrawnAt: null });
}

async function statedNothing(tx: Tx, log: Row<PublicityLog>): Promise<boolean> {
  const latest = await tx.em.find(MonthDeed, { logId: log.id }, { orderBy: { version: 'desc' }, limit: 1 });
  return latest[0]?.deed === 'NOTHING_TO_REPORT';
}
