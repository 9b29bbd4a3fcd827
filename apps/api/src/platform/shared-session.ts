/**
 * Many small reads at the same time, as when the phones of an agency ask what is new. In sessions of their own each
 * statement would be a packet and an answer, which costs more than to run it. Here they share a session of PostgreSQL,
 * and the driver sends together what they ask together. Behind a long read all others would wait: for short ones only.
 */
import { openTurns } from './in-turn.ts';

/** So many share a session; the others wait until one of them is done. */
const MOST = 20;

/** Opens a session, and closes it when what it was used for is over. */
type Open<Session> = (use: (session: Session) => Promise<void>) => Promise<void>;

interface Shared<Session> {
  readonly session: Promise<Session>;
  readers: number;
  close(): void;
}

export function openSharedSession<Session>(open: Open<Session>) {
  const inTurn = openTurns(MOST);
  /** The one to join; null when there is none, or it failed somebody. */
  let current: Shared<Session> | null = null;

  function begin(): Shared<Session> {
    const { promise: isOver, resolve: close } = Promise.withResolvers<void>();
    const { promise: session, resolve, reject } = Promise.withResolvers<Session>();
    open((opened) => {
      resolve(opened);
      return isOver;
    }).catch(reject);
    return { session, readers: 0, close };
  }

  return <T>(read: (session: Session) => Promise<T>): Promise<T> =>
    inTurn(async () => {
      const shared = (current ??= begin());
      shared.readers += 1;
      const leave = () => {
        if (current === shared) current = null;
      };
      try {
        return await read(await shared.session);
      } catch (error) {
        leave();
        throw error;
      } finally {
        shared.readers -= 1;
        if (shared.readers === 0) {
          leave();
          shared.close();
        }
      }
    });
}
