/** Signing in and out. Unknown name and wrong password get the same answer after the same time. */
import { note } from '../activity/note.ts';
import type { RequestContext } from '../platform/context.ts';
import { Problem } from '../platform/problem.ts';
import { passwordMatches } from '../platform/secret.ts';
import { inTransaction, type Tx } from '../platform/transaction.ts';
import { countAttempt, forgive } from './attempts.ts';
import { loginNameIn } from './login-name.ts';
import { Person } from './person.entity.ts';
import { endSession, renewSession, startSession } from './session.service.ts';

/** How somebody showed who they are. */
export type WayIn = 'PASSWORD' | 'PASSKEY';

/** The id of the person signed in; the session cookie is set. @throws Problem WRONG_SIGN_IN, TOO_MANY_ATTEMPTS */
export async function signIn(context: RequestContext, loginName: string, password: string): Promise<string> {
  const name = loginNameIn(loginName);
  const attempts = await countAttempt(context, name);
  const person = await context.em.findOne(Person, { loginName: name }, { populate: ['passwordHash'] });
  const matches = await passwordMatches(password, person?.passwordHash ?? null);
  if (!person || person.disabledAt || !matches) throw new Problem('WRONG_SIGN_IN');
  const secret = await inTransaction(context, async (tx) => {
    await forgive(tx, attempts);
    return letIn(tx, context, person, 'PASSWORD');
  });
  context.setSession(secret);
  return person.id;
}

/** The secret of this browser's session from now on: an earlier one of theirs goes on, that of anybody else ends. */
export async function letIn(
  tx: Tx,
  { sessionSecret, userAgent }: RequestContext,
  person: Pick<Person, 'id' | 'agencyId'>,
  way: WayIn,
): Promise<string> {
  note(tx, 'signIn', person, { way });
  const renewed = sessionSecret && (await renewSession(tx, sessionSecret, person.id, userAgent));
  if (renewed) return renewed;
  if (sessionSecret) await endSession(tx, sessionSecret);
  return startSession(tx, person.id, userAgent);
}

/** Ends the caller's session; the one of somebody who came in meanwhile is not theirs to end (C8). */
export async function signOut(context: RequestContext): Promise<void> {
  const { sessionSecret, caller } = context;
  if (!sessionSecret || !caller?.personId) return;
  await inTransaction(context, (tx) => endSession(tx, sessionSecret));
  context.setSession(null);
}
