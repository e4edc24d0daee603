// Follows the ledger from connection to connection.
import type { CallOptions, Operation } from './ask.ts';
import { ConcordatError, TransportError } from './errors.ts';
import type { After } from './paginate.ts';
import { readReply, unwrapped } from './reply.ts';
import { backOff, mayPass, type RetryOptions } from './retry.ts';
import type { Settings } from './settings.ts';
import { whenAborted } from './signal.ts';
import { streamed } from './stream.ts';

export interface FollowOptions extends CallOptions {
  /** How long the server may be silent before it is taken for gone: 45 seconds unless told. It says something every 12. */
  readonly timeoutMs?: number | undefined;
  /**
   * How to connect again. `attemptsMax` is how many connections in a row may fail, for want of a token too, or be ended by the server without
   * an event, and before they lasted twenty times `delayMs`: no limit unless told, whatever the client's `retry`. `false` for one connection
   * alone.
   */
  readonly retry?: RetryOptions | false | undefined;
}

/**
 * Events as they happen, each once and in the order of the ledger. It goes on over broken connections and servers that stop, until you
 * leave the loop, call `return()`, or abort: each of these lets go of the connection at once. Throws the error where going on is no use.
 */
export type Following<Event> = Omit<AsyncGenerator<Event, void, undefined>, 'throw'>;

interface Event {
  readonly cursor: string;
}

/** Follows by this subscription, from where `findEnd` says that the ledger ends now unless its variables tell a place. */
export function follow(
  settings: Settings,
  { query, variables }: Operation & { readonly variables: After },
  findEnd: (call: CallOptions) => Promise<string | null>,
  { retry = {}, timeoutMs = SILENCE_MS_MAX, ...call }: FollowOptions,
): Following<Event> {
  const { attemptsMax = NO_LIMIT, delayMs = 250 } = retry || { attemptsMax: 0 };
  const leaving = new AbortController();
  const { signal } = leaving;

  async function* followed(): AsyncGenerator<Event, void, undefined> {
    const forget = whenAborted(call.signal, () => leaving.abort(call.signal?.reason));
    let { after } = variables;
    try {
      for (let attempts = 1; ; attempts++) {
        const begunAt = performance.now();
        try {
          after ??= (await findEnd({ ...call, signal, timeoutMs, retry: false })) ?? '';
          const operation = { query, variables: { ...variables, after } };
          for await (const reply of streamed(settings, operation, { ...call, signal, timeoutMs })) {
            const event = readReply<Event>(reply, unwrapped).orThrow();
            after = event.cursor;
            attempts = 0;
            yield event;
          }
          throw new TransportError('It ended.', { code: 'NETWORK_FAILED', status: 200 });
        } catch (error) {
          if (signal.aborted && !call.signal?.aborted) return;
          if (!(error instanceof ConcordatError)) throw error;
          // A token that runs out is told of within the stream, and may be another at the next connection: one that is refused gets 401.
          const isExpired = error.kind === 'authentication' && error.status === 200;
          if (!isExpired && !mayPass(error)) throw error;
          const silentMs = error.code === 'TIMED_OUT' ? timeoutMs : 0;
          const lastedMs = performance.now() - begunAt - silentMs;
          if (error.status === 200 && lastedMs > 20 * delayMs) attempts = 0;
          if (!(attempts < attemptsMax)) throw error;
          await backOff(attempts, delayMs, error, signal);
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
  return events;
}

const SILENCE_MS_MAX = 45_000;
const NO_LIMIT = 1e9;
