import type { Migrations } from '../platform/database.ts';
import * as Postgres0001 from './postgresql/0001-first.ts';
import * as Sqlite0001 from './sqlite/0001-first.ts';

/** In order; a migration that has shipped is never edited. */
export const MIGRATIONS: Migrations = {
  sqlite: [{ name: '0001-first', class: Sqlite0001.First, statements: Sqlite0001.STATEMENTS }],
  postgresql: [{ name: '0001-first', class: Postgres0001.First, statements: Postgres0001.STATEMENTS }],
};
