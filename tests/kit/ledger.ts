// Ledgers as the pure core sees them.
import type { EventKind } from '../../server/db/generated/prisma/enums.ts';
import type { Span } from '../../server/ledger/edtf.ts';
import { type Bounds, type FoldedAgreement, type FoldedEvent, foldEvents } from '../../server/ledger/fold.ts';

export const HOST = 'host';
export const PARTNER = 'partner';
export const RECORDED: FoldedAgreement = { origin: 'RECORDED', partyIds: [HOST, PARTNER], termMonths: null };
export const NEGOTIATED: FoldedAgreement = { ...RECORDED, origin: 'NEGOTIATED' };

/** A kind, a day as EDTF, and what else is not as usual. */
export type Fact = readonly [EventKind, string, Partial<FoldedEvent>?];

/** An event that is called by its id. */
export function event(
  id: string,
  kind: EventKind,
  on: string | null,
  more: Partial<FoldedEvent> = {},
): FoldedEvent {
  const usual = { partyId: null, disputed: false, correctsId: null, until: null, terminationId: null };
  return { id, kind, on, ...usual, ...more };
}

/** Facts in the order of the ledger, called by their places in it. */
export function ledger(...facts: readonly Fact[]): FoldedEvent[] {
  return facts.map(([kind, on, more], index) => event(String(index), kind, on, more));
}

/** What facts about a recorded agreement add up to. */
export function fold(...facts: readonly Fact[]): Bounds {
  return foldEvents(RECORDED, ledger(...facts));
}

export function span(earliest: string | null, latest: string | null): Span {
  return { earliest, latest };
}

/** The span of one exact day. */
export function day(text: string): Span {
  return span(text, text);
}
