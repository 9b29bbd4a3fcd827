/** Sending reminders out: to the phones that asked, else by letter. What cannot be sent now is tried again for a day. */
import { dueDay, monthAt, REMINDER_FOOTER, reminderWords } from '@prongsai/domain';
import type { FastifyBaseLogger } from 'fastify';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';
import { sessionsOf } from '../person/session.service.ts';
import type { House } from '../platform/context.ts';
import type { Task } from '../platform/job.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { SendLetter } from './mail.ts';
import { push } from './push.ts';
import { PushKey } from './push-key.entity.ts';
import { PushSubscription } from './push-subscription.entity.ts';
import { Reminder, type SentBy } from './reminder.entity.ts';

type Sending = Pick<House, 'database' | 'clock' | 'config'> & {
  readonly sendLetter: SendLetter | null;
  readonly log: Pick<FastifyBaseLogger, 'warn'>;
};

const AT_A_TIME = 50;
const WORTH_SENDING_MS = 24 * 60 * 60 * 1000;

/** Reminders that no phone was asked to show yet, oldest first. A silent mail server holds up none of them. */
export async function remindersForPhones(sending: Sending, resting: readonly string[]): Promise<Task[]> {
  const waiting = await unsent(sending, resting, null);
  return waiting.map((reminder) => ({ key: reminder.id, run: () => sendToPhones(sending, reminder) }));
}

/** Those that no phone took and that wait for the mail server, oldest first. */
export async function remindersByLetter(sending: Sending, resting: readonly string[]): Promise<Task[]> {
  const waiting = await unsent(sending, resting, { $ne: null });
  return waiting.map((reminder) => ({ key: reminder.id, run: () => sendByLetter(sending, reminder) }));
}

function unsent({ database }: Sending, resting: readonly string[], byLetterSince: null | { $ne: null }) {
  return rows(
    database.fork(),
    Reminder,
    { sentAt: null, byLetterSince, id: { $nin: [...resting] } },
    { orderBy: { madeAt: 'asc' }, limit: AT_A_TIME },
  );
}

async function sendToPhones(sending: Sending, reminder: Row<Reminder>): Promise<void> {
  const reader = await readerOf(sending, reminder);
  const pushed = reader && (await pushTo(sending, reminder));
  if (pushed === 'SENT') return sent(sending, reminder, 'PUSH');
  if (sending.sendLetter && reader?.email)
    return changed(sending, reminder, { byLetterSince: sending.clock() });
  if (pushed) throw pushed;
  await sent(sending, reminder, 'NOBODY');
}

/** When it cannot be sent, phones are asked again first. */
async function sendByLetter(sending: Sending, reminder: Row<Reminder>): Promise<void> {
  try {
    const reader = await readerOf(sending, reminder);
    if (!sending.sendLetter || !reader?.email) return await toPhones(sending, reminder);
    const letter = { to: reader.email, ...(await letterOf(sending, reminder)) };
    const refusal = await sending.sendLetter(letter);
    if (refusal !== null) return await afterRefusal(sending, reminder, refusal);
  } catch (error) {
    await toPhones(sending, reminder);
    throw error;
  }
  await sent(sending, reminder, 'EMAIL');
}

/** The letter reaches nobody, today or later; a phone whose push service was away may take it still. */
async function afterRefusal(sending: Sending, reminder: Row<Reminder>, status: string): Promise<void> {
  sending.log.warn({ status, key: reminder.id }, 'the mail server takes no letters for this person');
  const pushed = await pushTo(sending, reminder);
  if (pushed instanceof Error) throw pushed;
  await sent(sending, reminder, pushed === 'SENT' ? 'PUSH' : 'NOBODY');
}

/** Its person; null when it is not to be sent to them, or comes too late. */
async function readerOf({ database, clock }: Sending, reminder: Row<Reminder>): Promise<Row<Person> | null> {
  const [person] = await rows(database.fork(), Person, { id: reminder.personId });
  const isTooLate = clock().getTime() - reminder.madeAt.getTime() > WORTH_SENDING_MS;
  return person && !person.disabledAt && !person.remindersMutedAt && !isTooLate ? person : null;
}

async function letterOf(sending: Sending, reminder: Row<Reminder>) {
  const { title, body } = reminderWords(await contentOf(sending, reminder), 'th');
  const address = `${sending.config.publicUrl}${reminder.path}`;
  return { subject: `โปร่งใส: ${title}`, text: `${body}\n\n${address}\n\n${REMINDER_FOOTER}\n` };
}

function sent(sending: Sending, reminder: Row<Reminder>, sentBy: SentBy): Promise<void> {
  return changed(sending, reminder, { sentAt: sending.clock(), sentBy });
}

function toPhones(sending: Sending, reminder: Row<Reminder>): Promise<void> {
  return changed(sending, reminder, { byLetterSince: null });
}

async function changed(
  { database }: Sending,
  { id }: Row<Reminder>,
  change: Partial<Row<Reminder>>,
): Promise<void> {
  await database.fork().nativeUpdate(Reminder, { id }, change);
}

/** Null when no phone asked; what went wrong when none took it and one may later. */
async function pushTo(sending: Sending, reminder: Row<Reminder>): Promise<'SENT' | Error | null> {
  const { database, clock, config } = sending;
  const em = database.fork();
  const [key] = await rows(em, PushKey, {});
  const signedInAt = (await sessionsOf({ em, clock }, reminder.personId)).map(({ id }) => id);
  const subscriptions = await rows(em, PushSubscription, { sessionId: { $in: signedInAt } });
  if (!key || subscriptions.length === 0) return null;
  const content = await contentOf(sending, reminder);
  const results = await Promise.allSettled(
    subscriptions.map(async (subscription) => {
      const message = {
        ...reminderWords(content, subscription.language),
        path: reminder.path,
        tag: reminder.about,
      };
      const fate = await push(subscription, message, { ...key, subject: subjectOf(config) });
      if (fate === 'GONE')
        await em.nativeDelete(PushSubscription, { endpointHash: subscription.endpointHash });
      return fate;
    }),
  );
  if (results.some((result) => result.status === 'fulfilled' && result.value === 'SENT')) return 'SENT';
  const failed = results.find((result) => result.status === 'rejected');
  return failed ? new Error('no push service took it', { cause: failed.reason }) : null;
}

async function contentOf(
  { database }: Sending,
  { agencyId, kind, month, count, measure, note, ...reminder }: Row<Reminder>,
) {
  const [agency] = await rows(database.fork(), Agency, { id: agencyId });
  const ofMonth = dueDay(month ?? monthAt(reminder.madeAt), agency?.graceDays ?? 0);
  const dueOn = reminder.dueOn ?? ofMonth;
  return { kind, month, count, dueOn, measure: measure ?? '', note: note ?? '' };
}

/** Whom a push service writes to when something is wrong with what we send. */
function subjectOf({ mailFrom, publicUrl }: House['config']): string {
  if (publicUrl.startsWith('https:')) return publicUrl;
  return `mailto:${mailFrom ?? 'prongsai@localhost'}`;
}
