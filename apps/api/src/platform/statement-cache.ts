/**
 * Both databases read and plan a statement each time it is asked, which costs more than to run most of ours. They are
 * few and repeat, their values being bound (`bound-values.ts`): each text is compiled once.
 */
const MOST = 500;
/** A text with so many values is that of a list, and hardly comes twice. */
const MOST_VALUES = 50;
/** A longer text has its values written out (`bound-values.ts`): it does not come twice, and hundreds would fill the memory. */
const LONGEST = 10_000;

interface Preparing {
  prepare(sql: string): unknown;
}

/** Makes `database.prepare` give the same statement for the same text; the oldest go first, and what is long is not kept. */
export function rememberStatements(database: Preparing): void {
  const compile = database.prepare.bind(database);
  const known = new Map<string, unknown>();
  database.prepare = (text) => {
    if (text.length > LONGEST) return compile(text);
    const statement = known.get(text) ?? compile(text);
    known.delete(text);
    known.set(text, statement);
    if (known.size > MOST) known.delete(known.keys().next().value ?? '');
    return statement;
  };
}

interface Session {
  query(text: unknown, values?: unknown, ...rest: unknown[]): unknown;
}
interface Pool {
  on(event: 'connect', listener: (session: Session) => void): void;
}

/** Gives each text with values a name, under which a session of PostgreSQL keeps it; the first to come stay. */
export function nameStatements(pool: Pool): void {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    if (names.size < MOST && !names.has(text)) names.set(text, `statement ${names.size + 1}`);
    return names.get(text);
  };
  pool.on('connect', (session) => {
    const query = session.query.bind(session);
    session.query = (text, values, ...rest) => {
      const repeats = Array.isArray(values) && values.length > 0 && values.length <= MOST_VALUES;
      const name = repeats && typeof text === 'string' ? nameOf(text) : undefined;
      return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
    };
  });
}
