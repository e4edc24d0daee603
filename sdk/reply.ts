// Reads a reply as the GraphQL answer that it should be, and never takes it for more than it says.
import {
  AuthenticationError,
  GraphqlError,
  RateLimitError,
  type ReportedError,
  TransportError,
} from './errors.ts';
import { type Cost, failure, type QueryResult, success } from './result.ts';
import type { Reply, ReplyHead } from './transport.ts';

/**
 * Tells what came of a question. The status alone is enough to tell that the caller is unknown or asks too much: a proxy may say so
 * with a page of its own. Otherwise an error that the server reported outweighs the data beside it.
 */
export function readReply<Data>({ head, text, secret }: Reply): QueryResult<Data> {
  const { status, requestId } = head;
  const hide = (told: string) => (secret ? told.replaceAll(secret, '[token]') : told);
  const body = parse(text);
  const answer = asRecord(body);
  const data = isObject<Data>(answer.data) ? answer.data : null;
  const { cost: told } = asRecord(answer.extensions);
  const cost = isObject<Cost>(told) ? told : undefined;
  const errors = [answer.errors ?? []].flat().map((error) => readError(error, hide));

  const find = (code: string) => errors.find((error) => error.code === code);
  const unknownCaller = find('UNAUTHENTICATED');
  const tooMuch = find('RATE_LIMITED');
  const first = unknownCaller ?? tooMuch ?? errors[0];
  const others = errors.length > 1 ? ` (${errors.length - 1} more in \`errors\`)` : '';
  const message = first ? first.message + others : `The server answered ${status}.`;
  const details = (code: string) => ({
    ...head,
    errors,
    requestId: first?.requestId ?? requestId,
    code: first?.code ?? code,
    path: first?.path,
  });
  if (unknownCaller || status === 401) {
    return failure(new AuthenticationError(message, details('UNAUTHENTICATED')), data, cost);
  }
  if (tooMuch || status === 429) {
    return failure(new RateLimitError(message, details('RATE_LIMITED')), data, cost);
  }
  if (first) return failure(new GraphqlError(message, details('UNKNOWN')), data, cost);
  return data === null || status < 200 || status > 299
    ? failure(unreadable(head, body === undefined ? 'NOT_JSON' : 'NOT_GRAPHQL', hide(text)), null)
    : success(data, { status, requestId, cost });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable(head: ReplyHead, code: 'NOT_JSON' | 'NOT_GRAPHQL', text: string): TransportError {
  return new TransportError(
    `What answered ${head.status} is not the API. Check \`url\`; \`cause\` holds the beginning of the answer.`,
    { ...head, code, cause: new Error(text.slice(0, 200)) },
  );
}

function readError(error: unknown, hide: (told: string) => string): ReportedError {
  const { message, path, extensions } = asRecord(error);
  const details = asRecord(extensions);
  return {
    message: hide(asText(message) ?? 'The server did not say why.'),
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
