// Asks one question of the server.
import { TransportError } from './errors.ts';
import { readReply } from './reply.ts';
import { failure, type QueryResult } from './result.ts';
import type { RetryOptions } from './retry.ts';
import { readTimeoutMs, type Settings, toHeaders } from './settings.ts';
import { type Post, post } from './transport.ts';

export interface BareCallOptions {
  /** Ends the wait for the answer. The server may still do its work. */
  readonly signal?: AbortSignal | undefined;
  /** How long this answer may take, tries again included, instead of the client's `timeoutMs`. */
  readonly timeoutMs?: number | undefined;
  /** Sent with this request, and stronger than the client's. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface CallOptions extends BareCallOptions {
  /** How to try again, instead of the client's `retry`; `false` for not at all. */
  readonly retry?: RetryOptions | false | undefined;
}

export interface Operation {
  readonly query: string;
  readonly variables: unknown;
}

/** Gets the answer to an operation. Never rejects. */
export type Ask = <Data>(operation: Operation, call?: CallOptions) => Promise<QueryResult<Data>>;

/** Asks over HTTP, once. */
export function asking(settings: Settings): Ask {
  return async (operation, call) => {
    let request: Post;
    try {
      request = toPost(settings, operation, call);
    } catch (cause) {
      return failure(notSent(cause), null);
    }
    const reply = await post(request);
    return reply instanceof TransportError ? failure(reply, null) : readReply(reply, hiding(request));
  };
}

export function toPost(
  settings: Settings,
  operation: Operation,
  call: BareCallOptions = {},
  accept = ACCEPT,
): Post {
  const { url, fetch = globalThis.fetch } = settings;
  const { signal, timeoutMs = settings.timeoutMs, headers = {} } = call;
  return {
    url,
    fetch,
    signal,
    timeoutMs: readTimeoutMs(timeoutMs),
    headers: toHeaders([{ accept, 'content-type': 'application/json' }, settings.headers, headers]),
    body: JSON.stringify(operation),
  };
}

const ACCEPT = 'application/graphql-response+json, application/json;q=0.9';

export function notSent(cause: unknown): TransportError {
  return new TransportError(`The request cannot be sent: ${cause}`, { code: 'NOT_SENT', cause });
}

/** A server or a proxy may quote the request that it refuses. */
export function hiding({ headers }: Post): (text: string) => string {
  const secret = headers.get('authorization')?.replace(/^\S+ /, '');
  return (text) => (secret ? text.replaceAll(secret, '[token]') : text);
}
