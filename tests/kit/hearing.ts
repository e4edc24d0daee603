import type { LedgerSignal } from '../../server/ledger/signal.ts';

const PATIENCE_MS = 60_000;

/** Returns when the signal hears of changes, now or again. */
export async function untilHearing(signal: LedgerSignal): Promise<void> {
  const stays = new AbortController().signal;
  while (!signal.isHearing) await signal.waitForChange(signal.count, PATIENCE_MS, stays);
}
