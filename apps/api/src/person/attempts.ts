/** Counting attempts to come in, so that nobody tries many. In the database, so that every process counts. */
import { v7 as uuidv7 } from 'uuid';
import type { RequestContext } from '../platform/context.ts';
import { Problem } from '../platform/problem.ts';
import { hashOf } from '../platform/secret.ts';
import { inTransaction, type Tx } from '../platform/transaction.ts';
import { FailedSignIn } from './failed-sign-in.entity.ts';

const WINDOW_MINUTES = 15;
const MOST_PER_NAME_AND_ADDRESS = 10;
const MOST_PER_ADDRESS = 50;
/** From everywhere: so high that a stranger at one other address keeps nobody out, and still no number to guess with. */
const MOST_PER_NAME = 100;

/**
 * Counts one attempt with `name` (a login name, or a passkey) and the address it comes from, before anything is looked
 * at, so that attempts at the same time count as well. What it gives is handed to `forgive` when the attempt was right.
 * One that is too many is not kept: it was not looked at. @throws Problem TOO_MANY_ATTEMPTS
 */
export async function countAttempt(context: RequestContext, name: string): Promise<string[]> {
  const counted = countedFor(name, context.address);
  const attempts = await keepAttempt(context, counted);
  if (await areFew(context, counted)) return attempts;
  await inTransaction(context, (tx) => forgive(tx, attempts));
  throw new Problem('TOO_MANY_ATTEMPTS', { minutes: WINDOW_MINUTES });
}

/** A right attempt counts for nothing. */
export async function forgive(tx: Tx, attempts: string[]): Promise<void> {
  await tx.em.nativeDelete(FailedSignIn, { id: { $in: attempts } });
}

interface Counted {
  readonly subject: string;
  readonly most: number;
}

/** An address has no space: what anybody types as a name is never taken for a name at another address. */
function countedFor(name: string, address: string): Counted[] {
  return [
    { subject: hashOf(`at ${address} ${name}`), most: MOST_PER_NAME_AND_ADDRESS },
    { subject: hashOf(`address ${address}`), most: MOST_PER_ADDRESS },
    { subject: hashOf(`name ${name}`), most: MOST_PER_NAME },
  ];
}

/** Ids of the rows, one for each that is counted; those of long ago are swept away. */
function keepAttempt(context: RequestContext, counted: readonly Counted[]): Promise<string[]> {
  return inTransaction(context, async (tx) => {
    await tx.em.nativeDelete(FailedSignIn, { at: { $lte: windowStart(tx.now) } });
    const rows = counted.map(({ subject }) => ({ id: uuidv7(), subject, at: tx.now }));
    for (const row of rows) await tx.em.insert(FailedSignIn, row);
    return rows.map(({ id }) => id);
  });
}

async function areFew({ em, clock }: RequestContext, counted: readonly Counted[]): Promise<boolean> {
  const since = windowStart(clock());
  for (const { subject, most } of counted)
    if ((await em.count(FailedSignIn, { subject, at: { $gt: since } })) > most) return false;
  return true;
}

function windowStart(now: Date): Date {
  return new Date(now.getTime() - WINDOW_MINUTES * 60_000);
}
