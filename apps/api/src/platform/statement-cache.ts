/**
 * SQLite compiles a statement each time it is asked, which costs more than to run most of ours. They are few and
 * repeat, but the ORM writes the values into the text: taken out again and bound, each text is compiled once.
 */
const MOST = 500;
/** SQLite binds at most 32,766 values; the text of so many would not come twice either. */
const MOST_VALUES = 1_000;

interface Statement {
  readonly reader: boolean;
  all(values: readonly unknown[]): unknown[];
  run(values: readonly unknown[]): unknown;
}
interface Preparing {
  prepare(sql: string): unknown;
}

/** Makes `database.prepare` give the same statement for the same text; the oldest go first. */
export function rememberStatements(database: Preparing): void {
  const compile = database.prepare.bind(database) as (sql: string) => Statement;
  const known = new Map<string, Statement>();
  const remembered = (text: string): Statement => {
    const statement = known.get(text) ?? compile(text);
    known.delete(text);
    known.set(text, statement);
    if (known.size > MOST) known.delete(known.keys().next().value ?? '');
    return statement;
  };
  database.prepare = (sql) => {
    const { text, values } = withoutValues(sql);
    if (values.length > MOST_VALUES) return compile(sql);
    const statement = remembered(text);
    return {
      reader: statement.reader,
      all: () => statement.all(values),
      run: () => statement.run(values),
    } satisfies Statement;
  };
}

/** A quoted name, which stays, or a text or a number, which goes. */
const NAME_OR_VALUE = /`[^`]*`|"[^"]*"|'((?:[^']|'')*)'|\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/g;
const WITH_VALUES = /^\s*(select|insert|update|delete)\b/i;

/** The statement with a mark in the place of each value, and the values in their order. */
export function withoutValues(sql: string): { text: string; values: (string | number)[] } {
  const values: (string | number)[] = [];
  if (!WITH_VALUES.test(sql)) return { text: sql, values };
  const text = sql.replace(NAME_OR_VALUE, (found, inQuotes?: string) => {
    if (found.startsWith('`') || found.startsWith('"')) return found;
    values.push(inQuotes === undefined ? Number(found) : inQuotes.replaceAll("''", "'"));
    return '?';
  });
  return { text, values };
}
