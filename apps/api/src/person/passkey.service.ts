/** Passkeys (พาสคีย์): enrolling with one, signing in with one, and the list of one's own. */
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import type { RequestContext } from '../platform/context.ts';
import { ensure, ensureId, Problem } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import { inTransaction, type Tx } from '../platform/transaction.ts';
import { countAttempt, forgive } from './attempts.ts';
import { deviceOf } from './device.ts';
import { enrolledBy, personOfLink } from './enrolment.service.ts';
import { askForKnown, askForNew, credentialIn, readKnown, readNew } from './passkey-ceremony.ts';
import { keepChallenge, takeChallenge } from './passkey-challenge.service.ts';
import { Passkey } from './passkey.entity.ts';
import { Person } from './person.entity.ts';
import { ensureCameLately } from './session.service.ts';
import { letIn } from './sign-in.service.ts';
import { personIn } from './signed-in.ts';

/** What a browser is to ask of its person, as WebAuthn has it in JSON. */
export type PasskeyOptions = object;

/** Begins enrolling with a passkey. @throws Problem ENROLMENT_UNUSABLE, TOO_MANY_ATTEMPTS */
export async function offerEnrolmentPasskey(context: RequestContext, token: string): Promise<PasskeyOptions> {
  const person = await personOfLink(context, token);
  // A link begins anew: what the person had before will be gone, and stands in no new one's way.
  return offer(context, 'ENROL', person, []);
}

/** The id of the person who enrolled; signed in. @throws Problem ENROLMENT_UNUSABLE, PASSKEY_TOO_LATE, PASSKEY_UNUSABLE */
export async function enrolWithPasskey(
  context: RequestContext,
  { token, passkey }: { token: string; passkey: unknown },
): Promise<string> {
  const person = await personOfLink(context, token);
  const { challenge, personId } = await takeChallenge(context, 'ENROL');
  ensure(personId === person.id, 'PASSKEY_TOO_LATE');
  const made = await readNew(context.config, challenge, passkey);
  await enrolledBy(context, { token, person, way: 'PASSKEY' }, async (tx) => {
    await keep(tx, context, person.id, made);
  });
  return person.id;
}

/** Begins adding a passkey to the caller's own. @throws Problem NOT_SIGNED_IN, NOT_ALLOWED, SIGN_IN_AGAIN, TOO_MANY_ATTEMPTS */
export async function offerPasskey(context: RequestContext): Promise<PasskeyOptions> {
  const person = await context.em.findOneOrFail(Person, { id: personIn(context) });
  ensureCameLately({ caller: context.caller, now: context.clock() });
  return offer(context, 'ADD', person, await passkeysOf(context, person.id));
}

/** @throws Problem PASSKEY_TOO_LATE, PASSKEY_UNUSABLE, PASSKEY_KNOWN */
export async function addPasskey(context: RequestContext, passkey: unknown): Promise<void> {
  const personId = personIn(context);
  const asked = await takeChallenge(context, 'ADD');
  ensure(asked.personId === personId, 'PASSKEY_TOO_LATE');
  const made = await readNew(context.config, asked.challenge, passkey);
  await inTransaction(context, async (tx) => {
    const person = await tx.em.findOneOrFail(Person, { id: personId });
    const kept = await keep(tx, context, personId, made);
    note(tx, 'addPasskey', person, { passkey: kept.id, browser: kept.browser, system: kept.system });
  });
}

/** Begins signing in: any passkey of this server may answer. @throws Problem TOO_MANY_ATTEMPTS */
export async function offerPasskeySignIn(context: RequestContext): Promise<PasskeyOptions> {
  const options = await askForKnown(context.config);
  await keepChallenge(context, { challenge: options.challenge, purpose: 'SIGN_IN', personId: null });
  return options;
}

/**
 * The id of the person signed in; the session cookie is set.
 * @throws Problem PASSKEY_UNUSABLE (unknown, removed, forged, copied, of somebody disabled), PASSKEY_TOO_LATE, TOO_MANY_ATTEMPTS
 */
export async function signInWithPasskey(context: RequestContext, answer: unknown): Promise<string> {
  const credentialId = credentialIn(answer);
  const attempts = await countAttempt(context, `passkey ${credentialId}`);
  const { challenge } = await takeChallenge(context, 'SIGN_IN');
  const [passkey] = await rows(context.em, Passkey, { credentialId });
  ensure(passkey, 'PASSKEY_UNUSABLE');
  const counter = await readKnown(context.config, challenge, answer, passkey);
  const person = await context.em.findOneOrFail(Person, { id: passkey.personId });
  ensure(!person.disabledAt, 'PASSKEY_UNUSABLE');
  const secret = await inTransaction(context, async (tx) => {
    if (!(await counted(tx, passkey, counter))) return null;
    await forgive(tx, attempts);
    return letIn(tx, context, person, 'PASSKEY');
  });
  if (secret === null) return refuseCopy(context, person, passkey);
  context.setSession(secret);
  return person.id;
}

/** Removes one of the caller's own. @throws Problem NOT_FOUND, LAST_WAY_IN */
export async function removePasskey(tx: Tx, id: string): Promise<void> {
  const personId = personIn(tx);
  ensureId(id, 'passkeyId');
  // Held, so that two removals at once do not each take the other for what is left.
  await rows(tx.em, Person, { id: personId }, { lock: true });
  const own = await rows(tx.em, Passkey, { personId });
  ensure(
    own.some((passkey) => passkey.id === id),
    'NOT_FOUND',
    {},
    'passkeyId',
  );
  const person = await tx.em.findOneOrFail(Person, { id: personId }, { populate: ['passwordHash'] });
  ensure(own.length > 1 || person.passwordHash !== null, 'LAST_WAY_IN', {}, 'passkeyId');
  await tx.em.nativeDelete(Passkey, { id, personId });
  note(tx, 'removePasskey', person, { passkey: id });
}

/** Of one person, the oldest first. */
export function passkeysOf({ em }: Pick<RequestContext, 'em'>, personId: string): Promise<Row<Passkey>[]> {
  return rows(em, Passkey, { personId }, { orderBy: { addedAt: 'asc', id: 'asc' } });
}

async function offer(
  context: RequestContext,
  purpose: 'ENROL' | 'ADD',
  person: Person,
  known: readonly Row<Passkey>[],
): Promise<PasskeyOptions> {
  const options = await askForNew(context.config, person, known);
  await keepChallenge(context, { challenge: options.challenge, purpose, personId: person.id });
  return options;
}

async function keep(
  tx: Tx,
  { userAgent }: RequestContext,
  personId: string,
  made: Awaited<ReturnType<typeof readNew>>,
): Promise<Passkey> {
  ensure((await tx.em.count(Passkey, { credentialId: made.credentialId })) === 0, 'PASSKEY_KNOWN');
  return tx.em.create(
    Passkey,
    { id: uuidv7(), personId, addedAt: tx.now, ...made, ...deviceOf(userAgent) },
    { persist: true },
  );
}

/** Whether its count grew, as it does with every use of an authenticator that counts at all. */
async function counted(tx: Tx, { id, counter: before }: Row<Passkey>, counter: number): Promise<boolean> {
  if (before > 0 && counter <= before) return false;
  const where = counter > 0 ? { id, counter: { $lt: counter } } : { id };
  return (await tx.em.nativeUpdate(Passkey, where, { counter, lastUsedAt: tx.now })) === 1;
}

/** A count that does not grow tells of a copy: it lets nobody in, and the trail says so. */
async function refuseCopy(context: RequestContext, person: Person, { id }: Row<Passkey>): Promise<never> {
  await inTransaction(context, (tx) => {
    note(tx, 'refusePasskey', person, { passkey: id, reason: 'COUNTER' });
    return Promise.resolve();
  });
  throw new Problem('PASSKEY_UNUSABLE');
}
