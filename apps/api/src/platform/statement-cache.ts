/** SQLite compiles a statement each time it is asked; ours are few and repeat, so each is compiled once. */
const MOST = 500;

interface Preparing {
  prepare(sql: string): unknown;
}

/** Makes `database.prepare` give the same statement for the same text; the oldest go first. */
export function rememberStatements(database: Preparing): void {
  const compile = database.prepare.bind(database);
  const known = new Map<string, unknown>();
  database.prepare = (sql) => {
    const statement = known.get(sql) ?? compile(sql);
    known.delete(sql);
    known.set(sql, statement);
    if (known.size > MOST) known.delete(known.keys().next().value ?? '');
    return statement;
  };
}
