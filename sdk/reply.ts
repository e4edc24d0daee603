// Reads a reply as the GraphQL answer that it should be, and never takes it for more than it says.
import {
  AuthenticationError,
  type ErrorDetails,
  GraphqlError,
  RateLimitError,
  type ReportedError,
  TransportError,
} from './errors.ts';
import { type Cost, failure, type QueryError, type QueryResult, success } from './result.ts';
import type { Reply } from './transport.ts';

/**
 * Tells what came of a question. The status alone is enough to tell that the caller is unknown or asks too much: a proxy may say so
 * with a page of its own. Otherwise an error that the server reported outweighs the data beside it.
 */
export function readReply<Data>({ head, text, secret }: Reply): QueryResult<Data> {
  const { status, requestId } = head;
  const hidden = secret ? text.replaceAll(secret, '[token]') : text;
  const body = parse(text);
  let answer = asRecord(body);
  if (answer.errors) answer = asRecord(parse(hidden));
  const data = isObject<Data>(answer.data) ? answer.data : null;
  const { cost: told } = asRecord(answer.extensions);
  const cost = isObject<Cost>(told) ? told : undefined;
  const errors = [answer.errors ?? []].flat().map(readError);

  const first = errors.find(({ code }) => CODES.has(code)) ?? errors[0];
  const known = CODES.get(first?.code) ?? CODES.get(status);
  const others = errors.length > 1 ? ` (${errors.length - 1} more in \`errors\`)` : '';
  const message = first ? first.message + others : `The server answered ${status}.`;
  const code = first?.code ?? known ?? 'UNKNOWN';
  const details = { ...head, errors, code, path: first?.path, requestId: first?.requestId ?? requestId };
  const fail = <Problem extends QueryError>(Kind: new (...of: [string, ErrorDetails]) => Problem) =>
    failure(new Kind(message, details), data, cost);
  if (known === UNKNOWN_CALLER) return fail(AuthenticationError);
  if (known) return fail(RateLimitError);
  if (first) return fail(GraphqlError);
  if (data && status > 199 && status < 300) return success(data, { status, requestId, cost });
  const error = new TransportError(`The server answered ${status}, but it is not the API. Check \`url\`.`, {
    ...head,
    code: body === undefined ? 'NOT_JSON' : 'NOT_GRAPHQL',
    // The beginning of the answer.
    cause: new Error(hidden.slice(0, 200)),
  });
  return failure(error, null);
}

const UNKNOWN_CALLER = 'UNAUTHENTICATED';
const TOO_MUCH = 'RATE_LIMITED';

/** What tells the kind of the problem: the server's own code, or the status alone. */
const CODES = new Map<unknown, string>([
  [UNKNOWN_CALLER, UNKNOWN_CALLER],
  [401, UNKNOWN_CALLER],
  [TOO_MUCH, TOO_MUCH],
  [429, TOO_MUCH],
]);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readError(error: unknown): ReportedError {
  const { message, path, extensions } = asRecord(error);
  const details = asRecord(extensions);
  return {
    message: asText(message) ?? 'It gave no reason.',
    code: asText(details.code),
    path: Array.isArray(path) ? path : undefined,
    requestId: asText(details.requestId),
    extensions: details,
  };
}

const asText = (value: unknown) => (typeof value === 'string' ? value : undefined);

export const asRecord = (value: unknown) => (isObject<Record<string, unknown>>(value) ? value : {});

/** To be an object is enough: the server checked the document against the schema that its types were made from. */
export function isObject<Kind>(value: unknown): value is Kind {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
