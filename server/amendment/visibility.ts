import { bound, visibleAgreements } from '../agreement/visibility.ts';
import type { Viewpoint } from '../auth/principal.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';

/** The amendments that the caller may know of: agreed ones, and those of the agreements that bind his party. */
export function visibleAmendments({ principal: { role, partyId }, today }: Viewpoint) {
  if (role === 'REGISTRAR') return {} satisfies Prisma.AmendmentWhereInput;
  const agreed = { outcome: 'AGREED' } as const satisfies Prisma.AmendmentWhereInput;
  if (partyId === null) return agreed;
  return { OR: [agreed, { agreement: bound(partyId, today) }] } satisfies Prisma.AmendmentWhereInput;
}

/** The deadlines that the caller may know of: those of the agreements that he sees; proposals only where they would bind his party. */
export function visibleDeadlines({ principal, today }: Viewpoint) {
  const { role, partyId } = principal;
  if (role === 'REGISTRAR') return {} satisfies Prisma.DeadlineWhereInput;
  const open = {
    confidential: false,
    agreement: visibleAgreements(principal),
  } satisfies Prisma.DeadlineWhereInput;
  if (partyId === null) return open;
  return { OR: [open, { agreement: bound(partyId, today) }] } satisfies Prisma.DeadlineWhereInput;
}
