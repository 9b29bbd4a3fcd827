/** Signing in and out. Unknown name and wrong password get the same answer after the same time. */
import type { RequestContext } from '../platform/context.ts';
import { Problem } from '../platform/problem.ts';
import { hashOf, passwordMatches } from '../platform/secret.ts';
import { inTransaction } from '../platform/transaction.ts';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import { FailedSignIn } from './failed-sign-in.entity.ts';
import { Person } from './person.entity.ts';
import { endSession, startSession } from './session.service.ts';

const WINDOW_MINUTES = 15;
const MOST_PER_NAME = 10;
const MOST_PER_ADDRESS = 50;

/** The id of the person signed in; the session cookie is set. @throws Problem WRONG_SIGN_IN, TOO_MANY_ATTEMPTS */
export async function signIn(context: RequestContext, loginName: string, password: string): Promise<string> {
  const name = loginName.trim().toLowerCase();
  await ensureFewFailures(context, name);
  const person = await context.em.findOne(Person, { loginName: name }, { populate: ['passwordHash'] });
  const matches = await passwordMatches(password, person?.passwordHash ?? null);
  if (!person || person.disabledAt || !matches) {
    await countFailure(context, name);
    throw new Problem('WRONG_SIGN_IN');
  }
  const secret = await inTransaction(context, async (tx) => {
    note(tx, 'signIn', person);
    if (context.sessionSecret) await endSession(tx, context.sessionSecret);
    return startSession(tx, person.id);
  });
  context.setSession(secret);
  return person.id;
}

export async function signOut(context: RequestContext): Promise<void> {
  const { sessionSecret } = context;
  if (sessionSecret) await inTransaction(context, (tx) => endSession(tx, sessionSecret));
  context.setSession(null);
}

async function ensureFewFailures({ em, clock, address }: RequestContext, name: string): Promise<void> {
  const since = new Date(clock().getTime() - WINDOW_MINUTES * 60_000);
  const failures = (subject: string) =>
    em.count(FailedSignIn, { subject: hashOf(subject), at: { $gt: since } });
  const tooMany = (await failures(name)) >= MOST_PER_NAME || (await failures(address)) >= MOST_PER_ADDRESS;
  if (tooMany) throw new Problem('TOO_MANY_ATTEMPTS', { minutes: WINDOW_MINUTES });
}

function countFailure(context: RequestContext, name: string): Promise<void> {
  return inTransaction(context, (tx) => {
    for (const subject of [name, context.address]) {
      tx.em.create(FailedSignIn, { id: uuidv7(), subject: hashOf(subject), at: tx.now }, { persist: true });
    }
    return Promise.resolve();
  });
}
