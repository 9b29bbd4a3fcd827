/**
 * A session that PostgreSQL ended takes its transaction along. The query builder never returns a session to the
 * pool whose `begin` or `rollback` failed; ten of them, and nobody would be answered any more.
 */
interface Session {
  query(text: unknown, ...rest: unknown[]): unknown;
  /** With an error, the pool replaces it. */
  release(error?: unknown): void;
}
interface Pool {
  on(event: 'connect', listener: (session: Session) => void): void;
}

/** Returns such sessions to the pool, which replaces them. */
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
