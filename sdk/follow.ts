// Follows the ledger from connection to connection.
import { type BareCallOptions, type CallOptions, type Operation, toPost } from './ask.ts';
import { ConcordatError } from './errors.ts';
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
   * How to connect again. `attemptsMax` is how many tries may fail without an event between them: no limit unless told, whatever the
   * client's `retry`; `false` for none.
   */
  readonly retry?: RetryOptions | false | undefined;
}

/**
 * Events as they happen, each once and in the order of the ledger. It goes on over broken connections and servers that stop, until you
 * leave the loop, call `return()` or abort: each of these lets go of the connection at once. Throws the error where going on is no use.
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
  { retry = {}, ...call }: FollowOptions,
): Following<Event> {
  const { attemptsMax = Number.POSITIVE_INFINITY, delayMs = 250 } = retry || { attemptsMax: 1 };
  const leaving = new AbortController();
  const { signal } = leaving;

  async function* followed(): Following<Event> {
    const forget = whenAborted(call.signal, () => leaving.abort(call.signal?.reason));
    let { after } = variables;
    try {
      for (let attempts = 1; ; attempts++) {
        let retryAfterMs: number | undefined;
        try {
          after ??= await findEnd({ ...call, signal, timeoutMs: undefined });
          const operation = { query, variables: { ...variables, after } };
          const options = { ...call, signal, timeoutMs: call.timeoutMs ?? SILENCE_MS_MAX };
          for await (const reply of streamed(toPost(settings, operation, options, 'text/event-stream'))) {
            const event = eventIn(readReply(reply).orThrow());
            after = event.cursor;
            attempts = 0;
            yield event;
          }
        } catch (error) {
          if (signal.aborted && !call.signal?.aborted) return;
          if (!(error instanceof ConcordatError && mayPass(error)) || attempts >= attemptsMax) throw error;
          ({ retryAfterMs } = error);
        }
        await sleep(backoffMs(attempts, delayMs, retryAfterMs), signal);
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
  return events;
}

const SILENCE_MS_MAX = 45_000;
