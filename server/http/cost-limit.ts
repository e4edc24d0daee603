import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import { createRecentMap } from '../cache/recent-map.ts';

/** How much a caller may still ask for. */
export interface Account {
  /** How much in a minute; null without a limit. */
  readonly limit: number | null;
  readonly remaining: number | null;
  /** When all of it is there again. */
  readonly resetAt: Date | null;
}

export interface CostLimit {
  /**
   * Counts what a caller asks for. Whoever has anything left may ask for more than that, once; throws a GraphQLError, which is
   * answered with 429, for whoever has nothing left.
   */
  charge(caller: string, cost: number): Account;
  /** Counts nothing. */
  look(caller: string): Account;
}

const WINDOW_MS = 60_000;
const PAUSE_MS_MIN = 100;
const CALLERS_MAX = 50_000;

/** Counts by the minute, from a caller's first request on, in the memory of this server; 0 is no limit. */
export function createCostLimit(perMinute: number, now: () => Date = () => new Date()): CostLimit {
  if (perMinute === 0) {
    const account = { limit: null, remaining: null, resetAt: null };
    return { charge: () => account, look: () => account };
  }
  const windows = createRecentMap<Window>({ sizeMax: CALLERS_MAX, sizeOf: () => 1 });

  function windowOf(caller: string): Window {
    const nowMs = now().getTime();
    const found = windows.get(caller);
    if (found !== undefined && found.endsAtMs > nowMs) return found;
    const window = { spent: 0, endsAtMs: nowMs + WINDOW_MS };
    windows.set(caller, window);
    return window;
  }

  function accountOf({ spent, endsAtMs }: Window): Account {
    return { limit: perMinute, remaining: Math.max(0, perMinute - spent), resetAt: new Date(endsAtMs) };
  }

  return {
    charge(caller, cost) {
      const window = windowOf(caller);
      if (window.spent >= perMinute) throw exceeded(perMinute, window.endsAtMs - now().getTime());
      window.spent += cost;
      return accountOf(window);
    },
    look: (caller) => accountOf(windowOf(caller)),
  };
}

/** Waits until a caller has something left. Throws when aborted. */
export async function waitForRemaining(limit: CostLimit, caller: string, ended: AbortSignal): Promise<void> {
  for (;;) {
    const { remaining, resetAt } = limit.look(caller);
    if (remaining !== 0 || resetAt === null) return;
    const pauseMs = Math.max(PAUSE_MS_MIN, resetAt.getTime() - Date.now());
    await sleep(pauseMs, undefined, { signal: ended });
  }
}

interface Window {
  spent: number;
  readonly endsAtMs: number;
}

function exceeded(perMinute: number, waitMs: number): GraphQLError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new GraphQLError(
    `You have asked for all that may be asked for in a minute, a cost of ${perMinute}. Try again in ${seconds} s.`,
    {
      extensions: {
        code: 'RATE_LIMITED',
        http: { status: 429, headers: { 'retry-after': String(seconds) } },
      },
    },
  );
}
