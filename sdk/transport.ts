// One exchange over HTTP: sends a request, then hands back the reply or says why there is none.
import { type TransportCode, TransportError } from './errors.ts';

/** The part of `fetch` that the client needs. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Post {
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  readonly fetch: Fetch;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** What the head of a reply tells. */
export interface ReplyHead {
  readonly status: number;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
}

export interface Reply {
  readonly head: ReplyHead;
  readonly text: string;
}

/** Timers count in 31 bits and fire at once when given more. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/**
 * Sends once and reads the reply to its end, which has to come within `timeoutMs`. Never throws. Does not rely on `fetch` to heed
 * the signal that it gets: an abort and the timeout end the wait in any case.
 */
export async function post({ fetch, signal, timeoutMs, ...request }: Post): Promise<Reply | TransportError> {
  const stop = new AbortController();
  const stopped = new Promise<never>((_resolve, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason));
  });
  let code: TransportCode = 'NETWORK_FAILED';
  const stopFor = (reasonCode: TransportCode, reason: unknown) => {
    code = reasonCode;
    stop.abort(reason);
  };
  let head: ReplyHead | undefined;
  const exchange = async (): Promise<Reply> => {
    stop.signal.throwIfAborted();
    const { url, headers, body } = request;
    const response = await fetch(url, { method: 'POST', headers, body, signal: stop.signal });
    head = headOf(response);
    return { head, text: await response.text() };
  };

  const abort = () => stopFor('ABORTED', signal?.reason);
  const timeOut = () =>
    stopFor('TIMED_OUT', new DOMException(`${timeoutMs} ms have passed.`, 'TimeoutError'));
  const timer = timeoutMs > TIMER_MS_MAX ? undefined : setTimeout(timeOut, timeoutMs);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  try {
    return await Promise.race([exchange(), stopped]);
  } catch (cause) {
    return new TransportError(explain(code, request.url, timeoutMs), { ...head, code, cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

function explain(code: TransportCode, url: string, timeoutMs: number): string {
  if (code === 'ABORTED') return 'The caller aborted the request.';
  // What follows the path may be a secret.
  const address = url.replace(/[?#].*$/s, '');
  return code === 'TIMED_OUT'
    ? `No whole answer came from ${address} within ${timeoutMs} ms. Ask for less, or raise \`timeoutMs\`.`
    : `The connection to ${address} failed. Check \`url\` and that the server runs; \`cause\` says more.`;
}

function headOf({ status, headers }: Response): ReplyHead {
  return {
    status,
    requestId: headers.get('x-request-id') ?? undefined,
    retryAfterMs: readRetryAfterMs(headers.get('retry-after')),
  };
}

/** The header holds seconds or a date. */
function readRetryAfterMs(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = value.endsWith('GMT') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}
