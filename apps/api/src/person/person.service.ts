import { type Role } from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import type { Caller } from '../platform/context.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure, ensureId } from '../platform/problem.ts';
import type { Tx } from '../platform/transaction.ts';
import { holdClock } from '../platform/version-stamp.ts';
import { Unit } from '../unit/unit.entity.ts';
import { loginNameIn } from './login-name.ts';
import { Person } from './person.entity.ts';
import { hasOtherCoordinator } from './person.reading.ts';
import { RoleHolding } from './role-holding.entity.ts';
import { endSessions, ensureCameLately } from './session.service.ts';

export interface RoleGiven {
  role: Role;
  unitId?: string | null | undefined;
  acting?: boolean | null | undefined;
}

/** A person of the agency with roles, not yet enrolled. The caller of this verb has judged the right. */
export async function addPerson(
  tx: Tx,
  agencyId: string,
  input: { displayName: string; loginName: string; roles: readonly RoleGiven[] },
): Promise<Person> {
  const loginName = loginNameIn(input.loginName);
  const displayName = input.displayName.trim();
  ensure(displayName !== '', 'FIELD_MISSING', { field: 'displayName' }, 'displayName');
  ensure(
    /^[a-z0-9][a-z0-9._-]{1,62}$/.test(loginName),
    'FIELD_WRONG',
    { field: 'loginName', found: loginName },
    'loginName',
  );
  ensure(
    (await tx.em.count(Person, { loginName })) === 0,
    'LOGIN_NAME_TAKEN',
    { name: loginName },
    'loginName',
  );
  const person = tx.em.create(Person, { id: uuidv7(), agencyId, displayName, loginName }, { persist: true });
  for (const given of onceEach(input.roles)) await giveRole(tx, person, given);
  note(tx, 'addPerson', person, { roles: input.roles });
  return person;
}

/** A role given twice is held once; whoever holds it in their own right does not act for an office (ACTING1). */
function onceEach(roles: readonly RoleGiven[]): RoleGiven[] {
  const held = Map.groupBy(roles, ({ role, unitId }) => `${role} ${unitId ?? ''}`);
  return [...held.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, acting: [first, ...more].every(({ acting }) => acting) }] : [],
  );
}

async function giveRole(tx: Tx, person: Person, { role, unitId = null, acting }: RoleGiven): Promise<void> {
  const inUnit = role === 'RECORDER' || role === 'HEAD';
  const unit = unitId ? await tx.em.findOne(Unit, { id: unitId, agencyId: person.agencyId }) : null;
  // Any other role counts in the whole agency: a unit beside it would only seem to bind it.
  ensure(inUnit ? unit : !unitId, 'FIELD_WRONG', { field: 'unitId', found: unitId ?? '–' }, 'roles');
  tx.em.create(
    RoleHolding,
    { id: uuidv7(), personId: person.id, role, unitId: unit?.id ?? null, acting: acting ?? false },
    { persist: true },
  );
}

/**
 * Gives a person these roles in place of those held until now; the earlier ones stay in the history. Sessions go
 * on: phones learn of it with their next round (S4).
 */
export async function changeRoles(tx: Tx, personId: string, roles: readonly RoleGiven[]): Promise<Person> {
  const { agencyId } = await holdPeople(tx, 'letIn');
  ensureId(personId, 'personId');
  const person = await tx.em.findOne(Person, { id: personId, agencyId, disabledAt: null });
  ensure(person, 'NOT_FOUND', {}, 'personId');
  if (!roles.some(({ role }) => role === 'COORDINATOR')) await ensureNotLast(tx, person);
  await tx.em.nativeUpdate(RoleHolding, { personId, endedAt: null }, { endedAt: tx.now });
  for (const given of onceEach(roles)) await giveRole(tx, person, given);
  note(tx, 'changeRoles', person, { roles });
  return person;
}

/** Ends everything a person may do: roles and sessions now, signing in for good. What they did stays (LOG3). */
export async function disablePerson(tx: Tx, personId: string): Promise<Person> {
  const { agencyId } = await holdPeople(tx, 'managePeople');
  ensureId(personId, 'personId');
  const person = await tx.em.findOne(Person, { id: personId, agencyId });
  ensure(person, 'NOT_FOUND', {}, 'personId');
  await ensureNotLast(tx, person);
  person.disabledAt ??= tx.now;
  await tx.em.nativeUpdate(RoleHolding, { personId, endedAt: null }, { endedAt: tx.now });
  await endSessions(tx, personId);
  note(tx, 'disablePerson', person);
  return person;
}

/** The caller, who may decide who comes in, and has shown lately who they are. @throws Problem SIGN_IN_AGAIN */
export function ensureMayLetIn(tx: Tx): Caller {
  const caller = ensureMay(tx, 'letIn');
  ensureCameLately(tx);
  return caller;
}

/**
 * The caller, who may do that, with the agency held until the end: of two who change its people at once the later
 * sees what the first did. Were only the person held, two coordinators who change each other would stop each other.
 */
export async function holdPeople(tx: Tx, deed: 'letIn' | 'managePeople'): Promise<Caller> {
  const caller = deed === 'letIn' ? ensureMayLetIn(tx) : ensureMay(tx, deed);
  await holdClock(tx.em, caller.agencyId);
  return caller;
}

/** @throws Problem LAST_COORDINATOR: without them nobody could let anybody in any more (MAY3) */
async function ensureNotLast(tx: Tx, person: Person): Promise<void> {
  const coordinator = { personId: person.id, role: 'COORDINATOR', endedAt: null } as const;
  if ((await tx.em.count(RoleHolding, coordinator)) === 0) return;
  const { displayName: name } = person;
  ensure(await hasOtherCoordinator(tx.em, person), 'LAST_COORDINATOR', { name }, 'personId');
}
