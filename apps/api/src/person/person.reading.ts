import { batched } from '../platform/batch.ts';
import type { RequestContext } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { rows, type Row } from '../platform/rows.ts';
import { Person } from './person.entity.ts';
import { RoleHolding } from './role-holding.entity.ts';

/** Display names by person id, in one query; null stands for a token and has none. */
export async function namesOf(
  em: EntityManager,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const known = [...new Set(ids.flatMap((id) => id ?? []))];
  if (known.length === 0) return new Map();
  const people = await rows(em, Person, { id: { $in: known } });
  return new Map(people.map(({ id, displayName }) => [id, displayName]));
}

/** The same for the fields of one request, asked one by one. */
export function namesById(context: RequestContext) {
  return batched(context, (ids) => namesOf(context.em, ids), 'person.name');
}

/** Those of all agencies who are coordinators and not disabled, by their login names. */
export async function coordinatorsOf(em: EntityManager): Promise<Row<Person>[]> {
  const holdings = await rows(em, RoleHolding, { role: 'COORDINATOR', endedAt: null });
  const held = { id: { $in: holdings.map(({ personId }) => personId) }, disabledAt: null };
  return rows(em, Person, held, { orderBy: { loginName: 'asc' } });
}

/** Whether somebody else of the agency is a coordinator who has a way to come in (MAY3). */
export async function hasOtherCoordinator(
  em: EntityManager,
  { id, agencyId }: Pick<Person, 'id' | 'agencyId'>,
): Promise<boolean> {
  return (await em.execute<object[]>(OTHER_COORDINATOR, [agencyId, id])).length > 0;
}

const OTHER_COORDINATOR = `
  select person.id
  from person
  join role_holding holding on holding.person_id = person.id and holding.ended_at is null
  where person.agency_id = ? and person.id <> ? and person.disabled_at is null and holding.role = 'COORDINATOR'
    and (person.password_hash is not null or exists (select 1 from passkey where passkey.person_id = person.id))
  limit 1`;
