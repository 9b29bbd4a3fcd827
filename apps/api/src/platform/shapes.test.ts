import { raw } from '@mikro-orm/core';
import { expect, test } from 'vitest';
import { statementFor, valuesOf, type Written } from './shapes.ts';

/** A builder that writes the conditions in the order of their names, and is counted. */
function aBuilder() {
  const asked: unknown[] = [];
  const build = (where: unknown): Written => {
    asked.push(where);
    const parts = Object.entries(where as object).sort(([a], [b]) => a.localeCompare(b)) as [
      string,
      unknown,
    ][];
    return {
      sql: parts.map(([name]) => `${name} ?`).join(' and '),
      params: [...parts.map(([, value]) => value), 501],
    };
  };
  return { build, asked };
}

test('each shape is written once, and every value comes to its own place', () => {
  const { build, asked } = aBuilder();
  const table = {};
  const answer = (where: object, options = {}) => {
    const { text, places } = statementFor(table, where, options, build);
    return [text, valuesOf(places, where)];
  };
  const at = new Date(5);
  expect(answer({ b: 5, a: 'x', c: at })).toEqual(['a ? and b ? and c ?', ['x', 5, at, 501]]);
  expect(answer({ b: 6, a: 'y', c: at })).toEqual(['a ? and b ? and c ?', ['y', 6, at, 501]]);
  expect(asked).toHaveLength(1);
  expect(answer({ a: null })).toEqual(['a ?', [null, 501]]);
  expect(answer({ a: false })).toEqual(['a ?', [false, 501]]);
  expect(answer({ a: 'x' }, { limit: 2 })).toEqual(['a ?', ['x', 501]]);
  expect(asked).toHaveLength(4);
});

test('what only the builder understands is written anew each time', () => {
  const { build, asked } = aBuilder();
  const table = {};
  for (const a of [undefined, undefined, { $in: ['x', 'y'] }])
    expect(valuesOf(statementFor(table, { a }, {}, build).places, { a })).toEqual([a, 501]);
  expect(asked.slice(0, 2)).toEqual([{ a: undefined }, { a: undefined }]);
});

test('a raw condition is never taken for another one, nor for none', () => {
  const build = (where: unknown): Written => ({ sql: 'any', params: Object.getOwnPropertySymbols(where) });
  const table = {};
  const asked = [{}, { [raw('a = 1')]: [] }, { [raw('a = 2')]: [] }];
  const answered = asked.map((where) => valuesOf(statementFor(table, where, {}, build).places, where));
  expect(answered).toEqual(asked.map((where) => Object.getOwnPropertySymbols(where)));
});

test('a long list is written anew each time, and a short one once for its length', () => {
  const asked: unknown[] = [];
  const build = (where: unknown): Written => {
    asked.push(where);
    const { $in } = (where as { id: { $in: number[] } }).id;
    return { sql: `id in (${$in.map(() => '?').join()})`, params: $in };
  };
  const table = {};
  for (const length of [200, 200, 201, 201]) {
    const $in = Array.from({ length }, (_, id) => id);
    const where = { id: { $in } };
    expect(valuesOf(statementFor(table, where, {}, build).places, where)).toEqual($in);
  }
  expect(asked).toHaveLength(3);
});
