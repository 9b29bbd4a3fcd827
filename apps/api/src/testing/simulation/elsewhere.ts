/**
 * Somebody else at the town's database: puts its tables aside and back, and holds it while others want to write. This has
 * a connection of its own, on which rows may come before those they refer to: to allow that on the server's would make it
 * compile all its statements anew each time. The driver is the server's: two builds of SQLite in one process do not see
 * each other's locks.
 */
import type { Config } from '../../config.ts';
import { ENTITIES } from '../../entities.ts';
import { MIGRATIONS } from '../../migrations/index.ts';
import { openDatabase } from '../../platform/database.ts';

const PLACES = ['fresh', 'yesterday'] as const;
export type Place = (typeof PLACES)[number];

export interface Elsewhere {
  keep(place: Place): void;
  putBack(place: Place): void;
  /** Nobody else writes until `letGo`; a transaction that is under way right now goes first. */
  hold(): void;
  letGo(): void;
  close(): Promise<void>;
}

interface Sqlite {
  readonly inTransaction: boolean;
  exec(sql: string): unknown;
  prepare(sql: string): { run(): unknown; all(): unknown[] };
}

/** What is in the tables now is in every place at first. */
export async function openElsewhere(config: Config): Promise<Elsewhere> {
  const database = await openDatabase(config, ENTITIES, MIGRATIONS);
  const sqlite = (await database.fork().getConnection().getNativeClient()) as Sqlite;
  sqlite.exec('pragma foreign_keys = off; pragma synchronous = off; pragma busy_timeout = 0');
  const tables = tablesOf(sqlite);
  for (const place of PLACES) {
    sqlite.exec(`attach ':memory:' as ${place}`);
    for (const table of tables) sqlite.exec(`create table ${place}.${table} as select * from main.${table}`);
  }
  return {
    keep: (place) => copy(sqlite, tables, 'main', place),
    putBack: (place) => copy(sqlite, tables, place, 'main'),
    hold: () => hold(sqlite),
    letGo: () => void (sqlite.inTransaction && sqlite.exec('rollback')),
    close: () => database.close(),
  };
}

function tablesOf(sqlite: Sqlite): string[] {
  const found = sqlite
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '%migrations%'",
    )
    .all() as { name: string }[];
  return found.map(({ name }) => name);
}

function copy(sqlite: Sqlite, tables: readonly string[], from: string, to: string): void {
  sqlite.exec('begin');
  for (const table of tables) {
    sqlite.prepare(`delete from ${to}.${table}`).run();
    sqlite.prepare(`insert into ${to}.${table} select * from ${from}.${table}`).run();
  }
  sqlite.exec('commit');
}

function hold(sqlite: Sqlite): void {
  try {
    sqlite.exec('begin immediate');
  } catch {
    // Then the database is busy without our help.
  }
}
