/** Counting attempts to come in, so that nobody tries many. In the database, so that every process counts. */
import { v7 as uuidv7 } from 'uuid';
import type { RequestContext } from '../platform/context.ts';
import { Problem } from '../platform/problem.ts';
import { hashOf } from '../platform/secret.ts';
import { inTransaction, type Tx } from '../platform/transaction.ts';
import { FailedSignIn } from './failed-sign-in.entity.ts';

const WINDOW_MINUTES = 15;
const MOST_PER_NAME = 10;
const MOST_PER_ADDRESS = 50;

/**
 * Counts one attempt with `name` (a login name, or a passkey) and one of the address it comes from, before anything
 * is looked at, so that attempts at the same time count as well. What it gives is handed to `forgive` when the attempt
 * was right. @throws Problem TOO_MANY_ATTEMPTS
 */
export async function countAttempt(context: RequestContext, name: string): Promise<string[]> {
  const attempts = await keepAttempt(context, name);
  await ensureFewAttempts(context, name);
  return attempts;
}

/** A right attempt counts for nothing. */
export async function forgive(tx: Tx, attempts: string[]): Promise<void> {
  await tx.em.nativeDelete(FailedSignIn, { id: { $in: attempts } });
}

/** Ids of the rows, one for the name and one for the address; those of long ago are swept away. */
function keepAttempt(context: RequestContext, name: string): Promise<string[]> {
  return inTransaction(context, async (tx) => {
    await tx.em.nativeDelete(FailedSignIn, { at: { $lte: windowStart(tx.now) } });
    const rows = [name, context.address].map((subject) => ({
      id: uuidv7(),
      subject: hashOf(subject),
      at: tx.now,
    }));
    for (const row of rows) await tx.em.insert(FailedSignIn, row);
    return rows.map(({ id }) => id);
  });
}

async function ensureFewAttempts({ em, clock, address }: RequestContext, name: string): Promise<void> {
  const since = windowStart(clock());
  const attempts = (subject: string) =>
    em.count(FailedSignIn, { subject: hashOf(subject), at: { $gt: since } });
  const tooMany = (await attempts(name)) > MOST_PER_NAME || (await attempts(address)) > MOST_PER_ADDRESS;
  if (tooMany) throw new Problem('TOO_MANY_ATTEMPTS', { minutes: WINDOW_MINUTES });
}

function windowStart(now: Date): Date {
  return new Date(now.getTime() - WINDOW_MINUTES * 60_000);
}
