import { raw } from '@mikro-orm/core';
import { expect, test } from 'vitest';
import { BINDINGS, withMarks } from './bound-values.ts';

const platform = {
  quoteIdentifier: (name: string) => `"${name}"`,
  quoteValue: (value: unknown) => `<${String(value)}>`,
};
const at = new Date('2023-02-20T02:00:00Z');

test('a mark stands for each value, in its order; names and question marks stay', () => {
  const written = {
    sql: 'select ??, \\? from log where id = ? and done = ? and at > ? and note is ? limit ?',
    params: ['month', "it's ?", true, at, null, 501],
  };
  expect(withMarks(written, platform, BINDINGS.postgresql)).toEqual({
    text: 'select "month", ? from log where id = $1 and done = $2 and at > $3 and note is $4 limit $5',
    values: ["it's ?", true, at.toISOString(), null, 501],
  });
  expect(withMarks(written, platform, BINDINGS.sqlite)).toEqual({
    text: 'select "month", ? from log where id = ? and done = ? and at > ? and note is ? limit 501',
    values: ["it's ?", 1, at.getTime(), null],
  });
});

test('only a whole number stands as a limit in the text', () => {
  const written = { sql: 'select * from log where month = ? limit ?', params: [2, '1; drop table log'] };
  expect(withMarks(written, platform, BINDINGS.sqlite)).toEqual({
    text: 'select * from log where month = ? limit ?',
    values: [2, '1; drop table log'],
  });
});

test('lists and parts of statements bring their values along; bytes are written as ever', () => {
  const own = raw('select id from log where unit = ?', ['u']);
  const written = {
    sql: 'where a = ? and b in (?) and c in (?) and d = ?',
    params: [1, own, ['x', 'y'], Buffer.from('z')],
  };
  expect(withMarks(written, platform, BINDINGS.postgresql)).toEqual({
    text: 'where a = $1 and b in (select id from log where unit = $2) and c in ($3, $4) and d = <z>',
    values: [1, 'u', 'x', 'y'],
  });
});
