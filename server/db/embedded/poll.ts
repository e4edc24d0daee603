import { setTimeout as delay } from 'node:timers/promises';

export interface PollOptions {
  timeoutMs: number;
  /** Called once after three seconds, to tell a person what takes so long. */
  slow?: () => void;
  /** Ends it, with its reason. */
  signal?: AbortSignal | undefined;
}

/** Asks until the answer is not undefined and returns it; undefined when time is up. */
export async function poll<T>(
  ask: () => Promise<T | undefined>,
  { timeoutMs, slow, signal }: PollOptions,
): Promise<T | undefined> {
  const startedAt = performance.now();
  let told = slow === undefined;
  for (;;) {
    signal?.throwIfAborted();
    const answer = await ask();
    if (answer !== undefined) return answer;
    const elapsedMs = performance.now() - startedAt;
    if (elapsedMs > timeoutMs) return undefined;
    if (!told && elapsedMs > 3000) {
      slow?.();
      told = true;
    }
    await delay(elapsedMs < 1000 ? 10 : 50);
  }
}
