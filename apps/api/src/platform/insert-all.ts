/**
 * Many new rows at once, without what the mapper does for each: SQLite is fastest with one small statement that it
 * keeps, PostgreSQL with one statement for many rows. Nothing is stamped, checked or remembered.
 */
import type { EntityClass } from '@mikro-orm/core';
import type { SqliteConnection } from '@mikro-orm/sqlite';
import { BINDINGS } from './bound-values.ts';
import type { Database, EntityManager } from './database.ts';
import type { Row } from './rows.ts';

/** Rows in one statement of PostgreSQL. */
const AT_ONCE = 1_000;

/** Where rows go: the transaction of `em`, on a database of this kind. */
export interface Writable {
  readonly em: EntityManager;
  readonly kind: Database['kind'];
}

/** Writes whole rows. */
export async function insertAll<T extends object>(
  { em, kind }: Writable,
  entity: EntityClass<T>,
  values: readonly Row<T>[],
): Promise<void> {
  const columns = columnsOf(em, entity);
  const names = columns.map(({ column }) => em.getPlatform().quoteIdentifier(column)).join(', ');
  const table = em.getPlatform().quoteIdentifier(em.getMetadata(entity).tableName);
  const into = `insert into ${table} (${names})`;
  if (kind === 'sqlite') {
    const insert = await prepared(em, `${into} values (${columns.map(() => '?').join(', ')})`);
    for (const row of values) insert.run(...columns.map(({ name }) => inSqlite(row[name])));
    return;
  }
  const text = `${into} select ${names} from json_populate_recordset(null::${table}, ?::json)`;
  for (let from = 0; from < values.length; from += AT_ONCE) {
    const some = values.slice(from, from + AT_ONCE);
    const named = some.map((row) =>
      Object.fromEntries(columns.map(({ name, column }) => [column, row[name]])),
    );
    await em.execute(text, [JSON.stringify(named)], 'run');
  }
}

function columnsOf<T extends object>(em: EntityManager, entity: EntityClass<T>) {
  const { props } = em.getMetadata(entity);
  return props.flatMap(({ name, fieldNames = [] }) =>
    fieldNames.map((column) => ({ name: name as keyof Row<T>, column })),
  );
}

/** The mapper's own connection, so that the statement is part of its transaction. */
async function prepared(em: EntityManager, text: string) {
  return (await (em.getConnection() as SqliteConnection).getNativeClient()).prepare(text);
}

function inSqlite(value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !(value instanceof Date);
  return isObject ? JSON.stringify(value) : BINDINGS.sqlite.value(value);
}
