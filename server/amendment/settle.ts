import type { Transaction } from '../db/client.ts';
import { appendEvent } from '../ledger/append.ts';
import type { LockedAmendment } from './lock.ts';

const KINDS = { DECLINED: 'AMENDMENT_DECLINED', WITHDRAWN: 'AMENDMENT_WITHDRAWN' } as const;

/** Ends a proposal without agreement. The agreement stays as it is, its version too. */
export async function settle(
  tx: Transaction,
  { id, agreementId }: LockedAmendment,
  outcome: keyof typeof KINDS,
  partyId: string,
  reason: string | null,
): Promise<void> {
  await tx.amendment.update({
    where: { id },
    data: { outcome, version: { increment: 1 } },
    select: { id: true },
  });
  await appendEvent(tx, {
    kind: KINDS[outcome],
    agreementId,
    amendmentId: id,
    partyId,
    audience: 'PARTIES',
    note: reason,
  });
}
