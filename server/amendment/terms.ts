import type { Transaction } from '../db/client.ts';
import { type Day, dayOf, toDate } from '../ledger/day.ts';
import type { Change, HoldingTerms } from './rules.ts';

/** What holds on a day, by all amendments agreed so far. */
export async function readHoldingTerms(
  tx: Transaction,
  agreementId: string,
  day: Day,
): Promise<HoldingTerms> {
  const date = toDate(day);
  const where = {
    agreementId,
    AND: [
      { OR: [{ since: null }, { since: { lte: date } }] },
      { OR: [{ until: null }, { until: { gt: date } }] },
    ],
  };
  const [scopes, provisions] = await Promise.all([
    tx.scope.findMany({ where, select: { kind: true, since: true } }),
    tx.provision.findMany({ where, select: { number: true, since: true } }),
  ]);
  const isNew = ({ since }: { readonly since: Date | null }) => since !== null && dayOf(since) === day;
  return {
    scopes: scopes.map(({ kind }) => kind),
    provisions: provisions.map(({ number }) => number),
    newScopes: scopes.filter(isNew).map(({ kind }) => kind),
    newProvisions: provisions.filter(isNew).map(({ number }) => number),
  };
}

export interface AgreedAmendment {
  readonly id: string;
  readonly agreementId: string;
  readonly effectiveOn: Day;
  /** The event that tells of the agreement on it. */
  readonly eventId: string;
}

/** Writes the changes into the terms: what they remove ends on the amendment's day, what they bring begins on it. */
export async function applyChanges(
  tx: Transaction,
  amendment: AgreedAmendment,
  changes: readonly Change[],
): Promise<void> {
  for (const change of changes) await applyChange(tx, amendment, change);
}

async function applyChange(tx: Transaction, amendment: AgreedAmendment, change: Change): Promise<void> {
  const { id: amendmentId, agreementId, eventId } = amendment;
  const day = toDate(amendment.effectiveOn);
  const added = { agreementId, since: day, eventId, addedById: amendmentId };
  const removed = { until: day, removedById: amendmentId };
  switch (change.kind) {
    case 'ADD_SCOPE':
      await tx.scope.create({
        data: { ...added, kind: change.scope, note: change.note },
        select: { id: true },
      });
      break;
    case 'REMOVE_SCOPE':
      await tx.scope.updateMany({ where: { agreementId, kind: change.scope, until: null }, data: removed });
      break;
    case 'REMOVE_PROVISION':
      await tx.provision.updateMany({
        where: { agreementId, number: change.number, until: null },
        data: removed,
      });
      break;
    default: {
      const { number, heading, text } = change;
      await tx.provision.updateMany({ where: { agreementId, number, until: null }, data: removed });
      await tx.provision.create({ data: { ...added, number, heading, text }, select: { id: true } });
    }
  }
}
