// The rows that restate what events tell: the suspensions of an agreement, and the consents and approvals of a recorded one.
import type { Transaction } from '../db/client.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import { dateColumns } from './append.ts';
import { toDate } from './day.ts';
import { type Bounds, type FoldedEvent, standingClaims } from './fold.ts';

/** Writes the periods in which the agreement is surely suspended. */
export async function projectSuspensions(
  tx: Transaction,
  agreementId: string,
  bounds: Bounds,
): Promise<void> {
  await tx.suspension.deleteMany({ where: { agreementId } });
  await tx.suspension.createMany({ data: suspensionColumns(bounds).map((row) => ({ ...row, agreementId })) });
}

/** The columns of the sure suspensions of an agreement: none begins when it has ended, or goes on after that. */
export function suspensionColumns({ suspensions, end }: Bounds) {
  const endsOn = end?.span.latest ?? null;
  return suspensions.flatMap<{ readonly since: Date; readonly until: Date | null }>(
    ({ since: { latest: since }, until: resumed }) => {
      if (since === null || (endsOn !== null && since >= endsOn)) return [];
      if (resumed === null) return [{ since: toDate(since), until: null }];
      const until = resumed.earliest;
      if (until === null || until <= since) return [];
      return [{ since: toDate(since), until: toDate(endsOn !== null && endsOn < until ? endsOn : until) }];
    },
  );
}

export interface EvidenceEvent extends FoldedEvent {
  readonly details: Prisma.JsonValue;
}

/** Writes the consents and approvals of a recorded agreement, as the undisputed events that name a party tell of them. */
export async function projectEvidence(
  tx: Transaction,
  agreementId: string,
  events: readonly EvidenceEvent[],
): Promise<void> {
  await tx.consent.deleteMany({
    where: { agreementId, draftNumber: null, amendmentId: null, terminationId: null },
  });
  await tx.approval.deleteMany({ where: { agreementId } });
  const details = new Map(events.map((event) => [event.id, event.details]));
  for (const { id: eventId, kind, partyId, on } of standingClaims(events)) {
    if (partyId === null) continue;
    const row = { agreementId, partyId, eventId, ...dateColumns(on) };
    if (kind === 'SIGNED') {
      await tx.consent.create({ data: { ...row, kind: 'SIGNATURE' }, select: { id: true } });
    }
    if (kind === 'APPROVED') {
      const told = details.get(eventId);
      const data = { ...row, body: textIn(told, 'body'), resolution: textIn(told, 'resolution') };
      await tx.approval.create({ data, select: { id: true } });
    }
  }
}

/** A text among an event's details; null where they have none of that name. */
export function textIn(details: Prisma.JsonValue | undefined, field: string): string | null {
  const told =
    typeof details === 'object' && details !== null && !Array.isArray(details) ? details[field] : null;
  return typeof told === 'string' ? told : null;
}
