/** The API's own scalars. All travel as text or numbers; see packages/contract for what each means. */
import {
  parseDay,
  parseFiscalYear,
  parseMonth,
  type Day,
  type FiscalYear,
  type ProblemCode,
  type YearMonth,
} from '@prongsai/domain';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDateTime, GraphQLJSONObject } from 'graphql-scalars';

export { GraphQLDateTime as DateTimeScalar, GraphQLJSONObject as JsonObject };

interface Scalar<T> {
  readonly name: string;
  readonly description: string;
  readonly parse: (text: string) => T | null;
  readonly problem: ProblemCode;
  /** How it may be written in a document. */
  readonly kinds: readonly Kind[];
}

/** What cannot be read carries its problem, which is told in the reader's language (`graphql-words.ts`). */
function scalar<T>({ name, description, parse, problem, kinds }: Scalar<T>): GraphQLScalarType<T, T> {
  const read = (value: unknown): T => {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    const parsed = parse(text);
    if (parsed !== null) return parsed;
    const details = { found: (text || JSON.stringify(value)).slice(0, 40) };
    throw new GraphQLError(`${name} expected`, { extensions: { problem: { code: problem, details } } });
  };
  return new GraphQLScalarType<T, T>({
    name,
    description,
    serialize: (value) => value as T,
    parseValue: read,
    parseLiteral: (node) => read(kinds.includes(node.kind) ? valueIn(node) : null),
  });
}

function valueIn(node: ValueNode): unknown {
  return 'value' in node ? node.value : null;
}

export const DateScalar = scalar<Day>({
  name: 'Date',
  description: '2023-02-28 — a Gregorian calendar day in Bangkok (วัน)',
  parse: parseDay,
  problem: 'DAY_WRONG',
  kinds: [Kind.STRING],
});
export const YearMonthScalar = scalar<YearMonth>({
  name: 'YearMonth',
  description: '2023-02 — a Gregorian calendar month in Bangkok (เดือน)',
  parse: parseMonth,
  problem: 'MONTH_WRONG',
  kinds: [Kind.STRING],
});
export const FiscalYearScalar = scalar<FiscalYear>({
  name: 'FiscalYear',
  description:
    'A fiscal year named by its Buddhist year (ปีงบประมาณ): 2566 runs from 2022-10-01 to 2023-09-30.',
  parse: parseFiscalYear,
  problem: 'FISCAL_YEAR_WRONG',
  kinds: [Kind.INT, Kind.STRING],
});
