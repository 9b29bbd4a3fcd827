/** Opens SQLite or PostgreSQL, brings its tables up to date and asserts what durability rests on. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import type { Migration } from '@mikro-orm/migrations';
import type { MikroORM as PostgresORM } from '@mikro-orm/postgresql';
import type { MikroORM as SqliteORM, EntityManager as SqlEntityManager } from '@mikro-orm/sqlite';
import type { AnyEntity, EntityClass } from '@mikro-orm/core';
import { ConfigError, type Config } from '../config.ts';
import { returnBroken, rollBackOnce } from './broken-transaction.ts';
import { openTurns, type InTurn } from './in-turn.ts';
import { BINDINGS, bindValues } from './bound-values.ts';
import { openSharedSession } from './shared-session.ts';
import { sendTogether } from './one-packet.ts';
import { nameStatements, rememberStatements } from './statement-cache.ts';
import { VersionStamp } from './version-stamp.ts';

export type Migrations = Record<'sqlite' | 'postgresql', KnownMigration[]>;
interface KnownMigration {
  readonly name: string;
  readonly class: new (...args: never[]) => Migration;
  /** What it has the database do, as far as that makes or drops tables, indexes and triggers. */
  readonly statements: readonly string[];
}
export type EntityManager = SqlEntityManager;
export interface Database {
  readonly kind: 'sqlite' | 'postgresql';
  /** A fresh unit of work. */
  fork(): EntityManager;
  /**
   * For work of many statements that many ask for at once, such as a push: otherwise hundreds of phones would wait
   * for the connection anew at each statement, and all would be answered last.
   */
  readonly inTurn: InTurn;
  /** For short reads that many ask for at once, such as what is new for a phone. */
  read<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** SQLite has one connection. Of PostgreSQL's ten some stay free for those who only sign in or look at a photo. */
const TURNS = { sqlite: 1, postgresql: 6 } as const;

export interface Opening {
  /** Whether what is not there is made; refused without. */
  readonly mayBeNew: boolean;
}

/** @throws ConfigError when the database cannot be reached or opened, in one sentence. */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  entities: EntityClass<AnyEntity>[],
  migrations: Migrations,
  opening: Opening = { mayBeNew: true },
): Promise<Database> {
  const orm = await openOrm(config, entities, migrations, opening).catch((error: unknown) => {
    throw error instanceof ConfigError ? error : new ConfigError(unreachable(config, error));
  });
  const fork = () => orm.orm.em.fork() as EntityManager;
  const inTurn = openTurns(TURNS[orm.kind]);
  return {
    kind: orm.kind,
    fork,
    inTurn,
    read: orm.kind === 'sqlite' ? (work) => inTurn(() => work(fork())) : readTogether(orm.orm, fork),
    close: () => orm.orm.close(true),
  };
}

async function openOrm(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  entities: EntityClass<AnyEntity>[],
  migrations: Migrations,
  { mayBeNew }: Opening,
) {
  const options = (kind: keyof Migrations) => ({
    entities,
    metadataProvider: ReflectMetadataProvider,
    subscribers: [new VersionStamp()],
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations[kind] as never,
      snapshot: false,
      snapshotOnMigrate: false,
      silent: true,
    },
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    timezone: 'Z',
  });
  // Only the driver in use is loaded, so that a start does not wait for the other.
  if (config.databaseUrl) {
    const { MikroORM } = await import('@mikro-orm/postgresql');
    const orm = await MikroORM.init({
      ...options('postgresql'),
      clientUrl: config.databaseUrl,
      driverOptions: { pipeline: true, onPoolCreated },
    });
    await orm.em.getConnection().execute('select 1');
    if (!mayBeNew && (await isEmpty(orm))) {
      await orm.close(true);
      throw new ConfigError(nothingThere(placeOf(config)));
    }
    await bringUpToDate(orm, config, migrations.postgresql);
    await ensureWhole(orm, config, { asked: NAMES.postgresql, migrations: migrations.postgresql });
    bindValues(orm.em.getConnection(), orm.em.getPlatform(), BINDINGS.postgresql);
    return { kind: 'postgresql' as const, orm };
  }
  const dbName = join(config.dataDir, 'prongsai.db');
  if (!mayBeNew && !existsSync(dbName)) throw new ConfigError(nothingThere(placeOf(config)));
  mkdirSync(config.dataDir, { recursive: true });
  const { MikroORM } = await import('@mikro-orm/sqlite');
  const orm = await MikroORM.init({ ...options('sqlite'), dbName });
  await hardenSqlite(orm);
  await bringUpToDate(orm, config, migrations.sqlite);
  await ensureWhole(orm, config, { asked: NAMES.sqlite, migrations: migrations.sqlite });
  const file = await orm.em.getConnection().getNativeClient();
  rememberStatements(file);
  rollBackOnce(file);
  bindValues(orm.em.getConnection(), orm.em.getPlatform(), BINDINGS.sqlite);
  return { kind: 'sqlite' as const, orm };
}

type Pool = Parameters<typeof returnBroken>[0] & Parameters<typeof sendTogether>[0];

function onPoolCreated(pool: Pool): void {
  returnBroken(pool);
  nameStatements(pool);
  sendTogether(pool);
}

/** Units of work that share a session with whoever reads at the same time. */
function readTogether(orm: PostgresORM, fork: () => EntityManager): Database['read'] {
  const client = () => orm.em.getConnection().getClient<object>();
  const inSession = openSharedSession((use) => client().connection().execute(use));
  return (work) =>
    inSession((session) => {
      const em = fork();
      em.setTransactionContext(session);
      return work(em);
    });
}

async function hardenSqlite(orm: SqliteORM): Promise<void> {
  const connection = orm.em.getConnection();
  for (const pragma of [
    'journal_mode = wal',
    'synchronous = full',
    'busy_timeout = 5000',
    'foreign_keys = on',
  ]) {
    await connection.execute(`pragma ${pragma}`);
  }
  const [mode] = await connection.execute<{ journal_mode: string }[]>('pragma journal_mode');
  if (mode?.journal_mode !== 'wal')
    throw new Error('the file system does not allow SQLite’s write-ahead log');
}

/** Every column there is, as `table.column`, and every index and trigger, as `index name`. */
const NAMES = {
  sqlite: `select tables.name || '.' || columns.name as name
    from sqlite_master as tables join pragma_table_info(tables.name) as columns where tables.type = 'table'
    union all select type || ' ' || name from sqlite_master where type in ('index', 'trigger')`,
  postgresql: `select table_name || '.' || column_name as name
    from information_schema.columns where table_schema = current_schema()
    union all select 'index ' || indexname from pg_indexes where schemaname = current_schema()
    union all select 'trigger ' || trigger_name from information_schema.triggers where trigger_schema = current_schema()`,
} as const;

/**
 * Does what this version adds. @throws ConfigError for a database that a later version has changed: it may rest on what
 * this one does not keep
 */
async function bringUpToDate(
  orm: PostgresORM | SqliteORM,
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  migrations: readonly KnownMigration[],
): Promise<void> {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = (await orm.migrator.getExecuted()).find(({ name }) => !known.has(name));
  if (unknown === undefined) return void (await orm.migrator.up());
  await orm.close(true);
  throw new ConfigError(
    `The database in ${placeOf(config)} was changed by a later version (${unknown.name}), and this one might spoil it. Start the later version again, or put back the backup from before the update.`,
  );
}

/**
 * What an earlier build made may lack what this one reads and writes, and would refuse records for good; without an
 * index it would grow slow, and without a trigger forget what is kept for ever.
 * @throws ConfigError that names the first that is missing
 */
async function ensureWhole(
  orm: PostgresORM | SqliteORM,
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  { asked, migrations }: { asked: string; migrations: readonly KnownMigration[] },
): Promise<void> {
  const found = await orm.em.getConnection().execute<{ name: string }[]>(asked);
  const there = new Set(found.map(({ name }) => name));
  const columns = [...orm.getMetadata().getAll().values()].flatMap(({ tableName, props }) =>
    props.flatMap(({ fieldNames = [] }) => fieldNames.map((column) => `${tableName}.${column}`)),
  );
  const missing = [...columns, ...madeBy(migrations)].find((name) => !there.has(name));
  if (missing === undefined) return;
  await orm.close(true);
  throw new ConfigError(
    `The database in ${placeOf(config)} was made by another build and has no ${missing}. Start the build that made it, or begin with an empty database.`,
  );
}

const MAKES = /^create (?:unique )?(index|trigger) "?(\w+)"?|^alter table .* add constraint "(\w+)" unique/;
const DROPS = /^drop (index|trigger) (?:if exists )?"?(\w+)"?/;

/** The indexes and triggers that stand once all of these have run; a unique constraint is an index of its name. */
function madeBy(migrations: readonly KnownMigration[]): Set<string> {
  const made = new Set<string>();
  for (const statement of migrations.flatMap(({ statements }) => statements)) {
    const [, kind = 'index', name, constraint] = MAKES.exec(statement) ?? [];
    if (name ?? constraint) made.add(`${kind} ${name ?? constraint}`);
    const [, droppedKind, dropped] = DROPS.exec(statement) ?? [];
    if (dropped) made.delete(`${droppedKind} ${dropped}`);
  }
  return made;
}

async function isEmpty(orm: PostgresORM): Promise<boolean> {
  const tables = 'select 1 from information_schema.tables where table_schema = current_schema() limit 1';
  return (await orm.em.getConnection().execute<object[]>(tables)).length === 0;
}

/** Where the database is, by the name of the setting; never with a password. */
function placeOf({ dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>): string {
  if (!databaseUrl) return `DATA_DIR (${dataDir})`;
  const { host, pathname } = new URL(databaseUrl);
  return `DATABASE_URL (${host}${pathname})`;
}

function nothingThere(place: string): string {
  return `There is nothing in ${place} yet, and nothing was made. Set DATA_DIR and DATABASE_URL as the server has them.`;
}

function unreachable(config: Pick<Config, 'dataDir' | 'databaseUrl'>, error: unknown): string {
  const why = error instanceof Error ? error.message || error.name : String(error);
  if (!config.databaseUrl) {
    return `The database in ${placeOf(config)} cannot be opened: ${why}. Check that the folder can be written.`;
  }
  return `${placeOf(config)} cannot be reached: ${why}. Check host, database, user and password.`;
}
