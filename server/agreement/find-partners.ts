import type { Transaction } from '../db/client.ts';
import type { PartyCategory } from '../db/generated/prisma/enums.ts';
import { fault } from '../ledger/errors.ts';

export interface Partner {
  readonly id: string;
  readonly slug: string;
  readonly category: PartyCategory;
}

/** The partners with these slugs, in this order; throws InvalidInputError for one that is not there, and for the host. */
export async function findPartners(
  tx: Transaction,
  slugs: readonly string[],
): Promise<[Partner, ...Partner[]]> {
  const rows = await tx.party.findMany({
    where: { slug: { in: [...slugs] } },
    select: { id: true, slug: true, category: true },
  });
  const [first, ...others] = slugs.map((slug, index) => {
    const row = rows.find((each) => each.slug === slug);
    if (!row) throw fault(`partners.${index}`, `There is no party "${slug}"; register it first.`);
    if (row.category === null)
      throw fault(`partners.${index}`, `"${slug}" is the host, which every agreement has; name the others.`);
    return { ...row, category: row.category };
  });
  if (!first) throw fault('partners', 'Name at least one partner.');
  return [first, ...others];
}
