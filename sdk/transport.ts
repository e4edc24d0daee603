// Exchanges over HTTP: sends a request, then hands back the reply or says why there is none.
import type { BareCallOptions, Operation } from './ask.ts';
import { type TransportCode, TransportError } from './errors.ts';
import { bearing, type Settings, toHeaders } from './settings.ts';
import { whenAborted, whenOver } from './signal.ts';

/** The part of `fetch` that the client needs. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

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
  /** Aborts as soon as no step can be taken any more. */
  readonly stopped: AbortSignal;
  /** Lets go of the connection. */
  close(): void;
}

/** Does not rely on `fetch` to heed the signal that it gets: an abort and the timeout end each step in any case. */
export function openExchange(
  settings: Settings,
  operation: Operation,
  { signal, timeoutMs = settings.timeoutMs, headers = {} }: BareCallOptions,
  accept: string,
): Exchange {
  const stop = new AbortController();
  const stopped = stop.signal;
  // What it is called if what is being done fails.
  let fault: TransportCode = 'TOKEN_FAILED';
  let head: ReplyHead | undefined;
  const fail = (code: TransportCode, message: string, cause?: unknown) =>
    new TransportError(message, { ...head, code, cause });
  const forget = whenAborted(signal, () =>
    stop.abort(fail('ABORTED', 'The caller aborted.', signal?.reason)),
  );
  return {
    async send() {
      const token = await settings.token();
      stopped.throwIfAborted();
      fault = 'NOT_SENT';
      const own = { accept, 'content-type': 'application/json' };
      const sent = toHeaders(own, settings.headers, bearing(token), headers);
      const body = JSON.stringify(operation);
      fault = 'NETWORK_FAILED';
      const response = await (settings.fetch ?? fetch)(settings.url, {
        method: 'POST',
        headers: sent,
        body,
        redirect: 'manual',
        signal: stopped,
      });
      head = headOf(response);
      return { response, head, secret: sent.get('authorization')?.replace(/^\S+ /, '') };
    },
    async within(step) {
      let release = () => {};
      const stopping = new Promise<never>((_resolve, reject) => {
        release = whenOver(timeoutMs, stopped, () => {
          stop.abort(fail('TIMED_OUT', `No answer within ${timeoutMs} ms.`));
          reject(stopped.reason);
        });
      });
      try {
        return await Promise.race([stopping, step()]);
      } catch (cause) {
        stopped.throwIfAborted();
        if (fault === 'NETWORK_FAILED') throw fail(fault, 'The connection failed. Check `url`.', cause);
        throw fail(fault, `The request cannot be sent: ${cause}`, cause);
      } finally {
        release();
      }
    },
    stopped,
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
