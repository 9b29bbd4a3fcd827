/** The API's own scalars. All travel as text or numbers; see packages/contract for what each means. */
import {
  fiscalYear,
  parseDay,
  parseMonth,
  type Day,
  type FiscalYear,
  type YearMonth,
} from '@prongsai/domain';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLJSONObject } from 'graphql-scalars';

export { GraphQLDateTime as DateTimeScalar, GraphQLJSONObject as JsonObject };

function textScalar<T>(name: string, description: string, parse: (text: string) => T | null) {
  const read = (value: unknown): T => {
    const parsed = typeof value === 'string' ? parse(value) : null;
    if (parsed === null) throw new GraphQLError(`${name} expected, for example ${description.split(' ')[0]}`);
    return parsed;
  };
  return new GraphQLScalarType<T, T>({
    name,
    description,
    serialize: (value) => value as T,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
  });
}

export const DateScalar = textScalar<Day>(
  'Date',
  '2023-02-28 — a Gregorian calendar day in Bangkok (วัน)',
  parseDay,
);
export const YearMonthScalar = textScalar<YearMonth>(
  'YearMonth',
  '2023-02 — a Gregorian calendar month in Bangkok (เดือน)',
  parseMonth,
);

function readFiscalYear(value: unknown): FiscalYear {
  try {
    return fiscalYear(Number(value));
  } catch {
    throw new GraphQLError('FiscalYear expected: a Buddhist year such as 2566');
  }
}
export const FiscalYearScalar = new GraphQLScalarType<FiscalYear, FiscalYear>({
  name: 'FiscalYear',
  description:
    'A fiscal year named by its Buddhist year (ปีงบประมาณ): 2566 runs from 2022-10-01 to 2023-09-30.',
  serialize: (value) => value as FiscalYear,
  parseValue: readFiscalYear,
  parseLiteral: (node) => readFiscalYear(node.kind === Kind.INT ? node.value : null),
});
