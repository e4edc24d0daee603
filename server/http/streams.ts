import { GraphQLError } from 'graphql';

/** The subscriptions that are being answered. */
export interface Streams {
  readonly open: number;
  /** Throws a GraphQLError where there is no room for another. */
  assertRoom(caller: string): void;
  add(stream: AbortController, caller: string): void;
  remove(stream: AbortController): void;
  /** Ends them all, and lets no other begin. */
  end(): void;
}

const STREAMS_MAX = 1_000;
const STREAMS_PER_CALLER_MAX = 100;

export function createStreams(): Streams {
  const callers = new Map<AbortController, string>();
  let hasEnded = false;
  return {
    get open() {
      return callers.size;
    },
    assertRoom(caller) {
      if (hasEnded)
        throw refusal(503, 'SERVICE_UNAVAILABLE', 'The server is about to stop. Subscribe again.');
      const own = [...callers.values()].filter((each) => each === caller).length;
      if (own >= STREAMS_PER_CALLER_MAX) {
        throw refusal(429, 'TOO_MANY_SUBSCRIPTIONS', `You have ${own} subscriptions open. End one of them.`);
      }
      if (callers.size < STREAMS_MAX) return;
      throw refusal(
        503,
        'TOO_MANY_SUBSCRIPTIONS',
        'This server has no room for more subscriptions. Try again.',
      );
    },
    add(stream, caller) {
      callers.set(stream, caller);
      if (hasEnded) stream.abort();
    },
    remove: (stream) => void callers.delete(stream),
    end() {
      hasEnded = true;
      for (const stream of callers.keys()) stream.abort();
    },
  };
}

function refusal(status: number, code: string, message: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code, http: { status, headers: { 'retry-after': '10' } } },
  });
}
