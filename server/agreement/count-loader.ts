import DataLoader from 'dataloader';
import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/client.ts';
import { visibleAgreements } from './visibility.ts';

/** Counts the agreements of parties, by party id; zero for a party that has none. */
export type CountLoader = DataLoader<string, number>;

/** One statement counts for all parties of a list, where asking each would take one a party. */
export function createCountLoader(db: Database, principal: Principal): CountLoader {
  return new DataLoader(async (partyIds) => {
    const rows = await db.agreementParty.groupBy({
      by: ['partyId'],
      where: { partyId: { in: [...partyIds] }, agreement: visibleAgreements(principal) },
      _count: { agreementId: true },
    });
    const counts = new Map(rows.map(({ partyId, _count }) => [partyId, _count.agreementId]));
    return partyIds.map((id) => counts.get(id) ?? 0);
  });
}
