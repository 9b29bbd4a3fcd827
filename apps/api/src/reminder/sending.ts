/** Sending reminders out: to the phones that asked, else by letter. What cannot be sent now is tried again for a day. */
import { dueDay, monthAt, REMINDER_FOOTER, reminderWords } from '@prongsai/domain';
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

type Sending = Pick<House, 'database' | 'clock' | 'config'> & { readonly sendLetter: SendLetter | null };

const AT_A_TIME = 50;
const WORTH_SENDING_MS = 24 * 60 * 60 * 1000;

/** Reminders that have not gone out, oldest first. */
export async function unsentReminders(sending: Sending, resting: readonly string[]): Promise<Task[]> {
  const waiting = await rows(
    sending.database.fork(),
    Reminder,
    { sentAt: null, id: { $nin: [...resting] } },
    { orderBy: { madeAt: 'asc' }, limit: AT_A_TIME },
  );
  return waiting.map((reminder) => ({ key: reminder.id, run: () => send(sending, reminder) }));
}

async function send(sending: Sending, reminder: Row<Reminder>): Promise<void> {
  const { database, clock } = sending;
  const [person] = await rows(database.fork(), Person, { id: reminder.personId });
  const isTooLate = clock().getTime() - reminder.madeAt.getTime() > WORTH_SENDING_MS;
  const isWanted = person && !person.disabledAt && !person.remindersMutedAt && !isTooLate;
  const sentBy = isWanted ? await sendTo(sending, person, reminder) : 'NOBODY';
  await database.fork().nativeUpdate(Reminder, { id: reminder.id }, { sentAt: clock(), sentBy });
}

async function sendTo(sending: Sending, person: Row<Person>, reminder: Row<Reminder>): Promise<SentBy> {
  const pushed = await pushTo(sending, reminder);
  if (pushed === 'SENT') return 'PUSH';
  if (!sending.sendLetter || !person.email) {
    if (pushed) throw pushed;
    return 'NOBODY';
  }
  const { title, body } = reminderWords(await contentOf(sending, reminder), 'th');
  const address = `${sending.config.publicUrl}${reminder.path}`;
  const text = `${body}\n\n${address}\n\n${REMINDER_FOOTER}\n`;
  await sending.sendLetter({ to: person.email, subject: `โปร่งใส: ${title}`, text });
  return 'EMAIL';
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
