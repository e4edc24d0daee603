import type { Principal } from '../auth/principal.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';

/** The agreements that the caller may know of: concluded ones, and those of his own party. */
export function visibleAgreements({ role, partyId }: Principal) {
  if (role === 'REGISTRAR') return {} satisfies Prisma.AgreementWhereInput;
  const concluded = { concluded: true } as const satisfies Prisma.AgreementWhereInput;
  if (partyId === null) return concluded;
  return { OR: [concluded, { parties: { some: { partyId } } }] } satisfies Prisma.AgreementWhereInput;
}
