import type { EntityClass } from '@mikro-orm/core';
import DataLoader from 'dataloader';
import type { RequestContext } from './context.ts';
import type { EntityManager } from './database.ts';
import { rows, type Row } from './rows.ts';
import type { Tx } from './transaction.ts';

/** Gives a map from key to what was found. */
type Read<Key, Found> = (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Found>>;

/** Reads many keys at once, at most once a request. */
export function batched<V>(
  context: RequestContext,
  read: Read<string, V>,
  name: string,
): DataLoader<string, V | undefined> {
  return loaderOf(context, name, read);
}

/** Rows of one table by their ids, the usual case. */
export function batchedById<T extends { id: string }>(
  context: RequestContext,
  entity: EntityClass<T>,
): DataLoader<string, Row<T> | undefined> {
  return batched(context, (ids) => rowsById(context.em, entity, ids), `${entity.name} by id`);
}

const MOST_TOGETHER = 64;

/**
 * Asks at once what verbs that run at the same time in one transaction ask, and remembers no answer: what one of them
 * has written the next one sees. `read` is given each key once, or more often.
 */
export function askTogether<Key, Found>(
  tx: Tx,
  name: string,
  key: Key,
  read: Read<Key, Found>,
): Promise<Found | undefined> {
  const options = { cache: false, maxBatchSize: MOST_TOGETHER };
  return loaderOf(tx, name, (keys: readonly Key[]) => read(oneOf(keys)), options).load(key);
}

/** One row by its id, asked together. */
export function rowById<T extends { id: string }>(
  tx: Tx,
  entity: EntityClass<T>,
  id: string,
): Promise<Row<T> | undefined> {
  return askTogether(tx, `${entity.name} by id`, id, (ids) => rowsById(tx.em, entity, ids));
}

/** Each of `keys` once, or more often: lists of few lengths make few statements, which the databases know again. */
export function oneOf<Key>(keys: readonly Key[]): Key[] {
  const distinct = [...new Set(keys)];
  const length = 2 ** Math.ceil(Math.log2(distinct.length));
  return Array.from({ length }, (_, index) => distinct[Math.min(index, distinct.length - 1)] as Key);
}

async function rowsById<T extends { id: string }>(
  em: EntityManager,
  entity: EntityClass<T>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row<T>>> {
  const found: (Row<T> & { id?: string })[] = await rows(em, entity, { id: { $in: [...ids] } } as never);
  return new Map(found.map((row) => [row.id ?? '', row]));
}

function loaderOf<Key, Found>(
  { loaders }: { readonly loaders: Map<unknown, unknown> },
  name: string,
  read: Read<Key, Found>,
  options: DataLoader.Options<Key, Found | undefined> = {},
): DataLoader<Key, Found | undefined> {
  const known = loaders.get(name) as DataLoader<Key, Found | undefined> | undefined;
  if (known) return known;
  const loader = new DataLoader<Key, Found | undefined>(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key));
  }, options);
  loaders.set(name, loader);
  return loader;
}
