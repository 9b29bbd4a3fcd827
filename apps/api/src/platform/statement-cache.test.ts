import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { expect, test } from 'vitest';
import { nameStatements, rememberStatements } from './statement-cache.ts';

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
  const prepared = (sql: string) => database.prepare(sql);
  const words = ["O'Reilly said: 'no?'", 'ก\nข', '😀 -- not a comment', ''];
  words.forEach((said, id) =>
    prepared('insert into word values (?, ?, ?)').run([id, 1_676_858_400_000, said]),
  );
  const found = words.map((_, id) => prepared('select * from word where id = ?').all([id])[0]);
  expect(found).toEqual(words.map((said, id) => ({ id, at: 1_676_858_400_000, said })));
  expect(compiled).toHaveLength(2);
});

test('a text as long as a list written out is compiled each time, and not kept', () => {
  const { database, compiled } = anSqlite();
  rememberStatements(database);
  const ids = Array.from({ length: 2_000 }, (_, id) => id + 10_000).join();
  const long = `select id from word where id in (${ids})`;
  expect(database.prepare(long).all([])).toEqual([]);
  database.prepare(long);
  expect(compiled).toEqual([long, long]);
});

test('PostgreSQL keeps a text with values under one name in every session, and nothing else', () => {
  const asked: unknown[] = [];
  const aSession = () => ({ query: (...query: unknown[]) => void asked.push(query) });
  let connect = (_: ReturnType<typeof aSession>) => {};
  nameStatements({ on: (_, listener) => void (connect = listener as typeof connect) });
  const sessions = [aSession(), aSession()];
  for (const session of sessions) connect(session);
  for (const { query } of sessions) query('select $1', [1]);
  for (const query of [
    ['begin', []],
    ['select $1, …', Array<number>(51).fill(1)],
  ] as const)
    sessions[0]?.query(...query);
  expect(asked).toEqual([
    [{ name: 'statement 1', text: 'select $1', values: [1] }],
    [{ name: 'statement 1', text: 'select $1', values: [1] }],
    ['begin', []],
    ['select $1, …', Array<number>(51).fill(1)],
  ]);
});
