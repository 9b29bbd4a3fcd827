/**
 * One-time links: with one a person comes in for the first time, or anew, by a password or a passkey; the first
 * coordinator sets the system up with one.
 */
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import { Agency } from '../agency/agency.entity.ts';
import { addStandardChannels } from '../catalogue/channel.service.ts';
import type { Config } from '../config.ts';
import type { EntityManager } from '../platform/database.ts';
import { ensure, ensureId } from '../platform/problem.ts';
import { rows } from '../platform/rows.ts';
import { hashOf, hashPassword, newSecret } from '../platform/secret.ts';
import { inTransaction, type Tx } from '../platform/transaction.ts';
import type { RequestContext } from '../platform/context.ts';
import { Enrolment } from './enrolment.entity.ts';
import { ensureGoodPassword } from './password.ts';
import { Passkey } from './passkey.entity.ts';
import { Person } from './person.entity.ts';
import { addPerson, holdPeople } from './person.service.ts';
import { endSession, endSessions, startSession } from './session.service.ts';
import type { WayIn } from './sign-in.service.ts';

const LINK_DAYS = 7;

/** Makes a link for a person, or for setting up when there is none yet; earlier unused links stop working. */
export async function newEnrolment(tx: Tx, personId: string | null): Promise<string> {
  await tx.em.nativeDelete(Enrolment, { personId, usedAt: null });
  const secret = newSecret();
  const expiresAt = new Date(tx.now.getTime() + LINK_DAYS * 24 * 60 * 60 * 1000);
  tx.em.create(Enrolment, { secretHash: hashOf(secret), personId, expiresAt }, { persist: true });
  return secret;
}

/** Another link for somebody of the agency; of two made at once the later one works. */
export async function inviteAgain(tx: Tx, personId: string): Promise<{ person: Person; secret: string }> {
  const { agencyId } = await holdPeople(tx, 'letIn');
  ensureId(personId, 'personId');
  const person = await tx.em.findOne(Person, { id: personId, agencyId });
  ensure(person, 'NOT_FOUND', {}, 'personId');
  note(tx, 'inviteAgain', person);
  return { person, secret: await newEnrolment(tx, person.id) };
}

/** Ends the links of an agency that nobody used, and gives how many. */
export async function endUnusedLinks(tx: Tx, agencyId: string): Promise<number> {
  const people = await rows(tx.em, Person, { agencyId });
  return tx.em.nativeDelete(Enrolment, { personId: { $in: people.map(({ id }) => id) }, usedAt: null });
}

/** Links that were used or are too old open nothing any more. */
export async function sweepLinks({ em, now }: Tx): Promise<void> {
  await em.nativeDelete(Enrolment, { $or: [{ usedAt: { $ne: null } }, { expiresAt: { $lte: now } }] });
}

/** The address of a person’s link. */
export function enrolmentUrl({ publicUrl }: Pick<Config, 'publicUrl'>, secret: string): string {
  return `${publicUrl}/enrol/${secret}`;
}

/** The unused, unexpired link behind a secret, or null. */
export async function openEnrolment(em: EntityManager, secret: string, now: Date): Promise<Enrolment | null> {
  return em.findOne(Enrolment, { secretHash: hashOf(secret), usedAt: null, expiresAt: { $gt: now } });
}

/** Whom a link is for. @throws Problem ENROLMENT_UNUSABLE */
export async function personOfLink(context: RequestContext, token: string): Promise<Person> {
  const offer = await openEnrolment(context.em, token, context.clock());
  const person = offer?.personId ? await context.em.findOne(Person, { id: offer.personId }) : null;
  ensure(person && !person.disabledAt, 'ENROLMENT_UNUSABLE');
  return person;
}

/** The id of the person who enrolled; signed in. @throws Problem ENROLMENT_UNUSABLE and of the password */
export async function enrol(
  context: RequestContext,
  { token, password }: { token: string; password: string },
): Promise<string> {
  const person = await personOfLink(context, token);
  ensureGoodPassword(password, person.loginName);
  const passwordHash = await hashPassword(password);
  await enrolledBy(context, { token, person, way: 'PASSWORD' }, async (tx) => {
    await tx.em.nativeUpdate(Person, { id: person.id }, { passwordHash });
  });
  return person.id;
}

/**
 * Uses the link up and signs its person in. A link begins anew: password, passkeys and sessions of before end, for
 * whoever needs one may have lost them to somebody, and so does whoever was signed in here; `keep` then keeps the new
 * way in.
 */
export async function enrolledBy(
  context: RequestContext,
  { token, person, way }: { token: string; person: Person; way: WayIn },
  keep: (tx: Tx) => Promise<void>,
): Promise<void> {
  const secret = await inTransaction(context, async (tx) => {
    await use(tx, token);
    await tx.em.nativeUpdate(Person, { id: person.id }, { passwordHash: null });
    await tx.em.nativeDelete(Passkey, { personId: person.id });
    await endSessions(tx, person.id);
    if (context.sessionSecret) await endSession(tx, context.sessionSecret);
    await keep(tx);
    note(tx, 'enrol', person, { way });
    return startSession(tx, person.id, context.userAgent);
  });
  context.setSession(secret);
}

export interface SetUpInput {
  token: string;
  agencyName: string;
  slug: string;
  displayName: string;
  loginName: string;
}

/**
 * Makes the agency, its channels and its first coordinator, whose own the link then is: they enrol with it.
 * @throws Problem SET_UP_UNUSABLE and of the fields
 */
export async function setUp(tx: Tx, input: SetUpInput): Promise<void> {
  const offer = await openEnrolment(tx.em, input.token, tx.now);
  ensure(offer && offer.personId === null && (await tx.em.count(Agency)) === 0, 'SET_UP_UNUSABLE');
  const agency = await foundAgency(tx, { name: input.agencyName, slug: input.slug });
  const { id: personId } = await addPerson(tx, agency.id, { ...input, roles: [{ role: 'COORDINATOR' }] });
  note(tx, 'setUp', { id: agency.id, agencyId: agency.id });
  await tx.em.flush();
  const unclaimed = { secretHash: hashOf(input.token), personId: null, usedAt: null };
  // Of two founders at once only one finds it nobody’s.
  ensure((await tx.em.nativeUpdate(Enrolment, unclaimed, { personId })) === 1, 'SET_UP_UNUSABLE');
}

/** The coordinator who founded the only agency, as long as nobody can sign in: their link may be lost. */
export async function strandedFounder(em: EntityManager): Promise<Person | null> {
  const waysIn = [em.count(Person, { passwordHash: { $ne: null } }), em.count(Passkey)];
  if ((await Promise.all(waysIn)).some((count) => count > 0)) return null;
  const [founder = null] = await em.find(Person, {}, { orderBy: { id: 'asc' }, limit: 1 });
  return founder;
}

/** A new agency with the usual channels. `name` in Thai, `slug` in a–z, 0–9 and hyphens. */
export async function foundAgency(
  tx: Tx,
  {
    name,
    slug,
    district = null,
    province = null,
  }: { name: string; slug: string; district?: string | null; province?: string | null },
): Promise<Agency> {
  ensure(name.trim() !== '', 'FIELD_MISSING', { field: 'agencyName' }, 'agencyName');
  ensure(/^[a-z0-9][a-z0-9-]{1,62}$/.test(slug), 'FIELD_WRONG', { field: 'slug', found: slug }, 'slug');
  const agency = tx.em.create(Agency, {
    id: uuidv7(),
    slug,
    name: name.trim(),
    district,
    province,
    epoch: uuidv4(),
    epochBeganAt: tx.now,
  });
  await tx.em.persist(agency).flush();
  addStandardChannels(tx, agency.id);
  return agency;
}

/** Marks the link used; of two at once only one finds it unused. */
async function use(tx: Tx, secret: string): Promise<void> {
  const used = await tx.em.nativeUpdate(
    Enrolment,
    { secretHash: hashOf(secret), usedAt: null },
    { usedAt: tx.now },
  );
  ensure(used === 1, 'ENROLMENT_UNUSABLE');
}
