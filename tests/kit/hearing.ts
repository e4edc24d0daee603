import type { LedgerSignal } from '../../server/ledger/signal.ts';

/** Hearing that is only late, on a busy machine, is no change that wakes anybody. */
const PAUSE_MS = 50;

/** Returns when the signal hears of changes, now or again. */
export async function untilHearing(signal: LedgerSignal): Promise<void> {
  const stays = new AbortController().signal;
  while (!signal.isHearing) await signal.waitForChange(signal.count, PAUSE_MS, stays);
}
