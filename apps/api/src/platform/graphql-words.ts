/** What GraphQL itself refuses: its own codes, with a sentence in the reader's language before its own words. */
import { isProblemCode, problemSentence, type Language, type ProblemDetails } from '@prongsai/domain';
import { GraphQLError, type ASTVisitor, type GraphQLFormattedError, type ValidationContext } from 'graphql';

/** An error that carries a problem (a scalar's) tells that one, wherever the value stood. */
export function inWords(error: GraphQLFormattedError, language: Language): GraphQLFormattedError {
  const { problem, ...extensions } = error.extensions ?? {};
  if (isCarried(problem)) return told(error, extensions, problem.code, problem.details, language);
  const { code } = extensions;
  return typeof code === 'string' && isProblemCode(code)
    ? told(error, extensions, code, { found: error.message }, language)
    : error;
}

/** The same for nobody in particular. */
export function inBothLanguages(error: GraphQLFormattedError): GraphQLFormattedError {
  const [thai, english] = [inWords(error, 'th'), inWords(error, 'en')];
  return thai === error ? error : { ...thai, message: `${thai.message} / ${english.message}` };
}

function told(
  error: GraphQLFormattedError,
  extensions: Readonly<Record<string, unknown>>,
  code: string,
  details: ProblemDetails,
  language: Language,
): GraphQLFormattedError {
  const message = isProblemCode(code) ? problemSentence(code, language, details) : error.message;
  return { ...error, message, extensions: { ...extensions, code } };
}

function isCarried(problem: unknown): problem is { code: string; details: ProblemDetails } {
  return typeof problem === 'object' && problem !== null && 'code' in problem && 'details' in problem;
}

/** GraphQL notices a kind of operation that the schema has not when it is carried out, as a failure of ours. */
export function knownOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`There is no ${node.operation} in this schema.`, { nodes: node }));
    },
  };
}
