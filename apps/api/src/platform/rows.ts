/** Plain rows for reading: no entity is built, which is where the time of a large read goes. */
import { JsonType, LockMode, type EntityClass, type FilterQuery, type QueryOrderMap } from '@mikro-orm/core';
import type { EntityManager } from './database.ts';

/** An entity's columns as plain values. */
export type Row<T> = { [K in keyof T as T[K] extends (...args: never[]) => unknown ? never : K]: T[K] };

export interface RowsOptions<T> {
  readonly orderBy?: QueryOrderMap<T>;
  readonly limit?: number;
  /** Holds the rows until the transaction ends; others who ask so wait, and then see what was made of them. */
  readonly lock?: boolean;
}

/** Rows of `entity`, property by property as the entity would have them; lazy columns left out. */
export async function rows<T extends object>(
  em: EntityManager,
  entity: EntityClass<T>,
  where: FilterQuery<T>,
  { orderBy, limit, lock }: RowsOptions<T> = {},
): Promise<Row<T>[]> {
  const query = em
    .createQueryBuilder(entity, 'row')
    .select('*' as never)
    .where(where as never);
  if (orderBy) query.orderBy(orderBy as never);
  if (limit !== undefined) query.limit(limit);
  if (lock) query.setLockMode(LockMode.PESSIMISTIC_WRITE);
  const found = await query.execute<Record<string, unknown>[]>('all');
  const convert = converterOf(em, entity);
  return found.map((row) => convert(row) as Row<T>);
}

function converterOf<T extends object>(em: EntityManager, entity: EntityClass<T>) {
  const special = em.getMetadata(entity).props.flatMap(({ name, customType, runtimeType }) => {
    if (customType instanceof JsonType) return [[name, fromJson] as const];
    if (runtimeType === 'Date') return [[name, fromInstant] as const];
    return runtimeType === 'boolean' ? [[name, Boolean] as const] : [];
  });
  return (row: Record<string, unknown>) => {
    for (const [name, convert] of special) row[name] = row[name] === null ? null : convert(row[name]);
    return row;
  };
}

function fromJson(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

function fromInstant(value: unknown): Date {
  return value instanceof Date ? value : new Date(value as number | string);
}
