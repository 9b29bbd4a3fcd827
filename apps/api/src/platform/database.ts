/** Opens SQLite or PostgreSQL, brings its tables up to date and asserts what durability rests on. */
import { mkdirSync } from 'node:fs';
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

export type Migrations = Record<
  'sqlite' | 'postgresql',
  { name: string; class: new (...args: never[]) => Migration }[]
>;
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

/** @throws ConfigError when the database cannot be reached or opened, in one sentence. */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  entities: EntityClass<AnyEntity>[],
  migrations: Migrations,
): Promise<Database> {
  const orm = await openOrm(config, entities, migrations).catch((error: unknown) => {
    throw new ConfigError(unreachable(config, error));
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
    await orm.migrator.up();
    bindValues(orm.em.getConnection(), orm.em.getPlatform(), BINDINGS.postgresql);
    return { kind: 'postgresql' as const, orm };
  }
  mkdirSync(config.dataDir, { recursive: true });
  const { MikroORM } = await import('@mikro-orm/sqlite');
  const orm = await MikroORM.init({ ...options('sqlite'), dbName: join(config.dataDir, 'prongsai.db') });
  await hardenSqlite(orm);
  await orm.migrator.up();
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

function unreachable(config: Pick<Config, 'dataDir' | 'databaseUrl'>, error: unknown): string {
  const why = error instanceof Error ? error.message || error.name : String(error);
  if (!config.databaseUrl) {
    return `The database in DATA_DIR (${config.dataDir}) cannot be opened: ${why}. Check that the folder can be written.`;
  }
  const { host, pathname } = new URL(config.databaseUrl);
  return `DATABASE_URL cannot be reached (${host}${pathname}): ${why}. Check host, database, user and password.`;
}
