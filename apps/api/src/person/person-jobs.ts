/** What let people in and does no more is cleared away behind the requests; what they did stays in the trail. */
import type { FastifyInstance } from 'fastify';
import type { House } from '../platform/context.ts';
import { startJob, whileListening, type Task } from '../platform/job.ts';
import { inTransaction } from '../platform/transaction.ts';
import { sweepLinks } from './enrolment.service.ts';
import { sweepSessions } from './session.service.ts';

const SWEEP_MS = 6 * 60 * 60 * 1000;

export function personJobs(app: FastifyInstance, house: House): void {
  const onFailure = (error: unknown, key: string) =>
    app.log.error({ err: error, key }, 'what has ended could not be cleared away and is tried again');
  const find = () => Promise.resolve(endedOnes(house));
  whileListening(app, () => [startJob({ find, everyMs: SWEEP_MS, onFailure })]);
}

export function endedOnes({ database, clock }: Pick<House, 'database' | 'clock'>): Task[] {
  const office = { database, clock, caller: null };
  return [
    { key: 'links', run: () => inTransaction(office, sweepLinks) },
    { key: 'sessions', run: () => inTransaction(office, sweepSessions) },
  ];
}
