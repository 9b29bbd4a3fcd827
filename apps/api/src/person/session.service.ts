/** Who a request comes from: the person behind its session cookie. Only the secret's hash is stored. */
import type { Role } from '@prongsai/domain';
import type { Caller } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { instantOf } from '../platform/rows.ts';
import { hashOf, newSecret } from '../platform/secret.ts';
import type { Tx } from '../platform/transaction.ts';
import { Session } from './session.entity.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A phone may lie unused this long, and be signed in this long at most. */
const IDLE_DAYS = 60;
const ABSOLUTE_DAYS = 365;
/** The last use is written at most this often. */
const SEEN_EVERY_MS = 60 * 60 * 1000;

export function startSession(tx: Tx, personId: string): string {
  const secret = newSecret();
  tx.em.create(
    Session,
    { secretHash: hashOf(secret), personId, startedAt: tx.now, lastSeenAt: tx.now },
    { persist: true },
  );
  return secret;
}

export async function endSession(tx: Tx, secret: string): Promise<void> {
  await tx.em.nativeDelete(Session, { secretHash: hashOf(secret) });
}

/** Signs a person out everywhere. */
export async function endSessions(tx: Tx, personId: string): Promise<void> {
  await tx.em.nativeDelete(Session, { personId });
}

/** The signed-in person, or null when the session is unknown, too old, or its person disabled. */
export async function callerOfSession(em: EntityManager, secret: string, now: Date): Promise<Caller | null> {
  const secretHash = hashOf(secret);
  const found = await em.execute<Found[]>(SIGNED_IN, [secretHash]);
  const [first] = found;
  if (!first) return null;
  const [startedAt, lastSeenAt] = [first.started_at, first.last_seen_at].map((at) => instantOf(em, at));
  if (!startedAt || !lastSeenAt || isOver({ startedAt, lastSeenAt }, now)) return null;
  if (now.getTime() - lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await em.nativeUpdate(Session, { secretHash }, { lastSeenAt: now });
  }
  const holdings = found.flatMap(({ role, unit_id: unitId, acting }) =>
    role === null ? [] : { role, unitId, acting: Boolean(acting) },
  );
  const { person_id: personId, agency_id: agencyId, display_name: displayName } = first;
  return { personId, tokenId: null, agencyId, displayName, holdings };
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
