// Tries again where a failure may pass.
import type { Ask, CallOptions, Operation } from './ask.ts';
import type { ConcordatError } from './errors.ts';
import { asRecord, isObject } from './reply.ts';
import { whenAborted } from './signal.ts';
import { TIMER_MS_MAX } from './transport.ts';

export interface RetryOptions {
  /** How often to try in all: 3 unless told. */
  readonly attemptsMax?: number | undefined;
  /** How long to wait at most before the second try, twice that before the third, and so on: 250 ms unless told. */
  readonly delayMs?: number | undefined;
}

const DELAY_MS_MAX = 30_000;

/**
 * Asks until there is an answer or a failure that would come again, as often as it may, and never beyond `timeoutMs` for all tries
 * together: a wait that would not end by then is not begun. A write is sent again only with a key by which the server knows it, and
 * gets one where `$input` is all that its document writes.
 */
export function retrying(ask: Ask, timeoutMsDefault: number, retryDefault: RetryOptions | false = {}): Ask {
  return async <Data>(
    operation: Operation,
    { retry = retryDefault, timeoutMs = timeoutMsDefault, ...call }: CallOptions = {},
  ) => {
    // A query in which the word stands for something else loses no more than its retries.
    const sent = operation.query.includes('mutation') ? withKey(operation) : operation;
    const { attemptsMax = 3, delayMs = 250 } = (sent && retry) || { attemptsMax: 1 };
    const endsAt = performance.now() + timeoutMs;
    for (let attempts = 1; ; attempts++) {
      const leftMs = Math.max(1, Math.ceil(endsAt - performance.now()));
      const result = await ask<Data>(sent ?? operation, { ...call, timeoutMs: leftMs });
      if (result.ok || attempts >= attemptsMax || !mayPass(result.error)) return result;
      const waitMs = backoffMs(attempts, delayMs, result.error.retryAfterMs);
      if (performance.now() + waitMs >= endsAt) return result;
      await sleep(waitMs, call.signal);
    }
  };
}

const PASSING = ['rate-limit', 'NETWORK_FAILED', 'TIMED_OUT', 'SERVICE_UNAVAILABLE'];

/** Whether another try may not meet it again. */
export function mayPass({ kind, code, status = 0 }: ConcordatError): boolean {
  return status > 501 || PASSING.includes(kind) || PASSING.includes(code);
}

/** How long to wait after so many tries: as long as the server asks, and a random time on top, so that not all come back at once. */
export function backoffMs(attempts: number, delayMs: number, retryAfterMs = 0): number {
  return retryAfterMs + Math.random() * Math.min(delayMs * 2 ** (attempts - 1), DELAY_MS_MAX);
}

/** Ends early when the signal aborts. */
export async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let forget = () => {};
  await new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.min(ms, TIMER_MS_MAX));
    forget = whenAborted(signal, resolve);
  });
  clearTimeout(timer);
  forget();
}

interface Input {
  readonly idempotencyKey?: unknown;
}

/** The write with a key in its input; undefined where it has none and takes none, or where another input would have none. */
function withKey({ query, variables, ...rest }: Operation): Operation | undefined {
  // It is declared once and used once.
  const [, , used, other] = query.split(/\binput\s*:\s*/);
  const given = asRecord(variables);
  const { input } = given;
  if (other || !used?.match(/^\$input\b/) || !isObject<Input>(input)) return undefined;
  const { idempotencyKey = crypto.getRandomValues(new Uint32Array(4)).join('-') } = input;
  return idempotencyKey === null
    ? undefined
    : { ...rest, query, variables: { ...given, input: { ...input, idempotencyKey } } };
}
