// Reads a reply as the GraphQL answer that it should be, and never takes it for more than it says.
import {
  AuthenticationError,
  type ErrorDetails,
  GraphqlError,
  RateLimitError,
  type ReportedError,
  TransportError,
} from './errors.ts';
import { failure, type QueryResult, success } from './result.ts';
import type { Reply, ReplyHead } from './transport.ts';

/** Takes secrets out of a text that the server wrote. */
export type Hide = (text: string) => string;

/**
 * Tells what came of a question. The status alone is enough to tell that the caller is unknown or asks too much: a proxy may say so
 * with a page of its own. Otherwise an error that the server reported outweighs the data beside it.
 */
export function readReply<Data>({ head, text }: Reply, hide: Hide): QueryResult<Data> {
  const { data, errors, fault } = readBody<Data>(text, hide);
  const unknownCaller = findRefusal(head, errors, 401, 'UNAUTHENTICATED', 'it does not know who asks.');
  if (unknownCaller) return failure(new AuthenticationError(...unknownCaller), data);
  const tooMuch = findRefusal(head, errors, 429, 'RATE_LIMITED', 'it was asked too much.');
  if (tooMuch) return failure(new RateLimitError(...tooMuch), data);
  const [first, ...more] = errors;
  if (first) {
    const message = more.length > 0 ? `${first.message} (${more.length} more in \`errors\`)` : first.message;
    return failure(new GraphqlError(message, tell(head, errors, first, 'UNKNOWN')), data);
  }
  if (fault || data === null || head.status < 200 || head.status > 299) {
    return failure(unreadable(head, fault ?? 'NOT_GRAPHQL', hide(text)), null);
  }
  return success(data, { status: head.status, requestId: head.requestId });
}

function findRefusal(
  head: ReplyHead,
  errors: readonly ReportedError[],
  status: number,
  code: string,
  meaning: string,
): [message: string, details: ErrorDetails] | null {
  const reported = errors.find((error) => error.code === code);
  if (!reported && head.status !== status) return null;
  const first = reported ?? errors[0];
  return [first?.message ?? `The server answered ${status}: ${meaning}`, tell(head, errors, first, code)];
}

function tell(
  head: ReplyHead,
  errors: readonly ReportedError[],
  first: ReportedError | undefined,
  code: string,
): ErrorDetails {
  const requestId = first?.requestId ?? head.requestId;
  return { ...head, errors, requestId, code: first?.code ?? code, path: first?.path };
}

type Fault = 'NOT_JSON' | 'NOT_GRAPHQL';

function unreadable(head: ReplyHead, code: Fault, text: string): TransportError {
  const what = code === 'NOT_JSON' ? 'something that is not JSON' : 'JSON that is no GraphQL answer';
  const cause = new Error(`The answer begins: ${text.slice(0, 200)}`);
  return new TransportError(
    `The server answered ${head.status} with ${what}. Check that \`url\` is the address of the API itself.`,
    { ...head, code, cause },
  );
}

interface Body<Data> {
  readonly data: Data | null;
  readonly errors: readonly ReportedError[];
  readonly fault: Fault | null;
}

function readBody<Data>(text: string, hide: Hide): Body<Data> {
  const nothing = { data: null, errors: [] };
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { ...nothing, fault: 'NOT_JSON' };
  }
  const { data, errors } = isRecord(body) ? body : {};
  const reported = errors ?? [];
  if (!Array.isArray(reported)) return { ...nothing, fault: 'NOT_GRAPHQL' };
  return {
    data: isData<Data>(data) ? data : null,
    errors: reported.map((error) => readError(error, hide)),
    fault: null,
  };
}

function readError(error: unknown, hide: Hide): ReportedError {
  const { message, path, extensions } = isRecord(error) ? error : {};
  const details = isRecord(extensions) ? extensions : {};
  return {
    message: typeof message === 'string' ? hide(message) : 'The server reported an error without a message.',
    code: typeof details.code === 'string' ? details.code : undefined,
    path: Array.isArray(path) ? path : undefined,
    requestId: typeof details.requestId === 'string' ? details.requestId : undefined,
    extensions: details,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object is enough: the server checked the document against the schema that its types were made from. */
function isData<Data>(value: unknown): value is Data {
  return isRecord(value);
}
