/**
 * Transactions that end by themselves. The query builder never gives back a connection whose `begin` or `rollback`
 * failed: ten such sessions of PostgreSQL, or the one connection of SQLite, and nobody is answered any more.
 */

interface Session {
  query(text: unknown, ...rest: unknown[]): unknown;
  /** With an error, the pool replaces it. */
  release(error?: unknown): void;
}
interface Pool {
  on(event: 'connect', listener: (session: Session) => void): void;
}

/** A session that PostgreSQL ended takes its transaction along; here it goes back to the pool. */
export function returnBroken(pool: Pool): void {
  pool.on('connect', (session) => {
    const query = session.query.bind(session);
    session.query = (text, ...rest) => {
      const answered = query(text, ...rest);
      if (text !== 'begin' && text !== 'rollback') return answered;
      return Promise.resolve(answered).catch((error: unknown) => {
        session.release(error);
        throw error;
      });
    };
  });
}

interface SqliteFile {
  readonly inTransaction: boolean;
  prepare(sql: string): unknown;
}

/** SQLite itself rolls back when the disk is full or fails; to roll back once more would be an error. */
export function rollBackOnce(file: SqliteFile): void {
  const prepare = file.prepare.bind(file);
  file.prepare = (sql) => prepare(sql === 'rollback' && !file.inTransaction ? 'select 1 where false' : sql);
}
