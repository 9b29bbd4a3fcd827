import type { EntityClass } from '@mikro-orm/core';
import DataLoader from 'dataloader';
import type { RequestContext } from './context.ts';
import { rows, type Row } from './rows.ts';
import type { Tx } from './transaction.ts';

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

const MOST_TOGETHER = 64;

/**
 * Asks at once what verbs that run at the same time in one transaction ask, and remembers no answer: what one of them
 * has written the next one sees. `read` answers in the order of the keys.
 */
export function askTogether<Key, Answer>(
  tx: Tx,
  name: string,
  read: (keys: readonly Key[]) => Promise<readonly Answer[]>,
): DataLoader<Key, Answer> {
  const known = tx.loaders.get(name) as DataLoader<Key, Answer> | undefined;
  if (known) return known;
  const loader = new DataLoader(read, { cache: false, maxBatchSize: MOST_TOGETHER });
  tx.loaders.set(name, loader);
  return loader;
}

/** One row by its id, asked together. */
export function rowById<T extends { id: string }>(
  tx: Tx,
  entity: EntityClass<T>,
  id: string,
): Promise<Row<T> | undefined> {
  const ask = askTogether(tx, `${entity.name} by id`, async (ids: readonly string[]) => {
    const found = await rows(tx.em, entity, { id: { $in: oneOf(ids) } } as never);
    const byId = new Map(found.map((row) => [(row as Pick<T, 'id'>).id, row]));
    return ids.map((each) => byId.get(each));
  });
  return ask.load(id);
}

/** Each of `keys` once, or more often: lists of few lengths make few statements, which the databases know again. */
export function oneOf<Key>(keys: readonly Key[]): Key[] {
  const distinct = [...new Set(keys)];
  const length = 2 ** Math.ceil(Math.log2(distinct.length));
  return Array.from({ length }, (_, index) => distinct[Math.min(index, distinct.length - 1)] as Key);
}
