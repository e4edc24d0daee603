// Follows the ledger from connection to connection.
import { type BareCallOptions, type CallOptions, type Operation, toPost } from './ask.ts';
import { ConcordatError, TransportError } from './errors.ts';
import type { After } from './paginate.ts';
import { readReply } from './reply.ts';
import { backoffMs, mayPass, type RetryOptions, sleep } from './retry.ts';
import type { Settings } from './settings.ts';
import { whenAborted } from './signal.ts';
import { streamed } from './stream.ts';

export interface FollowOptions extends CallOptions {
  /** How long the server may be silent before it is taken for gone: 45 seconds unless told. It says something every 12. */
  readonly timeoutMs?: number | undefined;
  /**
   * How to connect again. `attemptsMax` is how many connections in a row may fail or be ended by the server without an event, and before
   * they lasted twenty times `delayMs`: no limit unless told, whatever the client's `retry`. `false` for one connection alone.
   */
  readonly retry?: RetryOptions | false | undefined;
}

/**
 * Events as they happen, each once and in the order of the ledger. It goes on over broken connections and servers that stop, until you
 * leave the loop, call `return()` or `throw()`, or abort: each of these lets go of the connection at once. Throws the error where going on is no use.
 */
export type Following<Event> = AsyncGenerator<Event, void, undefined>;

/** How to follow: where, by which subscription, and how to know where the ledger ends now. */
export interface Ledger<Event> {
  readonly settings: Settings;
  readonly operation: Operation & { readonly variables: After };
  readonly findEnd: (call: BareCallOptions) => Promise<string | null>;
  readonly eventIn: (data: unknown) => Event;
}

export function follow<Event extends { readonly cursor: string }>(
  { settings, operation: { query, variables }, findEnd, eventIn }: Ledger<Event>,
  { retry = {}, timeoutMs = SILENCE_MS_MAX, ...call }: FollowOptions,
): Following<Event> {
  const { attemptsMax = Number.POSITIVE_INFINITY, delayMs = 250 } = retry || { attemptsMax: 0 };
  const leaving = new AbortController();
  const { signal } = leaving;

  async function* followed(): Following<Event> {
    const forget = whenAborted(call.signal, () => leaving.abort(call.signal?.reason));
    let { after } = variables;
    try {
      for (let attempts = 1; ; attempts++) {
        let begunAt = Number.POSITIVE_INFINITY;
        try {
          after ??= await findEnd({ ...call, signal });
          const operation = { query, variables: { ...variables, after } };
          const options = { ...call, signal, timeoutMs };
          begunAt = performance.now();
          for await (const reply of streamed(toPost(settings, operation, options, 'text/event-stream'))) {
            const event = eventIn(readReply(reply).orThrow());
            after = event.cursor;
            attempts = 0;
            yield event;
          }
          throw new TransportError('It ended.', { code: 'NETWORK_FAILED', status: 200 });
        } catch (error) {
          if (signal.aborted && !call.signal?.aborted) return;
          if (!(error instanceof ConcordatError) || !mayPass(error)) throw error;
          if (error.code === 'TIMED_OUT') begunAt += timeoutMs;
          if (error.status === 200 && performance.now() - begunAt > 20 * delayMs) attempts = 0;
          if (attempts >= attemptsMax) throw error;
          await sleep(backoffMs(attempts, delayMs, error.retryAfterMs), signal);
        }
      }
    } finally {
      forget();
      leaving.abort();
    }
  }

  const events = followed();
  const end = events.return.bind(events);
  // A generator that waits for the next event cannot be ended before that event: what it waits for is told first.
  events.return = (value) => {
    leaving.abort();
    return end(value);
  };
  events.throw = async (error) => {
    await events.return();
    throw error;
  };
  return events;
}

const SILENCE_MS_MAX = 45_000;
