/** When a session or a token was last used, which its holder is shown to the hour. */
import type { FastifyBaseLogger } from 'fastify';
import type { EntityManager } from './database.ts';

const EVERY_MS = 60 * 60 * 1000;

/** A request, as far as it needs to be known to find out who asks. */
export interface Asking {
  readonly em: EntityManager;
  readonly now: Date;
  readonly log: Pick<FastifyBaseLogger, 'warn'>;
}

/** Writes it down, at most once an hour. While the database cannot write, whoever only reads is let on. */
export async function noteUse(
  { now, log }: Asking,
  lastUsedAt: Date | null,
  write: () => Promise<unknown>,
): Promise<void> {
  if (now.getTime() - (lastUsedAt?.getTime() ?? 0) <= EVERY_MS) return;
  await write().catch((error: unknown) => log.warn({ err: error }, 'a last use was not written down'));
}
