/** Reminders: made with what they follow from, in one transaction (S7), and sent out behind the requests. */
import {
  dueDay,
  fiscalYearOf,
  isDone,
  type DueMonth,
  type Holding,
  type Language,
  type YearMonth,
} from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import { judgeBoard, type JudgedCell } from '../board/board.service.ts';
import type { MonthDeed } from '../follow-up/month-deed.entity.ts';
import { Measure } from '../measure/measure.entity.ts';
import type { MonthMark } from '../month-mark/month-mark.entity.ts';
import { Person } from '../person/person.entity.ts';
import { RoleHolding } from '../person/role-holding.entity.ts';
import { Session } from '../person/session.entity.ts';
import { presentSession } from '../person/session.service.ts';
import { personIn } from '../person/signed-in.ts';
import type { Config } from '../config.ts';
import type { EntityManager } from '../platform/database.ts';
import { ensure } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import { hashOf } from '../platform/secret.ts';
import type { Tx } from '../platform/transaction.ts';
import type { PublicityLog } from '../publicity-log/publicity-log.entity.ts';
import { isPushService } from './push.ts';
import { PushSubscription } from './push-subscription.entity.ts';
import { ReminderRound } from './reminder-round.entity.ts';
import { Reminder } from './reminder.entity.ts';

/** Reminds everybody whose unit has not answered all of a month, once (REM1). */
export async function remindOfMonth(
  tx: Tx,
  agency: { id: string; graceDays: number },
  { kind, month }: DueMonth,
): Promise<void> {
  const round = { agencyId: agency.id, month, kind };
  if ((await rows(tx.em, ReminderRound, round)).length > 0) return;
  await tx.em.insert(ReminderRound, { ...round, at: tx.now });
  const dueOn = dueDay(month, agency.graceDays);
  const open = (await openCells(tx, agency.id, month)).filter(({ due }) => due === dueOn);
  const counts = await countPerPerson(tx, open);
  for (const [personId, count] of counts) {
    keepReminder(tx, {
      agencyId: agency.id,
      personId,
      about: `${kind} ${month}`,
      kind,
      month,
      count,
      path: '/month',
    });
  }
  note(tx, 'remind', { id: agency.id, agencyId: agency.id }, { kind, month, people: counts.size });
}

/** Calls on everybody whose unit has not answered all of a month (REM5); false when nobody owes anything. */
export async function remindOfCall(tx: Tx, call: Row<MonthMark>): Promise<boolean> {
  const { id, agencyId, month, words } = call;
  const open = await openCells(tx, agencyId, month);
  const counts = await countPerPerson(tx, open);
  counts.delete(call.byId ?? '');
  for (const [personId, count] of counts) {
    const about = { about: id, kind: 'CALLED', month, count, note: words } as const;
    keepReminder(tx, { agencyId, personId, ...about, path: '/month' });
  }
  return open.length > 0;
}

/** What of a month that has begun is still to be answered, whenever it is due. */
async function openCells({ em, today }: Tx, agencyId: string, month: YearMonth): Promise<JudgedCell[]> {
  const board = await judgeBoard(em, { agencyId, fiscalYear: fiscalYearOf(month), today, units: 'ALL' });
  return (board?.cells ?? []).filter((cell) => cell.month === month && cell.owed && !isDone(cell));
}

/** How many of these cells each of the units' people still has to answer. */
async function countPerPerson(tx: Tx, open: readonly JudgedCell[]): Promise<Map<string, number>> {
  const perUnit = Map.groupBy(open, ({ unitId }) => unitId);
  const counts = new Map<string, number>();
  for (const { personId, unitId } of await peopleOf(tx, [...perUnit.keys()]))
    counts.set(personId, (counts.get(personId) ?? 0) + (perUnit.get(unitId ?? '')?.length ?? 0));
  return counts;
}

/** Tells the people of a unit that a month was sent back, except whoever did (REM2). */
export async function remindOfReturn(tx: Tx, log: Row<PublicityLog>, deed: MonthDeed): Promise<void> {
  const told = { agencyId: log.agencyId, about: deed.id };
  if ((await rows(tx.em, Reminder, told, { limit: 1 })).length > 0) return;
  const [measure] = await rows(tx.em, Measure, { id: log.measureId });
  const people = new Set((await peopleOf(tx, [log.unitId])).map(({ personId }) => personId));
  people.delete(deed.byId ?? '');
  for (const personId of people) {
    keepReminder(tx, {
      agencyId: log.agencyId,
      personId,
      about: deed.id,
      kind: 'RETURNED',
      month: log.month,
      count: 1,
      path: `/log/${log.measureId}/${log.unitId}/${log.month}`,
      measure: measure?.title ?? null,
      note: deed.note,
    });
  }
}

/** Those who record for these units or head them, and may still sign in. */
export async function peopleOf(
  tx: Tx,
  unitIds: readonly string[],
): Promise<(Holding & { personId: string })[]> {
  const where = { unitId: { $in: [...unitIds] }, role: { $in: ['RECORDER', 'HEAD'] }, endedAt: null };
  const held = await rows(tx.em, RoleHolding, where as never);
  // Who both records for a unit and heads it is one person there.
  return [...new Map(held.map((holding) => [`${holding.personId} ${holding.unitId}`, holding])).values()];
}

type Optional = 'measure' | 'note' | 'dueOn';
type NewReminder = Omit<Row<Reminder>, 'id' | 'madeAt' | 'byLetterSince' | 'sentAt' | 'sentBy' | Optional> &
  Partial<Pick<Row<Reminder>, Optional>>;

export function keepReminder(tx: Tx, reminder: NewReminder): void {
  const none = { measure: null, note: null, dueOn: null, byLetterSince: null, sentAt: null, sentBy: null };
  tx.em.create(Reminder, { id: uuidv7(), madeAt: tx.now, ...none, ...reminder }, { persist: true });
}

export interface Subscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** This browser shows reminders of the caller from now on, in their language, as long as they are signed in there. */
export async function subscribePush(
  tx: Tx,
  { endpoint, p256dh, auth }: Subscription,
  how: { language: Language; config: Config; sessionSecret: string | null },
): Promise<void> {
  const { id: sessionId } = await presentSession(tx, how.sessionSecret);
  ensure(isPushService(endpoint, how.config), 'PUSH_SERVICE_UNKNOWN', {}, 'endpoint');
  ensure(isKey(p256dh, 65) && isKey(auth, 16), 'PUSH_SERVICE_UNKNOWN', {}, 'p256dh');
  const subscription = { sessionId, endpoint, p256dh, auth, language: how.language, subscribedAt: tx.now };
  const endpointHash = hashOf(endpoint);
  await tx.em.nativeDelete(PushSubscription, { endpointHash });
  await tx.em.insert(PushSubscription, { endpointHash, ...subscription });
}

/** Of this browser nobody is reminded any more. */
export async function unsubscribePush(tx: Tx, endpoint: string, sessionSecret: string | null): Promise<void> {
  const { id: sessionId } = await presentSession(tx, sessionSecret);
  await tx.em.nativeDelete(PushSubscription, { endpointHash: hashOf(endpoint), sessionId });
}

/** Whether reminders of the caller are shown where this session is. */
export async function isSubscribed(em: EntityManager, sessionSecret: string | null): Promise<boolean> {
  const [session] = await rows(em, Session, { secretHash: hashOf(sessionSecret ?? '') });
  return session !== undefined && (await em.count(PushSubscription, { sessionId: session.id })) > 0;
}

/** Mutes or unmutes what is sent to the caller, and says where letters go; null for nowhere (REM3). */
export async function changeReminders(
  tx: Tx,
  { muted, email }: { muted: boolean; email: string | null },
): Promise<Person> {
  const address = email?.trim() || null;
  ensure(address === null || isEmail(address), 'EMAIL_WRONG', { found: address ?? '' }, 'email');
  const person = await tx.em.findOneOrFail(Person, { id: personIn(tx) });
  person.email = address;
  person.remindersMutedAt = muted ? (person.remindersMutedAt ?? tx.now) : null;
  note(tx, 'changeReminders', person, { muted });
  return person;
}

function isKey(text: string, bytes: number): boolean {
  return /^[\w-]+=*$/.test(text) && Buffer.from(text, 'base64url').length === bytes;
}

/** One address, as mail servers take it; whether somebody reads there only a letter can tell. */
function isEmail(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\.]+(\.[^\s@<>,;:"()[\]\\.]+)+$/.test(text)
  );
}
