/** /graphql: Apollo with limits, masked unexpected errors, and no plugin that costs without giving. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, type ValidationContext } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { problemSentence } from '@prongsai/domain';
import { warnOfCause } from './platform/cause.ts';
import type { RequestContext } from './platform/context.ts';
import { inBothLanguages, inWords, knownOperations } from './platform/graphql-words.ts';
import { asGraphQLError, Problem } from './platform/problem.ts';
import { ensureAffordable } from './platform/query-cost.ts';
import { problemBehind } from './platform/transaction.ts';
import { makeSchema } from './schema.ts';

export const MAX_DEPTH = 10;
export const MAX_ALIASES = 30;
export const MAX_TOKENS = 5_000;

/** A limit that is passed is one more fault of the document; thrown, it would be our own failure. */
const asValidationError = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

export function makeApollo(app: FastifyInstance): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema: makeSchema(),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    csrfPrevention: true,
    // Apollo's own ends with a line break, for which a long answer is copied.
    stringifyResult: (value) => JSON.stringify(value),
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [
      knownOperations,
      maxDepthRule({ n: MAX_DEPTH, ignoreIntrospection: true, ...asValidationError }),
      maxAliasesRule({ n: MAX_ALIASES, ...asValidationError }),
    ],
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
      costLimit,
      problemsAsErrors,
    ],
    formatError,
  });
}

const costLimit: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ schema, document, operation, request: { variables = {} } }) {
        if (operation) ensureAffordable({ schema, document, operation, variables });
        return Promise.resolve();
      },
    }),
};

/** Problems thrown by queries become errors with their code and a sentence in the reader's language. */
const problemsAsErrors: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ response, errors, contextValue }) {
        if (response.body.kind !== 'single' || !errors) return Promise.resolve();
        const { singleResult } = response.body;
        singleResult.errors = errors.map((error, index) =>
          tell(error, singleResult.errors?.[index], contextValue),
        );
        return Promise.resolve();
      },
    }),
};

function tell(
  error: GraphQLError,
  formatted: GraphQLFormattedError | undefined,
  context: RequestContext,
): GraphQLFormattedError {
  const cause = problemBehind(unwrapResolverError(error));
  const known = { ...formatted, message: error.message };
  warnOfCause(context, cause);
  if (cause instanceof Problem) {
    const { message, extensions } = asGraphQLError(cause, context.language);
    return { ...known, message, extensions };
  }
  if (known.extensions?.code !== 'INTERNAL_SERVER_ERROR') return inWords(known, context.language);
  const { requestId, language } = context;
  context.log.error({ err: cause, requestId }, 'unexpected error');
  return {
    ...known,
    message: problemSentence('UNEXPECTED', language, { requestId }),
    extensions: { code: 'UNEXPECTED', requestId },
  };
}

/** What is refused before there is a context, such as a batch, has no reader yet; the others are told anew (`tell`). */
function formatError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
  const bare = { ...formatted, extensions };
  return 'problem' in extensions ? bare : inBothLanguages(bare);
}
