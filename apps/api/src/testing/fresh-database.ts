/** An empty database for one town: a file of its own, or a database of its own on the run's PostgreSQL. */
import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import { inject } from 'vitest';

export interface FreshDatabase {
  /** As DATABASE_URL has it; empty for SQLite. */
  readonly url: string;
  drop(): Promise<void>;
}

/** `settings` are those of a PostgreSQL database, such as `default_transaction_isolation`. */
export async function freshDatabase(settings: Readonly<Record<string, string>> = {}): Promise<FreshDatabase> {
  const server = inject('postgresUrl');
  if (server === undefined) return { url: '', drop: () => Promise.resolve() };
  const name = `town_${randomUUID().replaceAll('-', '')}`;
  await order(server, `create database "${name}"`);
  for (const [setting, value] of Object.entries(settings))
    await order(server, `alter database "${name}" set ${setting} = '${value}'`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => order(server, `drop database "${name}" with (force)`) };
}

async function order(server: string, sql: string): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: server,
    entities: [],
    discovery: { warnWhenNoEntities: false },
  });
  try {
    await orm.em.getConnection().execute(sql);
  } finally {
    await orm.close(true);
  }
}
