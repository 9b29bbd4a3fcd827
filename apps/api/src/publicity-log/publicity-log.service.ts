/** What staff do to a month's record: record, change, withdraw. Each is may → check → write → note. */
import {
  actionFault,
  fiscalYearOf,
  keepable,
  noteFault,
  normaliseThai,
  type Day,
  type Deed,
  type Fault,
  type YearMonth,
} from '@prongsai/domain';
import { LockMode } from '@mikro-orm/core';
import { v7 as uuidv7 } from 'uuid';
import { Activity } from '../activity/activity.entity.ts';
import { note } from '../activity/note.ts';
import { watchLink } from '../evidence/watched-links.ts';
import { Channel } from '../catalogue/channel.entity.ts';
import { MeasureOwner } from '../measure/measure-owner.entity.ts';
import { Measure } from '../measure/measure.entity.ts';
import { Plan } from '../plan/plan.entity.ts';
import { askTogether, rowById } from '../platform/batch.ts';
import { ensureMay, signedIn } from '../platform/permission.ts';
import { ensure, ensureId, Problem } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { Unit } from '../unit/unit.entity.ts';
import { PublicityAction } from './publicity-action.entity.ts';
import { PublicityLog } from './publicity-log.entity.ts';

export interface MonthKey {
  measureId: string;
  unitId: string;
  month: YearMonth;
}

export interface ActionContent {
  day: Day;
  channel: string;
  what: string;
  place: string | null;
  quantity: number | null;
  link: string | null;
}

export async function recordAction(
  tx: Tx,
  input: MonthKey & ActionContent & { id: string; clientTime: Date },
): Promise<Row<PublicityAction>> {
  const caller = ensureMay(tx, 'recordAction', { unitId: input.unitId });
  ensureId(input.id, 'id');
  const content = normalised(input);
  const known = await rowById(tx, PublicityAction, input.id);
  if (known) return sameAsBefore(tx, known, input, content);
  await checkAction(tx, content, input.month);
  const log = await logOf(tx, input);
  const action = tx.em.create(PublicityAction, {
    id: input.id,
    agencyId: log.agencyId,
    logId: log.id,
    unitId: log.unitId,
    ...content,
    recordedById: caller.personId,
    clientTime: input.clientTime,
    receivedAt: tx.now,
    changedAt: tx.now,
  });
  tx.em.persist(action);
  if (content.link) await watchLink(tx, log.agencyId, content.link);
  note(tx, 'recordAction', action);
  return action;
}

/** What a person had before their eyes: a version, and what they themselves changed since. */
export interface Seen {
  readonly version: number;
  readonly own: ReadonlySet<number>;
}

/** Applies the changed fields only. @throws Problem CHANGED_MEANWHILE when somebody else changed one of them since. */
export async function changeAction(
  tx: Tx,
  input: { id: string; seen: Seen; changes: Partial<ActionContent> },
): Promise<PublicityAction> {
  const { action, log } = await ownAction(tx, input.id, 'changeAction');
  ensure(!action.withdrawnAt, 'ACTION_WITHDRAWN');
  ensureUntouched(action, input.seen, Object.keys(input.changes));
  const content = normalised({ ...action, ...input.changes });
  await checkAction(tx, content, log.month);
  const before = Object.fromEntries(
    Object.keys(input.changes).map((field) => [field, action[field as keyof ActionContent]]),
  );
  if (content.link && content.link !== action.link) await watchLink(tx, action.agencyId, content.link);
  if (!isSame(action, content)) Object.assign(action, content, { changedAt: tx.now });
  note(tx, 'changeAction', action, { before });
  return action;
}

export async function withdrawAction(
  tx: Tx,
  input: { id: string; seen: Seen; reason: string },
): Promise<PublicityAction> {
  const { action } = await ownAction(tx, input.id, 'withdrawAction');
  raise(noteFault('reason', input.reason));
  if (action.withdrawnAt) return action;
  ensureUntouched(action, input.seen, ['day', 'channel', 'what', 'place', 'quantity', 'link']);
  action.withdrawnAt = action.changedAt = tx.now;
  action.withdrawnReason = normaliseThai(input.reason);
  note(tx, 'withdrawAction', action, { reason: action.withdrawnReason });
  return action;
}

/** As it was (LOG3). @throws Problem CHANGED_MEANWHILE when somebody else withdrew it since the person looked. */
export async function restoreAction(tx: Tx, input: { id: string; seen: Seen }): Promise<PublicityAction> {
  const { action } = await ownAction(tx, input.id, 'restoreAction');
  if (!action.withdrawnAt) return action;
  ensureUntouched(action, input.seen, ['withdrawnAt']);
  action.withdrawnAt = null;
  action.withdrawnReason = null;
  action.changedAt = tx.now;
  note(tx, 'restoreAction', action);
  return action;
}

/** The log of a measure, unit and month; made when it is the first to be needed. */
export async function logOf(tx: Tx, { measureId, unitId, month }: MonthKey): Promise<Row<PublicityLog>> {
  ensureId(measureId, 'measureId');
  ensureId(unitId, 'unitId');
  const { agencyId } = signedIn(tx);
  const [known] = await rows(tx.em, PublicityLog, { agencyId, measureId, unitId, month });
  if (known) return known;
  const measure = await tx.em.findOne(Measure, { id: measureId, agencyId });
  ensure(measure, 'NOT_FOUND', {}, 'measureId');
  ensure(await answersFor(tx, measure, unitId), 'MEASURE_NOT_OWNED', {}, 'unitId');
  const plan = await rowById(tx, Plan, measure.planId);
  ensure(plan?.fiscalYear === fiscalYearOf(month), 'MONTH_OUTSIDE_YEAR', { month }, 'month');
  const log = tx.em.create(PublicityLog, {
    id: uuidv7(),
    agencyId: measure.agencyId,
    measureId,
    unitId,
    month,
  });
  tx.em.persist(log);
  return log;
}

export async function ownAction(tx: Tx, id: string, deed: Deed) {
  const action = await heldAction(tx, id);
  ensure(action, 'NOT_FOUND');
  const log = await rowById(tx, PublicityLog, action.logId);
  ensure(log, 'NOT_FOUND');
  ensureMay(tx, deed, { agencyId: action.agencyId, unitId: log.unitId });
  return { action, log };
}

/** What a check or a submission saw of the action's photos and files is not what there is now (CHECK1). */
export function evidenceChanged({ now }: Tx, action: PublicityAction): void {
  action.evidenceChanges += 1;
  action.changedAt = now;
}

/** Held until the end, so that of two changes at once the second one sees the first. */
function heldAction(tx: Tx, id: string): Promise<PublicityAction | undefined> {
  return askTogether(tx, 'actions to hold', id, async (ids) => {
    const held = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } } as const;
    const found = await tx.em.find(PublicityAction, { id: { $in: [...ids] } }, held);
    return new Map(found.map((action) => [action.id, action]));
  });
}

export function raise(fault: Fault | null): void {
  if (fault) throw new Problem(fault.code, fault.details, fault.field);
}

/** Also in months in which the unit does not exist: what comes in for them is kept, and owed by nobody (OWE5). */
async function answersFor(tx: Tx, { id, agencyId, ownerScope }: Measure, unitId: string): Promise<boolean> {
  if ((await tx.em.count(Unit, { id: unitId, agencyId })) === 0) return false;
  if (ownerScope === 'ALL_UNITS') return true;
  return (await tx.em.count(MeasureOwner, { measureId: id, unitId })) > 0;
}

async function checkAction(tx: Tx, content: ActionContent, month: YearMonth): Promise<void> {
  raise(actionFault(content, month, tx.today));
  const { channel } = content;
  ensure(await channelOf(tx, channel), 'CHANNEL_UNKNOWN', { channel }, 'channel');
}

function channelOf(tx: Tx, code: string): Promise<Row<Channel> | undefined> {
  const { agencyId } = signedIn(tx);
  return askTogether(tx, `channels of ${agencyId}`, code, async (codes) => {
    const found = await rows(tx.em, Channel, { agencyId, code: { $in: [...codes] } });
    return new Map(found.map((channel) => [channel.code, channel]));
  });
}

function normalised({ day, channel, what, place, quantity, link }: ActionContent): ActionContent {
  return {
    day,
    channel,
    what: normaliseThai(what).trim(),
    place: place === null ? null : normaliseThai(place).trim() || null,
    quantity,
    link: (link && keepable(link).trim()) || null,
  };
}

/**
 * The same id with the same content is the same record, whatever people made of it since; with other content it is
 * refused (LOG1). Who would be told that a withdrawn one is kept would never learn that it counts no more.
 */
async function sameAsBefore(
  tx: Tx,
  known: Row<PublicityAction>,
  key: MonthKey,
  content: ActionContent,
): Promise<Row<PublicityAction>> {
  const { measureId, unitId, month } = key;
  const { agencyId } = signedIn(tx);
  const log = await tx.em.findOne(PublicityLog, { id: known.logId, agencyId, measureId, unitId, month });
  const first = { ...known, ...(await changedSinceRecorded(tx, known)) };
  ensure(log && isSame(first, content), 'ID_TAKEN');
  ensure(!known.withdrawnAt, 'ACTION_WITHDRAWN');
  return known;
}

/** The fields that were changed since, as they were recorded: what the earliest change of each found. */
async function changedSinceRecorded(
  tx: Tx,
  { id: subjectId, agencyId }: Row<PublicityAction>,
): Promise<Partial<ActionContent>> {
  const newestFirst = { orderBy: { at: 'desc', id: 'desc' } } as const;
  const changes = await rows(tx.em, Activity, { agencyId, subjectId, deed: 'changeAction' }, newestFirst);
  return Object.assign({}, ...changes.map(({ details }) => details['before'])) as Partial<ActionContent>;
}

function isSame(known: ActionContent, content: ActionContent): boolean {
  return JSON.stringify(normalised(known)) === JSON.stringify(content);
}

function ensureUntouched(action: PublicityAction, { version, own }: Seen, fields: string[]): void {
  const touched = fields.some((field) => {
    const changed = action.fieldVersions[field] ?? 0;
    return changed > version && !own.has(changed);
  });
  ensure(!touched, 'CHANGED_MEANWHILE');
}
