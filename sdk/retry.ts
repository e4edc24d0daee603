// Tries again where a failure may pass.
import type { Ask, CallOptions, Operation } from './ask.ts';
import type { ConcordatError } from './errors.ts';
import { isObject } from './reply.ts';
import { whenOver } from './signal.ts';

export interface RetryOptions {
  /** How often to try in all: 3 unless told. */
  readonly attemptsMax?: number | undefined;
  /** How long to wait at most before the second try, twice that before the third, and so on: 250 ms unless told. */
  readonly delayMs?: number | undefined;
}

const DELAY_MS_MAX = 30_000;

/**
 * Asks until there is an answer or a failure that would come again, as often as it may. Where the server asks to wait for longer than a
 * try may take, its failure is the answer. A write is sent again only with a key by which the server knows it, and gets one where `$input`
 * is all that its document writes.
 */
export function retrying(ask: Ask, timeoutMsDefault: number, retryDefault: RetryOptions | false = {}): Ask {
  return async <Data>(operation: Operation, call: CallOptions = {}) => {
    const { retry = retryDefault, timeoutMs = timeoutMsDefault, signal } = call;
    // A query in which the word stands for something else loses no more than its retries.
    const sent = operation.query.includes('mutation') ? withKey(operation) : operation;
    const { attemptsMax = 3, delayMs = 250 } = (sent && retry) || { attemptsMax: 1 };
    for (let attempts = 1; ; attempts++) {
      const result = await ask<Data>(sent ?? operation, call);
      if (result.ok || !(attempts < attemptsMax) || !mayPass(result.error)) return result;
      if ((result.error.retryAfterMs ?? 0) > timeoutMs) return result;
      await backOff(attempts, delayMs, result.error, signal);
    }
  };
}

const PASSING = ['rate-limit', 'NETWORK_FAILED', 'TOKEN_FAILED', 'TIMED_OUT', 'SERVICE_UNAVAILABLE'];

/** Whether another try may not meet it again. */
export function mayPass({ kind, code, status = 0 }: ConcordatError): boolean {
  return status > 501 || PASSING.includes(kind) || PASSING.includes(code);
}

/**
 * Waits before the next try, or until the signal aborts: as long as the server asks, and a random time on top that grows with the tries, so
 * that not all come back at once.
 */
export async function backOff(
  attempts: number,
  delayMs: number,
  { retryAfterMs = 0 }: ConcordatError,
  signal: AbortSignal | undefined,
): Promise<void> {
  const ms = retryAfterMs + Math.random() * Math.min(delayMs * 2 ** (attempts - 1), DELAY_MS_MAX);
  let forget = () => {};
  await new Promise<void>((resolve) => {
    forget = whenOver(ms, signal, resolve);
  });
  forget();
}

interface Input {
  readonly idempotencyKey?: unknown;
}

/** The write with a key in its input; undefined where it has none and takes none, or where another input would have none. */
function withKey({ query, variables, ...rest }: Operation): Operation | undefined {
  // It is declared once and used once.
  const [, , used, other] = query.split(/\binput\s*:\s*/);
  const { input }: { readonly input?: unknown } = Object(variables);
  if (other || !used?.match(/^\$input\b/) || !isObject<Input>(input)) return undefined;
  const { idempotencyKey = crypto.getRandomValues(new Uint32Array(4)).join('-') } = input;
  return idempotencyKey === null
    ? undefined
    : { ...rest, query, variables: { ...Object(variables), input: { ...input, idempotencyKey } } };
}
