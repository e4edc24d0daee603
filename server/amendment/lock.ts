import { lockById } from '../agreement/lock.ts';
import { phaseOn } from '../agreement/phase.ts';
import type { Transaction } from '../db/client.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import { ConflictError, NotFoundError } from '../ledger/errors.ts';
import type { Act } from '../ledger/write.ts';
import type { Change } from './rules.ts';
import { visibleAmendments } from './visibility.ts';

const LOCKED = {
  id: true,
  agreementId: true,
  title: true,
  sequence: true,
  effectiveOn: true,
  outcome: true,
  proposedById: true,
  version: true,
  changes: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.AmendmentSelect;

export type LockedAmendment = Prisma.AmendmentGetPayload<{ select: typeof LOCKED }>;

/**
 * Locks an amendment's agreement, and with it the amendment, until the transaction ends. Throws NotFoundError where the
 * caller sees no such amendment, and ConflictError where it is no longer at the version that he expects.
 */
export async function lockAmendment(tx: Transaction, act: Act, id: string, expectedVersion?: number | null) {
  const where = { id, AND: [visibleAmendments(act)] };
  const found = await tx.amendment.findUnique({ where, select: { agreementId: true } });
  if (!found) throw new NotFoundError('There is no such amendment.', ['input', 'amendment']);
  const locked = await lockById(tx, found.agreementId);
  const agreement = { ...locked, status: phaseOn(locked.phases, act.today).status };
  const amendment = await tx.amendment.findUniqueOrThrow({ where: { id }, select: LOCKED });
  if (expectedVersion !== null && expectedVersion !== undefined && expectedVersion !== amendment.version) {
    throw new ConflictError(
      `The amendment was changed: it is at version ${amendment.version}, not ${expectedVersion}. Read it again, and decide again.`,
      amendment.version,
      ['input', 'expectedVersion'],
    );
  }
  return { agreement, amendment };
}

/** The changes as the rules read them. */
export function changesOf({ changes }: LockedAmendment): Change[] {
  return changes.map(({ kind, scope, note, number, heading, text }) => {
    if (kind === 'ADD_SCOPE' && scope) return { kind, scope, note };
    if (kind === 'REMOVE_SCOPE' && scope) return { kind, scope };
    if ((kind === 'ADD_PROVISION' || kind === 'REPLACE_PROVISION') && number && text)
      return { kind, number, heading, text };
    if (kind === 'REMOVE_PROVISION' && number) return { kind, number };
    throw new Error(`The change ${kind} lacks what it concerns; the database refuses such a row.`);
  });
}
