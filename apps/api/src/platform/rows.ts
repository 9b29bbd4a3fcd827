/**
 * Plain rows for reading: no entity is built, which is where the time of a large read goes; and the query builder
 * writes each shape of question once, which is where the time of a small one goes.
 */
import { JsonType, LockMode, type EntityClass, type FilterQuery, type QueryOrderMap } from '@mikro-orm/core';
import type { EntityManager } from './database.ts';
import { statementFor, valuesOf } from './shapes.ts';

/** An entity's columns as plain values. */
export type Row<T> = { [K in keyof T as T[K] extends (...args: never[]) => unknown ? never : K]: T[K] };

export interface RowsOptions<T> {
  readonly orderBy?: QueryOrderMap<T>;
  readonly limit?: number;
  /** Holds the rows until the transaction ends; others who ask so wait, and then see what was made of them. */
  readonly lock?: boolean;
}

/** Rows of `entity`, property by property as the entity would have them; lazy columns left out. */
export function rows<T extends object>(
  em: EntityManager,
  entity: EntityClass<T>,
  where: FilterQuery<T>,
  options: RowsOptions<T> = {},
): Promise<Row<T>[]> {
  return readRows(em, entity, where, options);
}

/** The same, of which only these columns are read: for what is read by the hundred thousand. */
export function columns<T extends object, Only extends keyof Row<T> & string>(
  em: EntityManager,
  entity: EntityClass<T>,
  only: readonly Only[],
  where: FilterQuery<T>,
): Promise<Pick<Row<T>, Only>[]> {
  return readRows(em, entity, where, { only });
}

interface Asked<T> extends RowsOptions<T> {
  readonly only?: readonly string[];
}

async function readRows<T extends object, Found>(
  em: EntityManager,
  entity: EntityClass<T>,
  where: FilterQuery<T>,
  asked: Asked<T>,
): Promise<Found[]> {
  const build = (marked: unknown) => queryOf(em, entity, marked, asked).toQuery();
  const { text, places } = statementFor(em.getMetadata(entity), where, asked, build);
  const found = await em.execute<Record<string, unknown>[]>(text, valuesOf(places, where));
  const read = readerOf(em, entity, asked.only);
  return found.map((row) => read(row) as Found);
}

function queryOf<T extends object>(
  em: EntityManager,
  entity: EntityClass<T>,
  where: unknown,
  { only, orderBy, limit, lock }: Asked<T>,
) {
  const query = em
    .createQueryBuilder(entity, 'row')
    .select((only ?? columnsOf(em, entity)) as never)
    .where(where as never);
  if (orderBy) query.orderBy(orderBy as never);
  if (limit !== undefined) query.limit(limit);
  if (lock) query.setLockMode(LockMode.PESSIMISTIC_WRITE);
  return query;
}

/** What is lazy may be large, or a secret: it does not leave the database. */
function columnsOf<T extends object>(em: EntityManager, entity: EntityClass<T>): '*' | string[] {
  const { props } = em.getMetadata(entity);
  return props.some(({ lazy }) => lazy) ? props.filter(({ lazy }) => !lazy).map(({ name }) => name) : '*';
}

type Read = (row: Record<string, unknown>) => object;
/** By entity, then by the columns read. */
const READERS = new WeakMap<object, Map<string, Read>>();

function readerOf<T extends object>(
  em: EntityManager,
  entity: EntityClass<T>,
  only?: readonly string[],
): Read {
  const metadata = em.getMetadata(entity);
  const ofEntity = READERS.get(metadata) ?? new Map<string, Read>();
  READERS.set(metadata, ofEntity);
  const key = only?.join() ?? '';
  const known = ofEntity.get(key);
  if (known) return known;
  const instant = (value: unknown) => instantOf(em, value);
  const columns = metadata.props
    .filter(({ name, lazy, fieldNames }) => (only?.includes(name) ?? !lazy) && fieldNames?.length === 1)
    .map(({ name, fieldNames: [column = ''], customType, runtimeType }) => {
      if (customType instanceof JsonType) return { name, column, convert: fromJson };
      if (runtimeType === 'Date') return { name, column, convert: instant };
      return { name, column, convert: runtimeType === 'boolean' ? Boolean : null };
    });
  const read: Read = (row) => {
    const made: Record<string, unknown> = {};
    for (const { name, column, convert } of columns) {
      const value = row[column] ?? null;
      made[name] = convert && value !== null ? convert(value) : value;
    }
    return made;
  };
  ofEntity.set(key, read);
  return read;
}

/** An instant as either database gives it. */
export function instantOf(em: EntityManager, value: unknown): Date {
  return value instanceof Date ? value : em.getPlatform().parseDate(value as string);
}

function fromJson(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
