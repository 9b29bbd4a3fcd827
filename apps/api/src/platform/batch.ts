import type { EntityClass } from '@mikro-orm/core';
import DataLoader from 'dataloader';
import type { RequestContext } from './context.ts';
import { rows, type Row } from './rows.ts';

/** Reads many keys at once, at most once a request: `read` gives a map from key to what was found. */
export function batched<V>(
  context: RequestContext,
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  name: string,
): DataLoader<string, V | undefined> {
  const known = context.loaders.get(name) as DataLoader<string, V | undefined> | undefined;
  if (known) return known;
  const loader = new DataLoader<string, V | undefined>(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key));
  });
  context.loaders.set(name, loader);
  return loader;
}

/** Rows of one table by their ids, the usual case. */
export function batchedById<T extends { id: string }>(
  context: RequestContext,
  entity: EntityClass<T>,
): DataLoader<string, Row<T> | undefined> {
  const read = async (ids: readonly string[]) => {
    const found: (Row<T> & { id?: string })[] = await rows(context.em, entity, {
      id: { $in: [...ids] },
    } as never);
    return new Map(found.map((row) => [row.id ?? '', row]));
  };
  return batched(context, read, `${entity.name} by id`);
}
