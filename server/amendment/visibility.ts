import type { Viewpoint } from '../auth/principal.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import { bound } from '../ledger/visibility.ts';

/** The amendments that the caller may know of: agreed ones, and those of the agreements that bind his party. */
export function visibleAmendments({ principal: { role, partyId }, today }: Viewpoint) {
  if (role === 'REGISTRAR') return {} satisfies Prisma.AmendmentWhereInput;
  const agreed = { outcome: 'AGREED' } as const satisfies Prisma.AmendmentWhereInput;
  if (partyId === null) return agreed;
  return { OR: [agreed, { agreement: bound(partyId, today) }] } satisfies Prisma.AmendmentWhereInput;
}
