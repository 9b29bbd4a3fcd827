/** Who a request comes from: the person behind its session cookie. Only the secret's hash is stored. */
import type { Role } from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import type { Caller, RequestContext } from '../platform/context.ts';
import { COOKIE_DAYS } from '../platform/http.ts';
import { noteUse, type Asking } from '../platform/last-use.ts';
import { signedIn } from '../platform/permission.ts';
import { ensure, ensureId } from '../platform/problem.ts';
import { instantOf, rows, type Row } from '../platform/rows.ts';
import { hashOf, newSecret } from '../platform/secret.ts';
import type { Tx } from '../platform/transaction.ts';
import { deviceOf } from './device.ts';
import { Session } from './session.entity.ts';
import { personIn } from './signed-in.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A phone may lie unused this long, and be signed in this long at most. */
const IDLE_DAYS = 60;
const ABSOLUTE_DAYS = 365;
/** Whoever makes a way in, for themselves or for others, has shown this lately who they are. */
const LATELY_MS = 15 * 60 * 1000;

/** The secret of a new session. Of how the browser describes itself two names are kept. */
export function startSession(tx: Tx, personId: string, userAgent: string | null = null): string {
  const secret = newSecret();
  tx.em.create(Session, { id: uuidv7(), personId, ...begun(tx, secret, userAgent) }, { persist: true });
  return secret;
}

/** The same session begins anew under a new secret; null when none of this person's is behind `earlier`. */
export async function renewSession(
  tx: Tx,
  earlier: string,
  personId: string,
  userAgent: string | null,
): Promise<string | null> {
  const secret = newSecret();
  const own = { secretHash: hashOf(earlier), personId };
  const renewed = await tx.em.nativeUpdate(Session, own, begun(tx, secret, userAgent));
  return renewed === 1 ? secret : null;
}

function begun({ now }: Tx, secret: string, userAgent: string | null) {
  return { secretHash: hashOf(secret), ...deviceOf(userAgent), startedAt: now, lastSeenAt: now };
}

export async function endSession(tx: Tx, secret: string): Promise<void> {
  await tx.em.nativeDelete(Session, { secretHash: hashOf(secret) });
}

/** Signs a person out everywhere. */
export async function endSessions(tx: Tx, personId: string): Promise<void> {
  await tx.em.nativeDelete(Session, { personId });
}

/** Signs everybody out everywhere, and gives how many sessions that ended. */
export function endAllSessions(tx: Tx): Promise<number> {
  return tx.em.nativeDelete(Session, {});
}

/** Sessions whose cookie no browser has any more: until then whoever signs in again renews theirs. */
export async function sweepSessions({ em, now }: Tx): Promise<void> {
  const before = new Date(now.getTime() - COOKIE_DAYS * DAY_MS);
  await em.nativeDelete(Session, { startedAt: { $lt: before } });
}

/**
 * Signs the caller out where one of their sessions is. What is unsent there stays on that phone until they sign in
 * again (C5). @throws Problem NOT_FOUND
 */
export async function endOwnSession(tx: Tx, id: string): Promise<void> {
  const personId = personIn(tx);
  ensureId(id, 'sessionId');
  const ended = await tx.em.nativeDelete(Session, { id, personId });
  ensure(ended === 1, 'NOT_FOUND', {}, 'sessionId');
  note(tx, 'endSession', subjectOf(signedIn(tx), personId), { sessions: 1 });
}

/** The same everywhere but where `secret` is the session's. */
export async function endOtherSessions(tx: Tx, secret: string): Promise<void> {
  const personId = personIn(tx);
  const ended = await tx.em.nativeDelete(Session, { personId, secretHash: { $ne: hashOf(secret) } });
  if (ended > 0) note(tx, 'endSession', subjectOf(signedIn(tx), personId), { sessions: ended });
}

/** Where a person is signed in, last used first. */
export async function sessionsOf(
  { em, clock }: Pick<RequestContext, 'em' | 'clock'>,
  personId: string,
): Promise<Row<Session>[]> {
  const found = await rows(em, Session, { personId }, { orderBy: { lastSeenAt: 'desc', id: 'desc' } });
  return found.filter((session) => !isOver(session, clock()));
}

/** A phone that lies about signed in gives nobody a way in that lasts. @throws Problem SIGN_IN_AGAIN */
export function ensureCameLately({ caller, now }: Pick<Tx, 'caller' | 'now'>): void {
  const { cameAt } = signedIn({ caller });
  ensure(cameAt && now.getTime() - cameAt.getTime() < LATELY_MS, 'SIGN_IN_AGAIN');
}

/** The caller's own that a request came with; it does not end before the transaction does. @throws Problem NOT_SIGNED_IN */
export async function presentSession(tx: Tx, secret: string | null): Promise<Row<Session>> {
  const own = { secretHash: hashOf(secret ?? ''), personId: personIn(tx) };
  const [session] = await rows(tx.em, Session, own, { lock: true });
  ensure(session, 'NOT_SIGNED_IN');
  return session;
}

/** Whether it is the session that a request came with. */
export function isPresent(
  { secretHash }: Pick<Session, 'secretHash'>,
  { sessionSecret }: RequestContext,
): boolean {
  return sessionSecret !== null && secretHash === hashOf(sessionSecret);
}

function subjectOf({ agencyId }: Caller, id: string) {
  return { id, agencyId };
}

/** The signed-in person, or null when the session is unknown, too old, or its person disabled. */
export async function callerOfSession(asking: Asking, secret: string): Promise<Caller | null> {
  const { em, now } = asking;
  const secretHash = hashOf(secret);
  const found = await em.execute<Found[]>(SIGNED_IN, [secretHash]);
  const [first] = found;
  if (!first) return null;
  const [startedAt, lastSeenAt] = [first.started_at, first.last_seen_at].map((at) => instantOf(em, at));
  if (!startedAt || !lastSeenAt || isOver({ startedAt, lastSeenAt }, now)) return null;
  await noteUse(asking, lastSeenAt, () => em.nativeUpdate(Session, { secretHash }, { lastSeenAt: now }));
  const holdings = found.flatMap(({ role, unit_id: unitId, acting }) =>
    role === null ? [] : { role, unitId, acting: Boolean(acting) },
  );
  const { person_id: personId, agency_id: agencyId, display_name: displayName } = first;
  return { personId, tokenId: null, agencyId, displayName, holdings, cameAt: startedAt };
}

/** Asked at every request, and so in one statement: a line for each role held now, one without when there is none. */
const SIGNED_IN = `
  select session.started_at, session.last_seen_at, person.id as person_id, person.agency_id, person.display_name,
         holding.role, holding.unit_id, holding.acting
  from session
  join person on person.id = session.person_id and person.disabled_at is null
  left join role_holding holding on holding.person_id = person.id and holding.ended_at is null
  where session.secret_hash = ?`;

interface Found {
  started_at: unknown;
  last_seen_at: unknown;
  person_id: string;
  agency_id: string;
  display_name: string;
  role: Role | null;
  unit_id: string | null;
  acting: unknown;
}

function isOver({ startedAt, lastSeenAt }: Pick<Session, 'startedAt' | 'lastSeenAt'>, now: Date): boolean {
  const idle = now.getTime() - lastSeenAt.getTime();
  return idle > IDLE_DAYS * DAY_MS || now.getTime() - startedAt.getTime() > ABSOLUTE_DAYS * DAY_MS;
}
