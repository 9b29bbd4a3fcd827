/** Looking at recorded links behind the requests, while the server listens (LINK1). */
import type { FastifyInstance } from 'fastify';
import type { House } from '../platform/context.ts';
import { startJob, whileListening } from '../platform/job.ts';
import { linksToLookAt } from './watched-links.ts';

/** How often is looked for links whose time has come: the look is small. */
const LOOK_MS = 2_000;

export function linkJobs(app: FastifyInstance, house: House): void {
  const onFailure = (error: unknown, key: string) =>
    app.log.error({ err: error, key }, 'a link could not be watched and is looked at again');
  whileListening(app, () => [startJob({ find: () => linksToLookAt(house), everyMs: LOOK_MS, onFailure })]);
}
