/** Calls when the signal aborts, at once where it has. Returns how to forget about it: a signal may outlive all that listens to it. */
export function whenAborted(signal: AbortSignal | undefined, call: () => void): () => void {
  signal?.addEventListener('abort', call);
  if (signal?.aborted) call();
  return () => signal?.removeEventListener('abort', call);
}

/** Timers count in 31 bits and fire at once when given more. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/** Calls when so much time has passed, and when the signal aborts. Returns how to forget about it. */
export function whenOver(ms: number, signal: AbortSignal | undefined, call: () => void): () => void {
  const timer = setTimeout(call, Math.min(ms, TIMER_MS_MAX));
  const forget = whenAborted(signal, call);
  return () => {
    clearTimeout(timer);
    forget();
  };
}
