// Asks one question of the server.
import { TransportError } from './errors.ts';
import { readReply } from './reply.ts';
import { failure, type QueryResult } from './result.ts';
import type { RetryOptions } from './retry.ts';
import type { Settings } from './settings.ts';
import { openExchange } from './transport.ts';

export interface BareCallOptions {
  /** Ends the wait for the answer, tries again included. The server may still do its work. */
  readonly signal?: AbortSignal | undefined;
  /** How long one try may take, instead of the client's `timeoutMs`. */
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

/** Asks over HTTP, once. The whole reply has to come within `timeoutMs`. */
export function asking(settings: Settings): Ask {
  return async (operation, call = {}) => {
    const accept = 'application/graphql-response+json';
    const { send, within, close } = openExchange(settings, operation, call, accept);
    try {
      const reply = await within(async () => {
        const { response, ...reply } = await send();
        return { ...reply, text: await response.text() };
      });
      return readReply(reply, operation.answerIn);
    } catch (error) {
      if (error instanceof TransportError) return failure(error, null);
      throw error;
    } finally {
      close();
    }
  };
}
