import type { Principal, Viewpoint } from '../auth/principal.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import { type Day, toDate } from '../ledger/day.ts';
import { isBoundOn, type PartyRef } from './rules.ts';

/** The agreements that the caller may know of: concluded ones, and those of his own party. */
export function visibleAgreements({ role, partyId }: Principal) {
  if (role === 'REGISTRAR') return {} satisfies Prisma.AgreementWhereInput;
  const concluded = { concluded: true } as const satisfies Prisma.AgreementWhereInput;
  if (partyId === null) return concluded;
  return { OR: [concluded, { parties: { some: { partyId } } }] } satisfies Prisma.AgreementWhereInput;
}

/** The agreements that bind a party on a day: who has left is to know no more of what the others propose than everybody. */
export function bound(partyId: string, day: Day) {
  return { parties: { some: { partyId, ...boundOn(day) } } } satisfies Prisma.AgreementWhereInput;
}

/** The parts in agreements that have not been left by a day. */
export function boundOn(day: Day) {
  const stays = [{ until: null }, { until: { gt: toDate(day) } }];
  return { OR: stays } satisfies Prisma.AgreementPartyWhereInput;
}

/** Whether the caller may know of what the parties of an agreement propose: the registrar, and whoever acts for one that is bound. */
export function seesProposals(parties: readonly PartyRef[], { principal, today }: Viewpoint): boolean {
  if (principal.role === 'REGISTRAR') return true;
  return parties.some((party) => party.partyId === principal.partyId && isBoundOn(party, today));
}
