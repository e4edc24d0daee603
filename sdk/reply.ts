// Reads a reply as the GraphQL answer that it should be, and never takes it for more than it says.
import {
  AuthenticationError,
  type ErrorDetails,
  type ErrorPath,
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
export function readReply<Data>(
  { head, text, secret }: Reply,
  answerIn: (data: unknown) => unknown = (data) => data,
): QueryResult<Data> {
  const { status, requestId } = head;
  const hidden = secret ? text.replaceAll(secret, '[token]') : text;
  const body = parse(text);
  const answer = asRecord(asRecord(body).errors ? parse(hidden) : body);
  const data = isObject(answer.data) ? (answerIn(answer.data) as Data) : null;
  const { cost }: { readonly cost?: Cost } = Object(answer.extensions);
  const errors = [answer.errors ?? []].flat().map(readError);

  const find = (wanted: string) => errors.find(({ code }) => code === wanted);
  const unknownCaller = find('UNAUTHENTICATED');
  const tooMuch = find('RATE_LIMITED');
  const first = unknownCaller ?? tooMuch ?? errors[0];
  const message = first?.message ?? `The server answered ${status}.`;
  const code = first?.code ?? 'UNKNOWN';
  const details = { ...head, errors, code, path: first?.path, requestId: first?.requestId ?? requestId };
  const fail = <Problem extends QueryError>(Kind: new (...of: [string, ErrorDetails]) => Problem) =>
    failure(new Kind(message, details), data, cost);
  if (unknownCaller || status === 401) return fail(AuthenticationError);
  if (tooMuch || status === 429) return fail(RateLimitError);
  if (first) return fail(GraphqlError);
  if (isObject(answer.data) && status < 300) return success(data as Data, { status, requestId, cost });
  const error = new TransportError(`The server answered ${status}. Check \`url\`.`, {
    ...head,
    code: body === undefined ? 'NOT_JSON' : 'NOT_GRAPHQL',
    // The beginning of the answer.
    cause: new Error(hidden.slice(0, 200)),
  });
  return failure(error, null);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readError(error: unknown): ReportedError {
  const { message = 'It gave no reason.', path, extensions }: SentError = Object(error);
  const { code, requestId } = Object(extensions);
  return { message, code, path, requestId, extensions: Object(extensions) };
}

/** As the specification of GraphQL has it, and the API fills it. */
interface SentError {
  readonly message?: string;
  readonly path?: ErrorPath;
  readonly extensions?: unknown;
}

export const asRecord = (value: unknown) => (isObject<Record<string, unknown>>(value) ? value : {});

/** To be an object is enough: the server checked the document against the schema that its types were made from. */
export function isObject<Kind>(value: unknown): value is Kind {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Goes down through what holds one thing alone, as the types of the verbs do. */
export function unwrapped<Value>(value: unknown): Value {
  const values = Object.values(asRecord(value));
  // The caller knows from its document what it finds there.
  return values.length === 1 ? unwrapped(values[0]) : (value as Value);
}
