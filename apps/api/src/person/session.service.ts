/** Who a request comes from: the person behind its session cookie. Only the secret's hash is stored. */
import type { Holding } from '@prongsai/domain';
import type { Caller } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { rows } from '../platform/rows.ts';
import { hashOf, newSecret } from '../platform/secret.ts';
import type { Tx } from '../platform/transaction.ts';
import { Person } from './person.entity.ts';
import { RoleHolding } from './role-holding.entity.ts';
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
  const [session] = await rows(em, Session, { secretHash });
  if (!session || isOver(session, now)) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await em.nativeUpdate(Session, { secretHash }, { lastSeenAt: now });
  }
  return callerOf(em, session.personId);
}

/** A person with the roles held now; null when disabled. */
export async function callerOf(em: EntityManager, personId: string): Promise<Caller | null> {
  const [person] = await rows(em, Person, { id: personId, disabledAt: null });
  if (!person) return null;
  const holdings: Holding[] = await rows(em, RoleHolding, { personId, endedAt: null });
  const { agencyId, displayName } = person;
  return { personId, tokenId: null, agencyId, displayName, holdings };
}

function isOver({ startedAt, lastSeenAt }: Session, now: Date): boolean {
  const idle = now.getTime() - lastSeenAt.getTime();
  return idle > IDLE_DAYS * DAY_MS || now.getTime() - startedAt.getTime() > ABSOLUTE_DAYS * DAY_MS;
}
