/** Relay connections: pages by keyset, so that a page costs the same wherever it begins. */
import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import type { EntityManager } from './database.ts';
import { Problem } from './problem.ts';
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
    @Field(() => [Edge], { description: 'With cursors.' })
    edges!: Edge[];

    @Field(() => [NodeType], { description: 'Without cursors.' })
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
  const bounds = [bound(by, '$gt', args.after), bound(by, '$lt', args.before)].filter(
    (each) => each !== null,
  );
  const orderBy = (by === 'id' ? { id: direction } : { [by]: direction, id: direction }) as never;
  const found = await rows(em, entity, { $and: [where, ...bounds] } as never, { orderBy, limit: size + 1 });
  const page = found.slice(0, size);
  if (backward) page.reverse();
  const edges = page.map((node) => ({ node, cursor: cursorOf(node as unknown as T, by) }));
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

function sizeOf({ first, last }: PageArgs): number {
  const [field, asked] =
    typeof last === 'number' ? (['last', last] as const) : (['first', first ?? DEFAULT_FIRST] as const);
  if (asked < 0 || asked > MOST)
    throw new Problem('FIELD_WRONG', { field, found: `${asked}; 0…${MOST}` }, field);
  return asked;
}

function cursorOf<T extends { id: string }>(node: T, by: keyof T): string {
  return Buffer.from(JSON.stringify([node[by], node.id])).toString('base64url');
}

function bound(by: string, operator: '$gt' | '$lt', cursor: string | null | undefined): object | null {
  if (!cursor) return null;
  const [value, id] = readCursor(cursor);
  if (by === 'id') return { id: { [operator]: id } };
  return { $or: [{ [by]: { [operator]: value } }, { [by]: value, id: { [operator]: id } }] };
}

function readCursor(cursor: string): [string | number, string] {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const plain = typeof value === 'string' || typeof value === 'number';
    if (plain && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return [value, id];
  } catch {
    // falls through to the refusal
  }
  throw new Problem('FIELD_WRONG', { field: 'cursor', found: cursor.slice(0, 40) }, 'after');
}
