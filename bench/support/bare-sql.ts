/**
 * The rows one operation leaves (action, activity, receipt, the client's number, the agency's clock), written by
 * bare SQL under new keys: one transaction an operation, as durable as the product's.
 */
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { PgClient } from './databases.ts';

const COPIED = [
  ['publicity_action', 'id'],
  ['activity', 'id'],
  ['sync_receipt', 'op_id'],
] as const;
const CLOCK = 'update agency set sync_clock = sync_clock + 1';

/** Writes one operation into a copy, in `folder`, of the database in `dataDir`. */
export function bareSqlite(dataDir: string, folder: string): () => void {
  const file = join(folder, 'bare.db');
  const ends = ['', '-wal', '-shm'].filter((end) => existsSync(join(dataDir, `prongsai.db${end}`)));
  for (const end of ends) copyFileSync(join(dataDir, `prongsai.db${end}`), file + end);
  const db = new DatabaseSync(file);
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  const copies = COPIED.map(([table, key]) => {
    const row = db.prepare(newest(table, key)).get() as Record<string, SQLInputValue>;
    const names = Object.keys(row);
    const insert = db.prepare(insertInto(table, names, (name) => `:${name}`));
    return () => insert.run({ ...row, [key]: randomUUID() });
  });
  const clock = db.prepare(CLOCK);
  const client = db.prepare(
    'update sync_client set last_seq = last_seq + 1 where id = (select max(id) from sync_client)',
  );
  return () => {
    db.exec('begin');
    for (const copy of copies) copy();
    client.run();
    clock.run();
    db.exec('commit');
  };
}

/** The same on one connection of PostgreSQL, with prepared statements, in place; `nth` names the client's row. */
export async function barePostgres(client: PgClient, nth: number): Promise<() => Promise<void>> {
  const copies = await Promise.all(COPIED.map(([table, key]) => pgCopier(client, table, key)));
  const { rows } = await client.query(`select id from sync_client order by id limit 1 offset ${nth}`);
  const number = {
    name: 'number',
    text: 'update sync_client set last_seq = last_seq + 1 where id = $1',
    values: [rows[0]?.id],
  };
  return async () => {
    await client.query('begin');
    for (const copy of copies) await copy();
    await client.query(number);
    await client.query({ name: 'clock', text: CLOCK, values: [] });
    await client.query('commit');
  };
}

async function pgCopier(client: PgClient, table: string, key: string): Promise<() => Promise<unknown>> {
  const [row = {}] = (await client.query(newest(table, key))).rows;
  const names = Object.keys(row);
  const text = insertInto(table, names, (_, index) => `$${index + 1}`);
  return () => {
    const values = names.map((name) => (name === key ? randomUUID() : row[name]));
    return client.query({ name: table, text, values });
  };
}

function newest(table: string, key: string): string {
  return `select * from ${table} order by ${key} desc limit 1`;
}

function insertInto(table: string, names: string[], mark: (name: string, index: number) => string): string {
  return `insert into ${table} (${names.join(', ')}) values (${names.map(mark).join(', ')})`;
}
