/**
 * The mapper writes values into the text of a statement. Here they are bound instead: the few texts there are come
 * again and again, and the databases read and plan each of them once (`statement-cache.ts`).
 */
import { keepable } from '@prongsai/domain';
import { isRaw, type RawQueryFragment } from '@mikro-orm/core';

interface Written {
  readonly sql: string;
  readonly params: readonly unknown[];
}
/** How a database marks the place of the nth value, and which values it takes. */
interface Binding {
  mark(nth: number): string;
  value(plain: unknown): unknown;
  /** Otherwise how many rows are wanted stands in the text. */
  readonly bindsLimits: boolean;
}
export const BINDINGS: Readonly<Record<'sqlite' | 'postgresql', Binding>> = {
  sqlite: {
    mark: () => '?',
    value: (plain) =>
      plain instanceof Date || typeof plain === 'boolean' ? Number(plain) : keepableIn(plain),
    // It looks at a limit when it plans: with a bound one it would compile the statement anew each time it is asked.
    bindsLimits: false,
  },
  postgresql: {
    mark: (nth) => `$${nth}`,
    value: (plain) => (plain instanceof Date ? plain.toISOString() : keepableIn(plain)),
    bindsLimits: true,
  },
};

/** PostgreSQL refuses a zero character, which SQLite keeps; half a character is marked on the way to either. */
function keepableIn(plain: unknown): unknown {
  return typeof plain === 'string' ? keepable(plain) : plain;
}

interface Platform {
  quoteIdentifier(name: string): string;
  quoteValue(value: unknown): string;
}
type Asked = [
  query: string | RawQueryFragment | { toRaw(): RawQueryFragment },
  params?: readonly unknown[],
  method?: 'all' | 'get' | 'run',
  transaction?: Transaction,
  loggerContext?: object,
];
interface Executor {
  executeQuery(compiled: object): Promise<unknown>;
}
interface Transaction {
  getExecutor(): { provideConnection<T>(consumer: (session: Executor) => Promise<T>): Promise<T> };
}
interface Connection {
  execute(...asked: Asked): Promise<unknown>;
  getClient(): Executor;
  executeQuery(text: string, work: () => Promise<unknown>, context: object): Promise<unknown>;
  transformRawResult(answer: unknown, method: string): unknown;
}

/** A list so long is written out as before: SQLite binds at most 32,766 values, and it will not come twice. */
const MOST_VALUES = 1_000;
/** A statement that came as text, without a tree of its parts. */
const AS_IT_IS = { query: { kind: 'RawNode', sqlFragments: [], parameters: [] }, queryId: { queryId: '' } };

/** Makes `connection`, which must be open, bind what it would write. */
export function bindValues(connection: object, platform: Platform, binding: Binding): void {
  const opened = connection as Connection;
  const execute = opened.execute.bind(opened);
  opened.execute = (...asked) => {
    const [query, params = [], method = 'all', transaction, context] = asked;
    const written = typeof query === 'string' ? { sql: query, params } : isRaw(query) ? query : query.toRaw();
    const { text, values } = withMarks(written, platform, binding);
    if (values.length === 0 || values.length > MOST_VALUES) return execute(...asked);
    const run = async () => {
      const compiled = { ...AS_IT_IS, sql: text, parameters: values };
      const session = transaction ? await sessionOf(transaction) : opened.getClient();
      const answer = await session.executeQuery(compiled);
      return opened.transformRawResult(answer, method);
    };
    return opened.executeQuery(text, run, { params: values, ...context });
  };
}

const SESSIONS = new WeakMap<Transaction, Promise<Executor>>();

/** The mapper lets the statements of a transaction wait for each other's answers; the driver sends them in their order. */
function sessionOf(transaction: Transaction): Promise<Executor> {
  const known = SESSIONS.get(transaction);
  if (known) return known;
  const session = transaction.getExecutor().provideConnection((found) => Promise.resolve(found));
  SESSIONS.set(transaction, session);
  return session;
}

/** `?` stands for a value, `??` for a name and `\?` for itself. */
const PLACE = /\\\?|\?\??/g;
const LIMIT = 'limit ';

/** The statement with a mark in the place of each value, and the values in their order. */
export function withMarks(
  written: Written,
  platform: Platform,
  binding: Binding,
): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const marked = ({ sql, params }: Written): string => {
    let next = 0;
    if (params.length === 0) return sql;
    return sql.replace(PLACE, (place, at: number) => {
      if (place === '\\?') return '?';
      const value = params[next++];
      if (place === '??') return platform.quoteIdentifier(value as string);
      const isLimit = Number.isInteger(value) && sql.startsWith(LIMIT, at - LIMIT.length);
      return isLimit && !binding.bindsLimits ? String(value) : inPlace(value);
    });
  };
  const inPlace = (value: unknown): string => {
    if (isRaw(value)) return marked(value);
    if (Array.isArray(value)) return value.map(inPlace).join(', ');
    if (!isBindable(value)) return platform.quoteValue(value);
    values.push(binding.value(value));
    return binding.mark(values.length);
  };
  return { text: marked(written), values };
}

/** Bytes and objects are left to the mapper. */
function isBindable(value: unknown): boolean {
  return (
    value === null ||
    value instanceof Date ||
    ['string', 'number', 'bigint', 'boolean'].includes(typeof value)
  );
}
