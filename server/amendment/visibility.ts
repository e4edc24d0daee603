import type { Prisma } from '../db/generated/prisma/client.ts';

/** The amendments that everyone may read: those that every party has consented to. */
export function visibleAmendments(): Prisma.AmendmentWhereInput {
  return { outcome: 'AGREED' };
}
