import { createUnchangedMap } from '../cache/unchanged-map.ts';
import type { Database } from '../db/client.ts';
import type { LedgerSignal } from '../ledger/signal.ts';
import { findByToken, hashOf, USE_INTERVAL_MS } from './api-key.ts';
import type { Principal } from './principal.ts';

export interface Holders {
  /** Whom an API key stands for; null for one that is not in use. */
  find(token: string, now: Date): Promise<Principal | null>;
}

interface Holder {
  readonly principal: Principal;
  readonly untilMs: number;
}

const HOLDERS_MAX = 10_000;

/**
 * Looks the holders of API keys up, and remembers them while nothing changes: that a key is revoked is a change. After a minute it
 * looks again in any case, so that the use of the key is noted.
 */
export function createHolders(db: Database, signal: LedgerSignal): Holders {
  const holders = createUnchangedMap<Holder>({ signal, sizeMax: HOLDERS_MAX, sizeOf: () => 1 });
  return {
    async find(token, now) {
      const key = Buffer.from(hashOf(token)).toString('base64');
      const known = holders.get(key);
      if (known && now.getTime() < known.untilMs) return known.principal;
      const since = signal.count;
      const principal = await findByToken(db, token, now);
      if (principal) holders.set(key, { principal, untilMs: now.getTime() + USE_INTERVAL_MS }, since);
      return principal;
    },
  };
}
