/** Why people are asked to try again: to them a full disk is as a busy moment, and whoever runs the server is told. */
import type { RequestContext } from './context.ts';
import type { Database } from './database.ts';
import { Problem } from './problem.ts';

/** What the database said, without the statement and what people wrote in it. */
export interface Cause {
  readonly code: string;
  readonly message: string;
}

const AGAIN_MS = 60_000;

/** By code, when it was told last, in milliseconds since the process began. */
const TOLD = new WeakMap<Database, Map<string, number>>();

/** Warns of what is behind a problem, of each code at most once a minute. */
export function warnOfCause(
  { database, log }: Pick<RequestContext, 'database' | 'log'>,
  error: unknown,
): void {
  if (!(error instanceof Problem) || !isCause(error.cause)) return;
  const { code, message } = error.cause;
  const told = TOLD.get(database) ?? new Map<string, number>();
  TOLD.set(database, told);
  const now = performance.now();
  if (now - (told.get(code) ?? -Infinity) < AGAIN_MS) return;
  told.set(code, now);
  log.warn({ code, cause: message }, 'the database could not do what was asked, and people are to try again');
}

function isCause(cause: unknown): cause is Cause {
  return typeof cause === 'object' && cause !== null && 'code' in cause && 'message' in cause;
}
