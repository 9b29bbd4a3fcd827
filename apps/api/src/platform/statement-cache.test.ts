import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { expect, test } from 'vitest';
import { rememberStatements, withoutValues } from './statement-cache.ts';

test('texts and numbers leave the statement; names and words stay', () => {
  const sql =
    "select `row`.`a1` from `t'1` as `row` where `row`.`a1` = 'it''s ?' and sha256 = '' and v > 12 and w <= 3.5 and s = true limit 501";
  expect(withoutValues(sql)).toEqual({
    text: "select `row`.`a1` from `t'1` as `row` where `row`.`a1` = ? and sha256 = ? and v > ? and w <= ? and s = true limit ?",
    values: ["it's ?", '', 12, 3.5, 501],
  });
  expect(withoutValues('pragma busy_timeout = 5000').values).toEqual([]);
});

/** An SQLite that speaks as the driver's does, and the texts it was given to compile. */
function anSqlite() {
  const sqlite = new DatabaseSync(':memory:');
  sqlite.exec('create table word (id integer, at datetime, said text)');
  const compiled: string[] = [];
  const prepare = (sql: string) => {
    compiled.push(sql);
    const statement = sqlite.prepare(sql);
    return {
      reader: sql.startsWith('select'),
      all: (values: SQLInputValue[]) => statement.all(...values),
      run: (values: SQLInputValue[]) => statement.run(...values),
    };
  };
  return { database: { prepare }, compiled };
}

test('the same text with other values is compiled once, and answers for its own values', () => {
  const { database, compiled } = anSqlite();
  rememberStatements(database);
  const words = ["O'Reilly said: 'no?'", 'ก\nข', '😀 -- not a comment', ''];
  words.forEach((said, id) =>
    database
      .prepare(`insert into word values (${id}, 1676858400000, '${said.replaceAll("'", "''")}')`)
      .run([]),
  );
  const found = words.map((_, id) => database.prepare(`select * from word where id = ${id}`).all([])[0]);
  expect(found).toEqual(words.map((said, id) => ({ id, at: 1_676_858_400_000, said })));
  expect(compiled).toHaveLength(2);
  const kept = database.prepare('select distinct typeof(id) as id, typeof(at) as at from word').all([]);
  expect(kept).toEqual([{ id: 'integer', at: 'integer' }]);
});
