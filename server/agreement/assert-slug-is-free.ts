import type { Transaction } from '../db/client.ts';
import { fault } from '../ledger/errors.ts';

/** Throws InvalidInputError for a slug that is taken, by whatever agreement. */
export async function assertSlugIsFree(tx: Transaction, slug: string): Promise<void> {
  // Two writers could both find it free, so the second waits here until the first has committed.
  await tx.$queryRaw`/* assertSlugIsFree */ SELECT pg_advisory_xact_lock(hashtextextended(${`agreement:${slug}`}, 0))::TEXT`;
  if (await tx.agreement.findUnique({ where: { slug }, select: { id: true } })) {
    throw fault('slug', `The slug "${slug}" is taken; choose another.`);
  }
}
