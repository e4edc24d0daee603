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
  const { status } = head;
  const hide = (told: string) => (secret ? told.replaceAll(secret, '[token]') : told);
  const body = parse(text);
  // Written anew, because JSON has several ways to write the same text.
  const answer: SentAnswer = Object(Object(body).errors ? parse(hide(JSON.stringify(body))) : body);
  const data = isObject(answer.data) ? (answerIn(answer.data) as Data) : null;
  const { cost }: { readonly cost?: Cost } = Object(answer.extensions);
  const errors = [answer.errors ?? []].flat().map(readError);

  const failAs = <Problem extends QueryError>(
    Kind: new (...of: [string, ErrorDetails]) => Problem,
    ownCode: string,
    isSo: boolean,
  ) => {
    const own = errors.find(({ code }) => code === ownCode);
    if (!own && !isSo) return undefined;
    const first: Partial<ReportedError> = own ?? errors[0] ?? {};
    const {
      message = `The server answered ${status}.`,
      code = ownCode,
      path,
      requestId = head.requestId,
    } = first;
    return failure(new Kind(message, { ...head, errors, code, path, requestId }), data, cost);
  };
  const failed =
    failAs(AuthenticationError, 'UNAUTHENTICATED', status === 401) ??
    failAs(RateLimitError, 'RATE_LIMITED', status === 429) ??
    failAs(GraphqlError, 'UNKNOWN', errors.length > 0);
  if (failed) return failed;
  if (isObject(answer.data) && status < 300)
    return success(data as Data, { status, requestId: head.requestId, cost });
  const error = new TransportError(`The server answered ${status}. Check \`url\`.`, {
    ...head,
    code: body === undefined ? 'NOT_JSON' : 'NOT_GRAPHQL',
    // The beginning of the answer.
    cause: new Error(hide(text).slice(0, 200)),
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

/** As the specification of GraphQL has it. */
interface SentAnswer {
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: unknown;
}

/** As the specification has it, and the API fills it. */
interface SentError {
  readonly message?: string;
  readonly path?: ErrorPath;
  readonly extensions?: unknown;
}

/** To be an object is enough: the server checked the document against the schema that its types were made from. */
export function isObject<Kind>(value: unknown): value is Kind {
  return Object(value) === value && !Array.isArray(value);
}

/** Goes down through what holds one thing alone, as the types of the verbs do. */
export function unwrapped<Value>(value: unknown): Value {
  const values = isObject<object>(value) ? Object.values(value) : [];
  // The caller knows from its document what it finds there.
  return values.length === 1 ? unwrapped(values[0]) : (value as Value);
}
