/** The one place that begins and ends transactions: a verb is handed a `Tx` and never commits by itself. */
import {
  ConnectionException,
  FlushMode,
  LockWaitTimeoutException,
  UniqueConstraintViolationException,
} from '@mikro-orm/core';
import { dayAt, problemSentence, type Day } from '@prongsai/domain';
import type { EntityManager } from './database.ts';
import type { Caller, RequestContext } from './context.ts';
import { warnOfCause, type Cause } from './cause.ts';
import { Problem } from './problem.ts';
import type { UserError } from './user-error.ts';

export interface Tx {
  readonly em: EntityManager;
  readonly caller: Caller | null;
  readonly now: Date;
  readonly today: Day;
  /** What verbs ask together (`batch.ts`). */
  readonly loaders: Map<unknown, unknown>;
}

/** Runs `work` in one transaction. @throws Problem TRY_AGAIN when the database asks for another try. */
export async function inTransaction<T>(
  context: Pick<RequestContext, 'database' | 'caller' | 'clock'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const now = context.clock();
  const em = context.database.fork();
  // Rows are written when a verb says so or at the end, never because something was read.
  em.setFlushMode(FlushMode.COMMIT);
  try {
    await em.begin();
    const done = await work({ em, caller: context.caller, now, today: dayAt(now), loaders: new Map() });
    await em.commit();
    return done;
  } catch (error) {
    // What ended the transaction is told, not that there was none any more to be rolled back.
    await em.rollback().catch(() => undefined);
    throw problemBehind(error);
  }
}

/** A mutation's answer: what `work` gives, or the problem it met as `userErrors`; nothing half-written. */
export async function answer<P extends object>(
  context: RequestContext,
  work: (tx: Tx) => Promise<P>,
): Promise<Partial<P> & { userErrors: UserError[] }> {
  try {
    const once = () => inTransaction(context, work);
    const done = await once().catch((error: unknown) => (isLostRace(error) ? once() : Promise.reject(error)));
    return { ...done, userErrors: [] };
  } catch (error) {
    warnOfCause(context, error);
    if (error instanceof Problem) return { userErrors: [userError(error, context)] } as never;
    throw error;
  }
}

/**
 * Whether somebody wrote the same row first, such as the log of a month: seen from its beginning, the work finds that
 * row. A database that is busy or away is no other a moment later.
 */
function isLostRace(error: unknown): boolean {
  return mayPass(error) && RACE.test(((error as Problem).cause as Cause).code);
}

export function userError(problem: Problem, { language }: Pick<RequestContext, 'language'>): UserError {
  const { code, field, details } = problem;
  return { code, field, message: problemSentence(code, language, details) };
}

/** Whether the same work may succeed later as it is: the database was busy, away, or a race was lost. */
export function mayPass(error: unknown): boolean {
  return error instanceof Problem && error.code === 'TRY_AGAIN';
}

/** What the database complains of as a Problem, where it is one; any other error as it is. */
export function problemBehind(error: unknown): unknown {
  if (wantsAnotherTry(error)) return new Problem('TRY_AGAIN', {}, null, { cause: causeIn(error) });
  if (!isUnreadableValue(error)) return error;
  const found = wordsOf(error).slice(0, 80);
  return new Problem('FIELD_WRONG', { field: 'input', found });
}

/** A value that PostgreSQL cannot keep or compare (class 22), such as an id that is no UUID, or read at all (08P01). */
function isUnreadableValue(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^(22[0-9A-Z]{3}|08P01)$/.test(String(error.code));
}

/**
 * What another try may mend: a race lost on a unique key, a deadlock, a serialization failure (which often comes
 * with the commit, and then as the driver's own error), a database that is busy, full, away, or ended the session.
 */
function wantsAnotherTry(error: unknown): error is Error {
  if (error instanceof UniqueConstraintViolationException || error instanceof LockWaitTimeoutException)
    return true;
  if (error instanceof ConnectionException) return true;
  if (!(error instanceof Error)) return false;
  // The mapper gives every error a code, if only an undefined one.
  const code = 'code' in error ? error.code : undefined;
  return code === undefined ? GONE.test(wordsOf(error)) : PASSING.test(String(code));
}

/** The database's own words, before which the mapper puts the statement, with what people wrote. */
function wordsOf({ message }: Error): string {
  return message.split(' - ').at(-1) ?? '';
}

/** Code and words alone. */
function causeIn(error: Error): Cause {
  const code = 'code' in error && error.code !== undefined ? String(error.code) : error.name;
  return { code, message: wordsOf(error) };
}

/** SQLSTATE (connection, rollback, resources, lock, ended by somebody, system), SQLite, and the network. */
const PASSING = new RegExp(
  [
    '^(08(?!P01)|40|53|58)[0-9A-Z]{3}$|^55P03$|^57(014|P0.)$',
    '^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN)',
    '^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$',
  ].join('|'),
);
/** A key that is there already, a serialization failure, a deadlock. */
const RACE = /^(23505|40001|40P01|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY))$/;
/** `pg` gives a lost connection no code. */
const GONE = /^Connection terminated|is not queryable$/;
