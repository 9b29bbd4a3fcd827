/** What is done for photos behind the requests, while the server listens. */
import type { FastifyInstance } from 'fastify';
import type { House } from '../platform/context.ts';
import { startJob, whileListening, type Job } from '../platform/job.ts';
import { returned, unchecked } from './renditions.ts';
import { sweepings } from './sweeping.ts';
import { waitingInVain } from './waiting-in-vain.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Gives what to call when bytes were stored. */
export function photoJobs(app: FastifyInstance, house: House): () => void {
  let checking: Job | undefined;
  const onFailure = (error: unknown, key: string) =>
    app.log.error({ err: error, key }, 'work behind the requests failed and is tried again');
  const warn = (sentence: string) => app.log.warn(sentence);
  whileListening(app, () => {
    checking = startJob({ find: (resting) => unchecked(house, resting), everyMs: HOUR_MS, onFailure });
    return [
      checking,
      startJob({ find: () => returned(house), everyMs: HOUR_MS, onFailure }),
      startJob({ find: () => waitingInVain(house), everyMs: HOUR_MS, onFailure }),
      startJob({ find: () => sweepings(house, warn), everyMs: 6 * HOUR_MS, onFailure }),
    ];
  });
  return () => checking?.wake();
}
