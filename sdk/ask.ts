// Asks one question of the server.
import { TransportError } from './errors.ts';
import { readReply } from './reply.ts';
import { failure, type QueryResult } from './result.ts';
import type { RetryOptions } from './retry.ts';
import { type Settings, toHeaders } from './settings.ts';
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
  /** Finds in the data what was asked for, where that is not all of it. JSON leaves it out. */
  readonly answerIn?: (data: unknown) => unknown;
}

/** Gets the answer to an operation. Never rejects. */
export type Ask = <Data>(operation: Operation, call?: CallOptions) => Promise<QueryResult<Data>>;

/** Asks over HTTP, once. */
export function asking(settings: Settings): Ask {
  return async (operation, call) => {
    try {
      return readReply(await post(toPost(settings, operation, call)), operation.answerIn);
    } catch (error) {
      if (error instanceof TransportError) return failure(error, null);
      throw error;
    }
  };
}

export function toPost(
  settings: Settings,
  operation: Operation,
  { signal, timeoutMs = settings.timeoutMs, headers = {} }: BareCallOptions = {},
  accept = 'application/graphql-response+json',
): Post {
  const { url, fetch = globalThis.fetch } = settings;
  const content = async () => {
    const body = JSON.stringify(operation);
    const own = { accept, 'content-type': 'application/json' };
    return { body, headers: toHeaders([own, await settings.headers(), headers]) };
  };
  return { url, fetch, signal, timeoutMs, content };
}
