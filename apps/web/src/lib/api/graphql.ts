/** The one door to the server for everything but the outbox: typed documents over same-origin GraphQL. */
import type { TypedDocumentString } from '@prongsai/contract/documents';
import { messages } from '#lib/messages/messages.svelte.ts';
import { meantPerson } from './meant.ts';

/** As patient as the outbox. */
const PATIENCE_MS = 60_000;

/** `OFFLINE`: no answer, or somebody else's (a captive portal). `BUSY`: asked to wait. */
export type ApiFailure = 'OFFLINE' | 'SIGNED_OUT' | 'BUSY' | 'SERVER';

/** A query that was not answered. What the person may do about it is `messages.api[failure]`. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly failure: ApiFailure;
  constructor(failure: ApiFailure, message: string = failure) {
    super(message);
    this.failure = failure;
  }
}

/** A refusal inside a payload: the fault of one field, or of the whole when `field` is null. */
export interface UserError {
  field: string | null;
  code: string;
  message: string;
}

interface GraphQLErrorBody {
  message: string;
  extensions?: { code?: string };
}
interface Answer {
  data?: unknown;
  errors?: GraphQLErrorBody[];
}

/** Sends one typed document. Throws ApiError and nothing else. */
export async function query<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await post(JSON.stringify({ query: document.toString(), variables }));
  if (response.status === 401) throw new ApiError('SIGNED_OUT');
  if (response.status === 429) throw new ApiError('BUSY');
  const answer = await read(response);
  const failed = answer.errors?.[0];
  if (failed) throw new ApiError(failureOf(failed), failed.message);
  if (!isResult<Result>(answer.data)) throw new ApiError('SERVER');
  return answer.data;
}

async function post(body: string): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    'accept-language': messages.language,
    ...meantPerson(),
  };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch('/graphql', { method: 'POST', headers, body, credentials: 'same-origin', signal });
  } catch {
    throw new ApiError('OFFLINE');
  }
}

async function read(response: Response): Promise<Answer> {
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  if (!isJson) throw new ApiError(response.status >= 500 ? 'SERVER' : 'OFFLINE');
  try {
    return (await response.json()) satisfies Answer;
  } catch {
    throw new ApiError('OFFLINE');
  }
}

function failureOf({ extensions }: GraphQLErrorBody): ApiFailure {
  const code = extensions?.code ?? '';
  if (code === 'NOT_SIGNED_IN' || code === 'UNAUTHENTICATED') return 'SIGNED_OUT';
  return code === 'TOO_MANY_ATTEMPTS' || code === 'TRY_AGAIN' ? 'BUSY' : 'SERVER';
}

/** The server answers by the schema the document was written against; the build checks both. */
function isResult<Result>(data: unknown): data is Result {
  return typeof data === 'object' && data !== null;
}
