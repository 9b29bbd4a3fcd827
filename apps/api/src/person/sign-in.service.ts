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
  // Counted before the password is looked at, so that attempts at the same time count as well.
  const attempts = await countAttempt(context, name);
  await ensureFewAttempts(context, name);
  const person = await context.em.findOne(Person, { loginName: name }, { populate: ['passwordHash'] });
  const matches = await passwordMatches(password, person?.passwordHash ?? null);
  if (!person || person.disabledAt || !matches) throw new Problem('WRONG_SIGN_IN');
  const secret = await inTransaction(context, async (tx) => {
    await tx.em.nativeDelete(FailedSignIn, { id: { $in: attempts } });
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

async function ensureFewAttempts({ em, clock, address }: RequestContext, name: string): Promise<void> {
  const since = windowStart(clock());
  const attempts = (subject: string) =>
    em.count(FailedSignIn, { subject: hashOf(subject), at: { $gt: since } });
  const tooMany = (await attempts(name)) > MOST_PER_NAME || (await attempts(address)) > MOST_PER_ADDRESS;
  if (tooMany) throw new Problem('TOO_MANY_ATTEMPTS', { minutes: WINDOW_MINUTES });
}

/** Ids of the rows, one for the name and one for the address; those of long ago are swept away. */
function countAttempt(context: RequestContext, name: string): Promise<string[]> {
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

function windowStart(now: Date): Date {
  return new Date(now.getTime() - WINDOW_MINUTES * 60_000);
}
