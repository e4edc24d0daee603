// What an agreement's state depends on, read off the rows that hold it, and the columns that tell of it. Pure but for the
// selections.
import type { Prisma } from '../db/generated/prisma/client.ts';
import { dayOf, toDate } from './day.ts';
import type { Span } from './edtf.ts';
import { type EvidenceEvent, textIn } from './evidence.ts';
import { type Bounds, foldEvents } from './fold.ts';
import { phasesOf, type Standing } from './state.ts';

/** What the folds need of an event. */
export const FOLDED = {
  id: true,
  kind: true,
  partyId: true,
  on: true,
  disputed: true,
  correctsId: true,
  details: true,
} as const satisfies Prisma.EventSelect;

/** What a standing is made of, beside the events and the agreement that is supplemented. */
export const STANDING = {
  id: true,
  origin: true,
  termMonths: true,
  supplementsId: true,
  survivesParent: true,
  parties: {
    select: {
      partyId: true,
      party: {
        select: { dissolvedOn: true, dissolvedEarliest: true, dissolvedLatest: true, successorId: true },
      },
    },
  },
} as const satisfies Prisma.AgreementSelect;

export type StandingRow = Prisma.AgreementGetPayload<{ select: typeof STANDING }>;
export type FoldedRow = Prisma.EventGetPayload<{ select: typeof FOLDED }>;

/** The events as the folds read them. */
export function foldable<Row extends FoldedRow>(events: readonly Row[]): (Row & EvidenceEvent)[] {
  return events.map((event) => ({
    ...event,
    until: textIn(event.details, 'until'),
    terminationId: textIn(event.details, 'termination'),
  }));
}

/** What the events of an agreement fold to, given in the ledger's order. */
export function boundsOf({ origin, termMonths, parties }: StandingRow, events: readonly FoldedRow[]): Bounds {
  const partyIds = parties.map(({ partyId }) => partyId);
  return foldEvents({ origin, partyIds, termMonths }, foldable(events));
}

/** All that the state of an agreement depends on. */
export function standingOf(row: StandingRow, bounds: Bounds, parent: Standing | null): Standing {
  return {
    origin: row.origin,
    signed: bounds.signed?.span ?? null,
    start: bounds.start,
    end: bounds.end,
    suspensions: bounds.suspensions,
    withdrawn: bounds.withdrawn,
    dissolutions: row.parties.map(({ party }) => dissolutionOf(party)).filter((span) => span !== null),
    parent,
    survivesParent: row.survivesParent,
  };
}

type Dissolvable = StandingRow['parties'][number]['party'];

function dissolutionOf(party: Dissolvable): Span | null {
  if (party.dissolvedOn === null || party.successorId !== null) return null;
  return {
    earliest: party.dissolvedEarliest && dayOf(party.dissolvedEarliest),
    latest: party.dissolvedLatest && dayOf(party.dissolvedLatest),
  };
}

/** The columns of an agreement that hold its bounds. */
export function boundsColumns({ signed, entered, start, end }: Bounds) {
  return {
    signedOn: signed?.edtf ?? null,
    signedEarliest: dateOrNull(signed?.span.earliest),
    signedLatest: dateOrNull(signed?.span.latest),
    inForceOn: entered?.edtf ?? null,
    startEarliest: dateOrNull(start?.earliest),
    startLatest: dateOrNull(start?.latest),
    endedOn: end?.edtf ?? null,
    endEarliest: dateOrNull(end?.span.earliest),
    endLatest: dateOrNull(end?.span.latest),
    endStatus: end?.status ?? null,
  } satisfies Prisma.AgreementUpdateInput;
}

/** The columns of the phases of an agreement, in their order. */
export function phaseColumns(standing: Standing) {
  return phasesOf(standing).map(({ since, until, ...state }) => ({
    ...state,
    since: dateOrNull(since),
    until: dateOrNull(until),
  }));
}

function dateOrNull(day: string | null | undefined): Date | null {
  return day ? toDate(day) : null;
}
