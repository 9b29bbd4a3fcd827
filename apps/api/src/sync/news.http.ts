/**
 * GET /news: tells open boards that their agency has something new, by the agency's clock; what it is they read as
 * ever, by `syncPull`. A stream ends after a while, so that whoever may no longer sign in does not listen on.
 */
import sse from '@fastify/sse';
import type { FastifyInstance } from 'fastify';
import type { House } from '../platform/context.ts';
import { signedIn } from '../platform/permission.ts';
import { watchClocks } from './clocks.ts';

const LONGEST_MS = 10 * 60 * 1000;
/** A stream that broke is asked for again after so long. */
const AGAIN_MS = 3_000;

export async function newsRoutes(app: FastifyInstance, house: House): Promise<void> {
  const clocks = watchClocks(house.database, (error) => app.log.warn({ err: error }, 'clocks were not read'));
  app.addHook('preClose', () => clocks.stop());
  await app.register(sse);
  app.get('/news', { sse: 'only' }, async (request, reply) => {
    const { agencyId } = signedIn(request.carried);
    const stream = reply.sse;
    stream.keepAlive();
    stream.sendHeaders();
    const stop = clocks.listen(agencyId, (clock) => {
      // A listener that is gone is taken off the list when its stream closes.
      void stream.send({ id: String(clock), data: clock, retry: AGAIN_MS }).catch(() => undefined);
    });
    const end = setTimeout(() => stream.close(), LONGEST_MS).unref();
    stream.onClose(() => {
      clearTimeout(end);
      stop();
    });
  });
}
