// The terms of agreements, as they are stored and as their ledger adds up to them.
import type { Database } from '../../server/db/client.ts';
import { foldTerms, type Terms } from '../../server/ledger/fold-terms.ts';

/** What the tables hold of agreements. */
export async function storedTerms(db: Database, agreementIds: readonly string[]): Promise<Terms> {
  const where = { agreementId: { in: [...agreementIds] } };
  const TERM = { since: true, until: true, eventId: true, addedById: true, removedById: true } as const;
  const [scopes, provisions, amendments] = await Promise.all([
    db.scope.findMany({ where, select: { ...TERM, kind: true, note: true } }),
    db.provision.findMany({ where, select: { ...TERM, number: true, heading: true, text: true } }),
    db.amendment.findMany({
      where: { ...where, outcome: 'AGREED' },
      select: { id: true, effectiveOn: true },
    }),
  ]);
  return inOrder({ scopes, provisions, amendments });
}

/** What their ledgers say. */
export async function foldedTerms(db: Database, agreementIds: readonly string[]): Promise<Terms> {
  const agreements = await db.agreement.findMany({
    where: { id: { in: [...agreementIds] } },
    select: { events: { orderBy: { position: 'asc' } } },
  });
  const terms = agreements.map(({ events }) => foldTerms(events));
  return inOrder({
    scopes: terms.flatMap(({ scopes }) => scopes),
    provisions: terms.flatMap(({ provisions }) => provisions),
    amendments: terms.flatMap(({ amendments }) => amendments),
  });
}

function inOrder({ scopes, provisions, amendments }: Terms): Terms {
  const byContent = <Row>(rows: readonly Row[]) =>
    [...rows].sort((one, other) => (JSON.stringify(sorted(one)) < JSON.stringify(sorted(other)) ? -1 : 1));
  return { scopes: byContent(scopes), provisions: byContent(provisions), amendments: byContent(amendments) };
}

function sorted(row: unknown) {
  return Object.entries(Object(row)).sort(([one], [other]) => (one < other ? -1 : 1));
}
