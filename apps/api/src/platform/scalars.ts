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
import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
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
  const parsed = (value: unknown): T | null =>
    typeof value === 'string' || typeof value === 'number' ? parse(String(value)) : null;
  const refuse = (found: string, nodes?: ValueNode): never => {
    const details = { found: found.slice(0, 40) };
    const extensions = { problem: { code: problem, details } };
    throw new GraphQLError(`${name} expected`, nodes ? { extensions, nodes } : { extensions });
  };
  return new GraphQLScalarType<T, T>({
    name,
    description,
    serialize: (value) => value as T,
    parseValue: (value) => parsed(value) ?? refuse(typeof value === 'string' ? value : JSON.stringify(value)),
    parseLiteral: (node) =>
      parsed(kinds.includes(node.kind) ? valueIn(node) : null) ?? refuse(literal(node), node),
  });
}

function valueIn(node: ValueNode): unknown {
  return 'value' in node ? node.value : null;
}

/** A text without its marks, anything else as it is written. */
function literal(node: ValueNode): string {
  return node.kind === Kind.STRING ? node.value : print(node);
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
