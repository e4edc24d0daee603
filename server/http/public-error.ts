import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { isUnavailable } from './is-unavailable.ts';
import { findRetold } from './library-messages.ts';

/** What a client may read of an error, and what only the log may. */
export interface PublicError {
  readonly error: GraphQLError;
  /** The cause, where it is no fault of the request; null where it is. */
  readonly fault: unknown;
}

/**
 * The error as the client gets it. Told as it is: what has a code, and what GraphQL itself finds wrong with the request.
 * Of anything else, only that it happened.
 */
export function toPublicError(raw: unknown, requestId: string): PublicError {
  const error = raw instanceof GraphQLError ? raw : new GraphQLError('', { originalError: toError(raw) });
  const cause = causeOf(error);
  const expected = describeExpected(error, cause);
  if (expected)
    return { error: retell(error, expected.message, expected.extensions, requestId), fault: null };
  const { message, extensions } = isUnavailable(cause) ? UNAVAILABLE : INTERNAL;
  return { error: retell(error, message, extensions, requestId), fault: cause };
}

interface Description {
  readonly message: string;
  readonly extensions: GraphQLErrorExtensions;
}

const UNAVAILABLE: Description = {
  message: 'The registry is not available at the moment. Try again in a few seconds.',
  extensions: { code: 'SERVICE_UNAVAILABLE', http: { status: 503, headers: { 'retry-after': '5' } } },
};

const INTERNAL: Description = {
  message: 'Something went wrong on our side. Report it with the request id.',
  // Yoga answers 500 for an unexpected error without data, and tells nobody else of the word.
  extensions: { code: 'INTERNAL_SERVER_ERROR', unexpected: true },
};

/** HTTP 400, but 200 for clients that want the older `application/json`: every answer of GraphQL's is that to them. */
const BAD_REQUEST = { status: 400, spec: true };

function describeExpected(error: GraphQLError, cause: Error): Description | null {
  const words = findWords(error, cause);
  if (!words) return null;
  const http = statusOf(error);
  return {
    message: words.message,
    extensions: { ...error.extensions, code: words.code, ...(http && { http }) },
  };
}

function statusOf({ path, extensions: { code, http } }: GraphQLError): GraphQLErrorExtensions['http'] {
  if (path !== undefined) return http;
  // The executor gives a status to what GraphQL gives no code; by the specification it is another.
  return code === undefined ? BAD_REQUEST : (http ?? BAD_REQUEST);
}

function findWords(error: GraphQLError, cause: Error): { message: string; code: string } | null {
  const retold = cause instanceof GraphQLError ? findRetold(cause.message) : null;
  if (retold) return retold;
  const message = withoutSuggestions(error.message);
  const { code } = error.extensions;
  if (typeof code === 'string') return { message, code };
  return isAboutRequest(error, cause) ? { message, code: 'BAD_USER_INPUT' } : null;
}

/**
 * GraphQL gives no codes. What it finds wrong with variables has no path, and with an argument points at it in the query;
 * a value of ours that does not fit its type has a path and points at nothing.
 */
function isAboutRequest(error: GraphQLError, cause: Error): boolean {
  if (!(cause instanceof GraphQLError)) return false;
  return error.path === undefined || (cause !== error && cause.nodes !== undefined);
}

function causeOf(error: GraphQLError): Error {
  let cause: Error = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/** A message of the library without what it suggests: that would let those who may not see the schema guess it. */
export function withoutSuggestions(message: string): string {
  return message.replace(/ Did you mean [^?]*\?$/, '');
}

function retell(
  { nodes, source, positions, path }: GraphQLError,
  message: string,
  extensions: GraphQLErrorExtensions,
  requestId: string,
): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: { ...extensions, requestId },
  });
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new Error(`Something that is no Error was thrown: ${String(thrown)}`);
}
