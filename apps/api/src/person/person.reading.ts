import { batched } from '../platform/batch.ts';
import type { RequestContext } from '../platform/context.ts';
import { rows } from '../platform/rows.ts';
import { Person } from './person.entity.ts';

/** Display names by person id, one query a request. */
export function namesById(context: RequestContext) {
  const read = async (ids: readonly string[]) => {
    const found = await rows(context.em, Person, { id: { $in: [...ids] } });
    return new Map(found.map(({ id, displayName }) => [id, displayName]));
  };
  return batched(context, read, 'person.name');
}
