import { batched } from '../platform/batch.ts';
import type { RequestContext } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { rows } from '../platform/rows.ts';
import { Person } from './person.entity.ts';

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
