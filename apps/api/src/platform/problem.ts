import { problemSentence, type Language, type ProblemCode, type ProblemDetails } from '@prongsai/domain';
import { GraphQLError } from 'graphql';

/** A refusal with a code of the one list. `field` names the input at fault, when one is; `cause` is for the log alone. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  readonly field: string | null;

  constructor(
    code: ProblemCode,
    details: ProblemDetails = {},
    field: string | null = null,
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.code = code;
    this.details = details;
    this.field = field;
  }
}

/** Throws the problem unless `condition` holds. */
export function ensure(
  condition: unknown,
  code: ProblemCode,
  details?: ProblemDetails,
  field?: string,
): asserts condition {
  if (!condition) throw new Problem(code, details, field ?? null);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids are UUIDs in small letters, also where the database would take any text. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** @throws Problem FIELD_WRONG for a text that is no id */
export function ensureId(id: string, field: string): void {
  ensure(isId(id), 'FIELD_WRONG', { field, found: id.slice(0, 40) }, field);
}

/** The same of ids that may be left out. */
export function ensureIds(ids: Readonly<Record<string, string | null | undefined>>): void {
  for (const [field, id] of Object.entries(ids)) if (typeof id === 'string') ensureId(id, field);
}

/** For queries: the same refusal as a GraphQL error. Mutations answer with `userErrors` instead. */
export function asGraphQLError(problem: Problem, language: Language): GraphQLError {
  return new GraphQLError(problemSentence(problem.code, language, problem.details), {
    extensions: { code: problem.code },
  });
}
