/** What is done about reminders behind the requests, while the server listens. */
import { dayAt, isPastMorning, monthsToRemindOf } from '@prongsai/domain';
import type { FastifyInstance } from 'fastify';
import { Agency } from '../agency/agency.entity.ts';
import type { House } from '../platform/context.ts';
import { startJob, whileListening, type Task } from '../platform/job.ts';
import { rows } from '../platform/rows.ts';
import { inTransaction } from '../platform/transaction.ts';
import { openMail } from './mail.ts';
import { newPushKey } from './push.ts';
import { PushKey } from './push-key.entity.ts';
import { ReminderRound } from './reminder-round.entity.ts';
import { remindOfMonth } from './reminder.service.ts';
import { remindersForPhones, remindersByLetter } from './sending.ts';

/** How often is looked for months to remind of, and for reminders that wait: both looks are small. */
const ROUNDS_MS = 5_000;
const SENDING_MS = 1_000;

export function reminderJobs(app: FastifyInstance, house: House): void {
  const sending = { ...house, sendLetter: openMail(house.config), log: app.log };
  const onFailure = (error: unknown, key: string) =>
    app.log.error({ err: error, key }, 'a reminder could not be made or sent and is tried again');
  whileListening(app, async () => {
    await makePushKey(house);
    return [
      startJob({ find: () => roundsToBegin(house), everyMs: ROUNDS_MS, onFailure }),
      startJob({ find: (resting) => remindersForPhones(sending, resting), everyMs: SENDING_MS, onFailure }),
      startJob({ find: (resting) => remindersByLetter(sending, resting), everyMs: SENDING_MS, onFailure }),
    ];
  });
}

/** Browsers trust the key they subscribed with, so it is made once and kept. */
async function makePushKey(house: House): Promise<void> {
  await inTransaction({ ...house, caller: null }, async ({ em }) => {
    if ((await rows(em, PushKey, {})).length === 0) await em.insert(PushKey, newPushKey());
  });
}

/** Months of agencies whose reminder is to go out today and has not been made (REM1). */
async function roundsToBegin(house: House): Promise<Task[]> {
  const now = house.clock();
  if (!isPastMorning(now)) return [];
  const em = house.database.fork();
  const due = (await rows(em, Agency, {})).flatMap((agency) =>
    monthsToRemindOf(dayAt(now), agency.graceDays).map((month) => ({ agency, month })),
  );
  const months = [...new Set(due.map(({ month }) => month.month))];
  const begun = await rows(em, ReminderRound, { month: { $in: months } });
  const isBegun = new Set(begun.map(({ agencyId, month, kind }) => `${agencyId} ${month} ${kind}`));
  return due
    .map(({ agency, month }) => ({
      key: `${agency.id} ${month.month} ${month.kind}`,
      run: () => inTransaction({ ...house, caller: null }, (tx) => remindOfMonth(tx, agency, month)),
    }))
    .filter(({ key }) => !isBegun.has(key));
}
