/** Relay connections: pages by keyset, so that a page costs the same wherever it begins. */
import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import type { EntityManager } from './database.ts';
import { ensure, isId } from './problem.ts';
import { rows, type Row } from './rows.ts';

const DEFAULT_FIRST = 20;
const MOST = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the start; 20 unless told, at most 100.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many from the end, at most 100.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor.' })
  before?: string | null;
}

@ObjectType('PageInfo', { description: 'Where a page stands.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'More follows.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'More came before.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge.' })
  endCursor!: string | null;
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: PageInfo;
  count: () => Promise<number>;
}

/** The connection and edge types of a node, named after it. */
export function connectionOf<T extends object>(
  NodeType: ClassType<T>,
  name: string,
): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `A ${name} and its cursor.` })
  class Edge {
    @Field(() => String, { description: 'Its place in the list.' })
    cursor!: string;

    @Field(() => NodeType, { description: 'The thing itself.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name}.` })
  class NodeConnection {
    @Field(() => [Edge], { description: 'With cursors.', complexity: 1 })
    edges!: Edge[];

    @Field(() => [NodeType], { description: 'Without cursors.', complexity: 1 })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo!: PageInfo;

    count!: () => Promise<number>;

    @Field(() => Int, { description: 'Counted only when asked for.' })
    totalCount(): Promise<number> {
      return this.count();
    }
  }
  return NodeConnection as unknown as ClassType<Connection<T>>;
}

/** A page of `entity` in the order of `by` (then id). @throws Problem FIELD_WRONG for a bad argument */
export async function pageOf<T extends { id: string }>(
  em: EntityManager,
  entity: EntityClass<T>,
  where: FilterQuery<T>,
  args: PageArgs,
  by: keyof T & string = 'id',
): Promise<Connection<Row<T>>> {
  const backward = typeof args.last === 'number';
  const size = sizeOf(args);
  const direction = backward ? 'desc' : 'asc';
  const read = (field: 'after' | 'before') => placeIn(em, entity, by, args, field);
  const bounds = [bound(by, '$gt', read('after')), bound(by, '$lt', read('before'))].filter(
    (each) => each !== null,
  );
  const orderBy = (by === 'id' ? { id: direction } : { [by]: direction, id: direction }) as never;
  const found = await rows(em, entity, { $and: [where, ...bounds] } as never, { orderBy, limit: size + 1 });
  const { className } = em.getMetadata(entity);
  const page = found.slice(0, size);
  if (backward) page.reverse();
  const edges = page.map((node) => ({
    node,
    cursor: cursorOf(className, node as Record<string, unknown>, by),
  }));
  const more = found.length > size;
  return {
    edges,
    nodes: page,
    pageInfo: {
      hasNextPage: backward ? Boolean(args.before) : more,
      hasPreviousPage: backward ? more : Boolean(args.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count: () => em.count(entity, where),
  };
}

/** As many nodes as a page has at most; one when it asks for none, which is looked for all the same. */
export function mostNodes(args: PageArgs): number {
  return Math.min(Math.max(asked(args).size, 1), MOST);
}

function sizeOf(args: PageArgs): number {
  const { first, last } = args;
  const bothEnds = typeof first === 'number' && typeof last === 'number';
  ensure(!bothEnds, 'FIELD_WRONG', { field: 'last', found: `first: ${first}, last: ${last}` }, 'last');
  const { field, size } = asked(args);
  ensure(size >= 0 && size <= MOST, 'FIELD_WRONG', { field, found: `${size}; 0…${MOST}` }, field);
  return size;
}

function asked({ first, last }: PageArgs): { field: keyof PageArgs; size: number } {
  return typeof last === 'number'
    ? { field: 'last', size: last }
    : { field: 'first', size: first ?? DEFAULT_FIRST };
}

/** After which value of the list's order a page begins or ends, and after which id among its equals. */
type Place = readonly [value: string | number, id: string];

function bound(by: string, operator: '$gt' | '$lt', place: Place | null): object | null {
  if (place === null) return null;
  const [value, id] = place;
  if (by === 'id') return { id: { [operator]: id } };
  // Said of all, so that the database begins there: of an alternative it would not see it.
  const from = { [by]: { [`${operator}e`]: value } };
  return { ...from, $or: [{ [by]: { [operator]: value } }, { id: { [operator]: id } }] };
}

/** A cursor names its list: in another one its place would be anywhere. */
function cursorOf(list: string, node: Readonly<Record<string, unknown>>, by: string): string {
  return Buffer.from(JSON.stringify([list, node[by], node['id']])).toString('base64url');
}

/** @throws Problem FIELD_WRONG for a cursor that this list did not give */
function placeIn<T extends { id: string }>(
  em: EntityManager,
  entity: EntityClass<T>,
  by: keyof T & string,
  args: PageArgs,
  field: 'after' | 'before',
): Place | null {
  const cursor = args[field] ?? null;
  if (cursor === null) return null;
  const [list, value, id] = partsOf(cursor);
  const found = { field, found: cursor.slice(0, 40) };
  const { className, props } = em.getMetadata(entity);
  const isNumber = props.find(({ name }) => name === by)?.runtimeType === 'number';
  const isOfThisOrder = isNumber ? isInt(value) : typeof value === 'string';
  ensure(
    list === className && isOfThisOrder && typeof id === 'string' && isId(id),
    'FIELD_WRONG',
    found,
    field,
  );
  return [value as string | number, id];
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** As both databases keep whole numbers. */
function isInt(value: unknown): boolean {
  return typeof value === 'number' && (value | 0) === value;
}
