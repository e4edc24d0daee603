// Keeps the tables equal to what the ledger adds up to: folds an agreement's events into its bounds, and these into the
// phases that reads look at.
import type { Transaction } from '../db/client.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import type { AgreementOrigin } from '../db/generated/prisma/enums.ts';
import { dayOf, toDate } from './day.ts';
import type { Span } from './edtf.ts';
import { type EvidenceEvent, projectEvidence, projectSuspensions, textIn } from './evidence.ts';
import { type Bounds, foldEvents } from './fold.ts';
import { phasesOf, type Standing } from './state.ts';

/**
 * Computes an agreement's bounds from its events, and from them its phases and those of every agreement that
 * supplements it. To be called under the ledger's lock, after the last event of a change is appended.
 */
export async function projectAgreement(tx: Transaction, agreementId: string): Promise<void> {
  const { bounds, origin, events } = await readStanding(tx, agreementId);
  await tx.agreement.update({
    where: { id: agreementId },
    data: boundsColumns(bounds),
    select: { id: true },
  });
  await projectSuspensions(tx, agreementId, bounds);
  if (origin === 'RECORDED') await projectEvidence(tx, agreementId, events);
  await projectPhases(tx, agreementId);
}

async function projectPhases(tx: Transaction, agreementId: string): Promise<void> {
  const { standing } = await readStanding(tx, agreementId);
  await tx.phase.deleteMany({ where: { agreementId } });
  await tx.phase.createMany({
    data: phasesOf(standing).map(({ since, until, ...state }, position) => ({
      ...state,
      agreementId,
      position,
      since: since && toDate(since),
      until: until && toDate(until),
    })),
  });
  const supplements = await tx.agreement.findMany({
    where: { supplementsId: agreementId },
    select: { id: true },
  });
  for (const { id } of supplements) await projectPhases(tx, id);
}

interface StandingWithBounds {
  readonly origin: AgreementOrigin;
  readonly events: readonly EvidenceEvent[];
  readonly bounds: Bounds;
  readonly standing: Standing;
}

async function readStanding(tx: Transaction, agreementId: string): Promise<StandingWithBounds> {
  const agreement = await tx.agreement.findUniqueOrThrow({ where: { id: agreementId }, select: STANDING });
  const partyIds = agreement.parties.map(({ partyId }) => partyId);
  const { origin, termMonths } = agreement;
  const events = agreement.events.map((event) => ({
    ...event,
    until: textIn(event.details, 'until'),
    terminationId: textIn(event.details, 'termination'),
  }));
  const bounds = foldEvents({ origin, partyIds, termMonths }, events);
  const parent = agreement.supplementsId === null ? null : await readStanding(tx, agreement.supplementsId);
  const standing = {
    origin,
    signed: bounds.signed?.span ?? null,
    start: bounds.start,
    end: bounds.end,
    suspensions: bounds.suspensions,
    withdrawn: bounds.withdrawn,
    dissolutions: agreement.parties.map(({ party }) => dissolutionOf(party)).filter((span) => span !== null),
    parent: parent?.standing ?? null,
    survivesParent: agreement.survivesParent,
  };
  return { origin, events, bounds, standing };
}

const STANDING = {
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
  events: {
    select: {
      id: true,
      kind: true,
      partyId: true,
      on: true,
      disputed: true,
      correctsId: true,
      details: true,
    },
    orderBy: { position: 'asc' },
  },
} as const satisfies Prisma.AgreementSelect;

type Dissolvable = Prisma.PartyGetPayload<typeof STANDING.parties.select.party>;

function dissolutionOf(party: Dissolvable): Span | null {
  if (party.dissolvedOn === null || party.successorId !== null) return null;
  return {
    earliest: party.dissolvedEarliest && dayOf(party.dissolvedEarliest),
    latest: party.dissolvedLatest && dayOf(party.dissolvedLatest),
  };
}

function boundsColumns({ signed, entered, start, end }: Bounds) {
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

function dateOrNull(day: string | null | undefined): Date | null {
  return day ? toDate(day) : null;
}
