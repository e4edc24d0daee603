// Exchanges over HTTP: sends a request, then hands back the reply or says why there is none.
import { type TransportCode, TransportError } from './errors.ts';
import { whenAborted } from './signal.ts';

/** The part of `fetch` that the client needs. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Post {
  readonly url: string;
  readonly fetch: Fetch;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** What to send. Rejects where that cannot be made of what was given. */
  readonly content: () => Promise<{ readonly headers: Headers; readonly body: string }>;
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
  /** The credential that was sent, which a server or a proxy may quote when it refuses a request. */
  readonly secret: string | undefined;
}

/** One exchange, in steps. */
export interface Exchange {
  /** Sends the request, and returns as soon as the head of the reply is there. */
  send(): Promise<Omit<Reply, 'text'> & { readonly response: Response }>;
  /** Waits for a step, no longer than `timeoutMs`. Throws a TransportError where it fails. */
  within<Value>(step: () => Promise<Value>): Promise<Value>;
  /** Lets go of the connection. */
  close(): void;
}

/** Timers count in 31 bits and fire at once when given more. */
export const TIMER_MS_MAX = 2 ** 31 - 1;

/** Sends once and reads the reply to its end, which has to come within `timeoutMs`. Throws a TransportError. */
export async function post(request: Post): Promise<Reply> {
  const { send, within, close } = openExchange(request);
  try {
    return await within(async () => {
      const { response, ...reply } = await send();
      return { ...reply, text: await response.text() };
    });
  } finally {
    close();
  }
}

/** Does not rely on `fetch` to heed the signal that it gets: an abort and the timeout end each step in any case. */
export function openExchange({ url, fetch, timeoutMs, signal, content }: Post): Exchange {
  const stop = new AbortController();
  const stopped = stop.signal;
  let isSent = false;
  let head: ReplyHead | undefined;
  const fail = (code: TransportCode, message: string, cause?: unknown) =>
    new TransportError(message, { ...head, code, cause });
  const forget = whenAborted(signal, () =>
    stop.abort(fail('ABORTED', 'The caller aborted.', signal?.reason)),
  );
  const timeOut = () => stop.abort(fail('TIMED_OUT', `No answer within ${timeoutMs} ms.`));
  return {
    async send() {
      stopped.throwIfAborted();
      const init = await content();
      isSent = true;
      const response = await fetch(url, { ...init, method: 'POST', redirect: 'manual', signal: stopped });
      head = headOf(response);
      return { response, head, secret: init.headers.get('authorization')?.replace(/^\S+ /, '') };
    },
    async within(step) {
      const timer = setTimeout(timeOut, Math.min(timeoutMs, TIMER_MS_MAX));
      let release = () => {};
      const stopping = new Promise<never>((_resolve, reject) => {
        release = whenAborted(stopped, () => reject(stopped.reason));
      });
      try {
        return await Promise.race([stopping, step()]);
      } catch (cause) {
        if (stopped.aborted) throw stopped.reason;
        if (isSent) throw fail('NETWORK_FAILED', 'The connection failed. Check `url`.', cause);
        throw fail('NOT_SENT', `The request cannot be sent: ${cause}`, cause);
      } finally {
        clearTimeout(timer);
        release();
      }
    },
    close() {
      forget();
      stop.abort();
    },
  };
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
  const ms = Number(value) * 1000 || Date.parse(value) - Date.now();
  return ms >= 0 ? ms : ms < 0 ? 0 : undefined;
}
