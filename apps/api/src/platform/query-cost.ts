/** What a query costs: about as many values as its answer may hold, counted before it runs. */
import {
  getNullableType,
  GraphQLError,
  isListType,
  print,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import {
  createComplexityRule,
  fieldExtensionsEstimator,
  type ComplexityEstimator,
  type ComplexityEstimatorArgs,
} from 'graphql-query-complexity';
import { mostNodes } from './connection.ts';

export const MAX_COST = 100_000;
/** The whole schema holds about as many values, however little of it is named. */
const SCHEMA = 40_000;
/** Entries of a list that has no pages. */
const ENTRIES = 10;
/** A document has so many fields only when its fragments repeat each other. */
const MOST_FIELDS = 5_000;

export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** For the `complexity` of a list that has no pages and rather this many entries than ten. */
export function about(entries: number): ComplexityEstimator {
  return ({ childComplexity }) => entries * (1 + childComplexity);
}

/** @throws GraphQLError that carries QUERY_TOO_COSTLY (`graphql-words.ts`) */
export function ensureAffordable(asked: Asked): void {
  const cost = KNOWN.get(asked.operation) ?? counted(asked);
  if (cost <= MAX_COST) return;
  const code = 'QUERY_TOO_COSTLY';
  const details = { cost: Number.isFinite(cost) ? cost : `${MAX_COST}+`, limit: MAX_COST };
  throw new GraphQLError(code, { extensions: { code, problem: { code, details }, http: { status: 400 } } });
}

/** Documents are kept once they were found valid, and so is what they cost. */
const KNOWN = new WeakMap<OperationDefinitionNode, number>();

function counted(asked: Asked): number {
  let cost = Infinity;
  const faults = faultsOf(asked, (found) => (cost = found));
  if (faults.length === 0 && !dependsOnVariables(asked)) KNOWN.set(asked.operation, cost);
  return cost;
}

/** A fault of the variables is told when the query is run, and a field that has one is not run. */
function faultsOf(
  { schema, document, operation, variables }: Asked,
  onComplete: (cost: number) => void,
): readonly unknown[] {
  const rule = createComplexityRule({
    maximumComplexity: Infinity,
    maxQueryNodes: MOST_FIELDS,
    estimators: [fieldExtensionsEstimator(), estimate],
    variables,
    onComplete,
    ...(operation.name && { operationName: operation.name.value }),
  });
  try {
    return validate(schema, document, [rule]);
  } catch (error) {
    // Thrown for too many fields alone.
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function estimate({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  if (field === SchemaMetaFieldDef || field === TypeMetaFieldDef) return SCHEMA;
  if (field.args.some(({ name }) => name === 'first')) return mostNodes(args) * (1 + childComplexity);
  return (isListType(getNullableType(field.type)) ? ENTRIES : 1) * (1 + childComplexity);
}

/** The sizes of pages are numbers, and what is left out is said by a Boolean. */
function dependsOnVariables({ operation: { variableDefinitions = [] } }: Asked): boolean {
  return variableDefinitions.some(({ type }) => /\b(Int|Boolean)\b/.test(print(type)));
}
