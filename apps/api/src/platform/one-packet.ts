/**
 * Statements that are asked at the same time go to PostgreSQL in one packet (the driver pipelines them): each packet by
 * itself would wake the other side, and on one machine take the processor from whoever sends.
 */
interface Session {
  query(text: unknown, ...rest: unknown[]): unknown;
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}
interface Pool {
  on(event: 'connect', listener: (session: Session) => void): void;
}

export function sendTogether(pool: Pool): void {
  pool.on('connect', (session) => {
    const query = session.query.bind(session);
    const { stream } = session.connection;
    let isCorked = false;
    session.query = (text, ...rest) => {
      if (!isCorked) {
        isCorked = true;
        stream.cork();
        // After everything that was ready to ask has asked.
        process.nextTick(() => {
          isCorked = false;
          stream.uncork();
        });
      }
      return query(text, ...rest);
    };
  });
}
