import type { Transaction } from '../db/client.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import { dayOf } from '../ledger/day.ts';
import { fault } from '../ledger/errors.ts';

const CHANGED = {
  startEarliest: true,
  amendments: {
    where: { outcome: 'AGREED' },
    orderBy: { effectiveOn: 'asc' },
    take: 1,
    select: { sequence: true, effectiveOn: true },
  },
  suspensions: { orderBy: { since: 'asc' }, take: 1, select: { since: true } },
} as const satisfies Prisma.AgreementSelect;

/**
 * Throws InvalidInputError where the agreement, as its events tell it now, was amended or suspended before it can have been in force. To be
 * called after facts that may put off its start.
 */
export async function assertStartsFirst(tx: Transaction, id: string, field: string): Promise<void> {
  const { startEarliest, amendments, suspensions } = await tx.agreement.findUniqueOrThrow({
    where: { id },
    select: CHANGED,
  });
  if (startEarliest === null) return;
  const changes = [
    ...amendments.map(
      ({ sequence, effectiveOn }) => [`amendment ${sequence} takes effect`, effectiveOn] as const,
    ),
    ...suspensions.map(({ since }) => ['it is suspended', since] as const),
  ];
  const early = changes.find(([, on]) => on < startEarliest);
  if (early)
    throw fault(
      field,
      `By this it would be in force no earlier than ${dayOf(startEarliest)}, but ${early[0]} on ${dayOf(early[1])}. Tell what fits that, or correct that first.`,
    );
}
