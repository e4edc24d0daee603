import type { Principal } from '../auth/principal.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';

/** The amendments that the caller may know of: agreed ones, and those of his own party's agreements. */
export function visibleAmendments({ role, partyId }: Principal) {
  if (role === 'REGISTRAR') return {} satisfies Prisma.AmendmentWhereInput;
  const agreed = { outcome: 'AGREED' } as const satisfies Prisma.AmendmentWhereInput;
  if (partyId === null) return agreed;
  return {
    OR: [agreed, { agreement: { parties: { some: { partyId } } } }],
  } satisfies Prisma.AmendmentWhereInput;
}
