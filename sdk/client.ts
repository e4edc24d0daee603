import { TransportError } from './errors.ts';
import { type Hide, readReply } from './reply.ts';
import { failure, type PendingResult, pending, type QueryResult } from './result.ts';
import { type Fetch, type Post, post } from './transport.ts';

const TIMEOUT_MS_DEFAULT = 30_000;

const OWN_HEADERS = {
  accept: 'application/graphql-response+json, application/json;q=0.9',
  'content-type': 'application/json',
};

/**
 * A document that knows the types of its result and of its variables. What code generators make of a document as a string fits:
 * the member is that of `@graphql-typed-document-node/core`, and exists for the compiler only.
 */
export type TypedDocument<Data, Variables> = string & { __apiType?: (variables: Variables) => Data };

export interface ClientOptions {
  /** Where the API answers, such as `https://registry.example/graphql`. */
  readonly url: string | URL;
  /** An API key or a JWT. Without one you see what is public. */
  readonly token?: string | undefined;
  /** Sends the requests; the platform's own unless told. */
  readonly fetch?: Fetch | undefined;
  /** How long a whole answer may take: 30 seconds unless told, no limit with `Infinity`. */
  readonly timeoutMs?: number | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface CallOptions {
  /** Ends the wait for the answer. The server may still do its work. */
  readonly signal?: AbortSignal | undefined;
  /** How long this answer may take, instead of the client's `timeoutMs`. */
  readonly timeoutMs?: number | undefined;
  /** Sent with this request, and stronger than the client's. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Variables may be left out only where the document needs none. */
export type QueryArguments<Variables> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: CallOptions]
    : [variables: Variables, options?: CallOptions];

export interface Client {
  /**
   * Asks once, without retries. The result tells of every failure as a value, and so never rejects; `orThrow()` gives the data alone
   * and throws the failure's error.
   */
  query<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    ...rest: QueryArguments<NoInfer<Variables>>
  ): PendingResult<Data>;
}

/**
 * Makes a client; sends nothing yet. Throws a TypeError where an option cannot be meant so.
 *
 * @example
 * const client = createClient({ url: 'http://127.0.0.1:4000/graphql' });
 * const { partner } = await client.query(PartnerAgreementsScopesDocument, { slug: 'wco' }).orThrow();
 */
export function createClient(options: ClientOptions): Client {
  const settings = checked(options);
  return {
    query: (document, ...[variables, call]) => pending(ask(settings, { query: document, variables }, call)),
  };
}

interface Settings {
  readonly url: string;
  readonly fetch: Fetch | undefined;
  readonly timeoutMs: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** No message quotes a value: addresses, tokens and headers may be secret. */
function checked({
  url,
  token,
  fetch,
  timeoutMs = TIMEOUT_MS_DEFAULT,
  headers = {},
}: ClientOptions): Settings {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address?.protocol !== 'http:' && address?.protocol !== 'https:') {
    throw new TypeError('`url` must be a whole address, such as https://registry.example/graphql.');
  }
  if (address.username || address.password) {
    throw new TypeError('`url` must not hold a name or a password. Give the credential as `token`.');
  }
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError(
      '`token` must be visible ASCII without spaces. Look for a line end, or "Bearer" before it.',
    );
  }
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const all = { ...headers, ...authorization };
  toHeaders([all]);
  return { url: address.href, fetch, timeoutMs: checkedTimeoutMs(timeoutMs), headers: all };
}

function checkedTimeoutMs(timeoutMs: number): number {
  if (timeoutMs > 0) return timeoutMs;
  throw new TypeError('`timeoutMs` must be more than 0. Give `Infinity` for no limit.');
}

function toHeaders(layers: readonly Readonly<Record<string, string>>[]): Headers {
  const headers = new Headers();
  for (const [name, value] of layers.flatMap(Object.entries<string>)) {
    try {
      headers.set(name, value);
    } catch {
      // The platform's own error quotes the value, so it is not passed on as the cause.
      throw new TypeError(
        `The header \`${name}\` cannot be sent. Look for characters that HTTP does not allow.`,
      );
    }
  }
  return headers;
}

async function ask<Data>(
  settings: Settings,
  operation: { readonly query: string; readonly variables: unknown },
  { signal, timeoutMs = settings.timeoutMs, headers = {} }: CallOptions = {},
): Promise<QueryResult<Data>> {
  const { url, fetch = globalThis.fetch } = settings;
  let request: Post;
  try {
    request = {
      url,
      fetch,
      signal,
      timeoutMs: checkedTimeoutMs(timeoutMs),
      headers: toHeaders([OWN_HEADERS, settings.headers, headers]),
      body: JSON.stringify(operation),
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return failure(
      new TransportError(`The request cannot be sent: ${reason}`, { code: 'NOT_SENT', cause }),
      null,
    );
  }
  const reply = await post(request);
  if (reply instanceof TransportError) return failure(reply, null);
  return readReply(reply, hiding(request.headers.get('authorization')));
}

/** A server or a proxy may quote the request that it refuses. */
function hiding(authorization: string | null): Hide {
  const secret = authorization?.replace(/^\S+ /, '');
  return (text) => (secret ? text.replaceAll(secret, '[token]') : text);
}
