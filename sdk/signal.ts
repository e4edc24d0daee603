/** Calls when the signal aborts, at once where it has. Returns how to forget about it: a signal may outlive all that listens to it. */
export function whenAborted(signal: AbortSignal | undefined, call: () => void): () => void {
  signal?.addEventListener('abort', call);
  if (signal?.aborted) call();
  return () => signal?.removeEventListener('abort', call);
}
