/**
 * Questions differ in their values far more often than in their shape. The query builder is asked for each shape once,
 * with marked values in the place of the real ones: where a mark comes out, the real value goes in.
 */

import { isRaw, raw } from '@mikro-orm/core';

/** What the query builder wrote: a text with question marks, and what belongs in their places. */
export interface Written {
  readonly sql: string;
  readonly params: readonly unknown[];
}
interface Statement {
  readonly text: string;
  /** For each question mark a value that never changes, or the number of a value of the question. */
  readonly places: readonly (Mark | { readonly always: unknown })[];
}
interface Mark {
  readonly nth: number;
}

/** Beyond, a shape is too rare to be worth its room. */
const MOST = 1_000;
/** A longer list is one of many lengths, each of which would be a shape of its own. */
const LONGEST_LIST = 200;
const KNOWN = new WeakMap<object, Map<string, Statement>>();

/** The statement of `where` and `options` for the table that `owner` stands for. */
export function statementFor(
  owner: object,
  where: unknown,
  options: object,
  build: (where: unknown) => Written,
): Statement {
  const shape = shapeOf(where);
  if (shape === null) return asBuilt(build(where));
  const key = `${shape} ${JSON.stringify(options)}`;
  const ofOwner = KNOWN.get(owner) ?? new Map<string, Statement>();
  KNOWN.set(owner, ofOwner);
  const known = ofOwner.get(key);
  if (known) return known;
  const marked = withMarks(build, where);
  if (!marked) return asBuilt(build(where));
  if (ofOwner.size < MOST) ofOwner.set(key, marked);
  return marked;
}

/** The values of `where` in the places of its statement. */
export function valuesOf(places: Statement['places'], where: unknown): unknown[] {
  const given: unknown[] = [];
  if (places.some((place) => 'nth' in place)) changed(where, (value) => void given.push(value));
  return places.map((place) => ('nth' in place ? given[place.nth] : place.always));
}

function asBuilt({ sql, params }: Written): Statement {
  return { text: sql, places: params.map((always) => ({ always })) };
}

/** Null when the builder did something else with a value than to put it where it belongs. */
function withMarks(build: (where: unknown) => Written, where: unknown): Statement | null {
  const marks: unknown[] = [];
  const marked = changed(where, (value) => {
    const nth = marks.length;
    const mark = typeof value === 'string' ? `value ${nth}` : -1_000_000_007 - nth;
    marks.push(mark);
    return value instanceof Date ? new Date(mark) : mark;
  });
  const { sql, params } = build(marked);
  if (params.some((param) => typeof param === 'object' && param !== null && !(param instanceof Date)))
    return null;
  const places = params.map((param) => {
    const nth = marks.indexOf(param instanceof Date ? param.getTime() : param);
    return nth < 0 ? { always: param } : { nth };
  });
  const placed = new Set(places.flatMap((place) => ('nth' in place ? place.nth : [])));
  return placed.size === marks.length ? { text: sql, places } : null;
}

/** What stays the same whatever the values; null for what only the query builder understands, and for long lists. */
function shapeOf(where: unknown): string | null {
  if (where === null || typeof where === 'boolean') return String(where);
  if (typeof where === 'string' || typeof where === 'number') return typeof where;
  if (where instanceof Date) return 'instant';
  if (isRaw(where)) return `${where.sql} ${shapeOf(where.params)}`;
  if (Array.isArray(where) && where.length > LONGEST_LIST) return null;
  const isPlain = typeof where === 'object' && Object.getPrototypeOf(where) === Object.prototype;
  if (!Array.isArray(where) && !isPlain) return null;
  // A raw condition is a key of its own, which no other question has.
  if (Object.getOwnPropertySymbols(where).length > 0) return null;
  const parts = Object.entries(where as object).map(([key, value]) => [key, shapeOf(value)] as const);
  return parts.some(([, shape]) => shape === null)
    ? null
    : `{${parts.map(([key, shape]) => `${key}:${shape}`).join()}}`;
}

/** The same question with each value changed, in a fixed order. */
function changed(where: unknown, change: (value: string | number | Date) => unknown): unknown {
  if (typeof where === 'string' || typeof where === 'number' || where instanceof Date) return change(where);
  if (Array.isArray(where)) return where.map((part: unknown) => changed(part, change));
  if (typeof where !== 'object' || where === null) return where;
  if (isRaw(where))
    return raw(
      where.sql,
      where.params.map((part) => changed(part, change)),
    );
  return Object.fromEntries(Object.entries(where).map(([key, value]) => [key, changed(value, change)]));
}
