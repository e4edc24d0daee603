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
export async function post({
  url,
  fetch,
  signal,
  timeoutMs,
  ...init
}: Post): Promise<Reply | TransportError> {
  const stop = new AbortController();
  let code: TransportCode = 'NETWORK_FAILED';
  let head: ReplyHead | undefined;
  const exchange = async (): Promise<Reply> => {
    stop.signal.throwIfAborted();
    const response = await fetch(url, { ...init, method: 'POST', signal: stop.signal });
    head = headOf(response);
    return { head, text: await response.text() };
  };
  const stopped = new Promise<never>((_resolve, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason));
  });
  const stopFor = (reasonCode: TransportCode, reason: unknown) => {
    code = reasonCode;
    stop.abort(reason);
  };
  const abort = () => stopFor('ABORTED', signal?.reason);
  const timeOut = () => stopFor('TIMED_OUT', new DOMException(`${timeoutMs} ms`, 'TimeoutError'));
  const timer = setTimeout(timeOut, Math.min(timeoutMs, TIMER_MS_MAX));
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  try {
    return await Promise.race([exchange(), stopped]);
  } catch (cause) {
    return new TransportError(explain(code, url, timeoutMs), { ...head, code, cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

function explain(code: TransportCode, url: string, timeoutMs: number): string {
  if (code === 'ABORTED') return 'The caller aborted the request.';
  // What follows the path may be a secret.
  const address = url.replace(/[?#].*/s, '');
  return code === 'TIMED_OUT'
    ? `${address} gave no whole answer within ${timeoutMs} ms.`
    : `The connection to ${address} failed. Check \`url\` and that the server runs.`;
}

function headOf({ status, headers }: Response): ReplyHead {
  return {
    status,
    requestId: headers.get('x-request-id') ?? undefined,
    retryAfterMs: readRetryAfterMs(headers.get('retry-after') ?? ''),
  };
}

/** The header holds seconds or a date. */
function readRetryAfterMs(value: string): number | undefined {
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = value.endsWith('GMT') && Date.parse(value);
  return at ? Math.max(0, at - Date.now()) : undefined;
}
