// The agreements of a filter, whole and in pages, for those who take them elsewhere.
import type { Prisma } from '../db/generated/prisma/client.ts';
import type { Context } from '../graphql/context.ts';
import { type Day, dayOf } from '../ledger/day.ts';
import { visibleEvents } from '../ledger/visibility.ts';
import { CITED, citationOf } from './citation.ts';
import type { AgreementFilter } from './filter.ts';
import { holds, PHASES, phaseOn } from './phase.ts';
import { countedList } from './queries.ts';

const PAGE_SIZE = 200;

/** What an exported row is made of, for a caller. */
function exported(viewpoint: Context) {
  return {
    ...CITED,
    ...PHASES,
    id: true,
    kind: true,
    category: true,
    origin: true,
    endedOn: true,
    parties: {
      select: { role: true, party: { select: { slug: true, name: true } } },
      orderBy: { position: 'asc' },
    },
    supplements: { select: { slug: true } },
    replaces: { select: { slug: true } },
    amendments: {
      where: { outcome: 'AGREED' },
      select: { sequence: true, title: true, effectiveOn: true },
      orderBy: { sequence: 'asc' },
    },
    scopes: { select: { kind: true, since: true, until: true }, orderBy: [{ kind: 'asc' }, { id: 'asc' }] },
    events: {
      where: visibleEvents(viewpoint),
      select: {
        sources: { select: { source: { select: { title: true, url: true } } }, orderBy: { position: 'asc' } },
      },
      orderBy: { position: 'asc' },
    },
  } as const satisfies Prisma.AgreementSelect;
}

type Row = Prisma.AgreementGetPayload<{ select: ReturnType<typeof exported> }>;
export type ExportedAgreement = ReturnType<typeof toExported>;

/**
 * Every agreement of a filter that the caller may know of, in pages by id, one statement each. Status, force and scopes are those
 * of the filter's day. Each page is read when it is asked for, so a write in between shows in the pages after it. Throws
 * BadInputError for a filter that cannot be answered.
 */
export async function* exportAgreements(
  filter: AgreementFilter | null,
  context: Context,
): AsyncGenerator<ExportedAgreement[]> {
  const { where, on } = await countedList({ filter }, context);
  const select = exported(context);
  for (let after: string | null = null; ; ) {
    const rows: Row[] = await context.db.agreement.findMany({
      where: { AND: [where, after === null ? {} : { id: { gt: after } }] },
      select,
      orderBy: { id: 'asc' },
      take: PAGE_SIZE,
    });
    yield rows.map((row) => toExported(row, on, context.today));
    after = rows.at(-1)?.id ?? null;
    if (rows.length < PAGE_SIZE) return;
  }
}

function toExported(row: Row, on: Day, today: Day) {
  const { slug, title, kind, category, origin, signedOn, inForceOn, endedOn } = row;
  const { status, inForce } = phaseOn(row.phases, on);
  const holding = inForce === 'NO' ? [] : row.scopes.filter((scope) => holds(scope, on));
  const sources = row.events.flatMap((event) => event.sources.map(({ source }) => source));
  return {
    ...{ slug, title, kind, category, origin, on, status, inForce, signedOn, inForceOn, endedOn },
    parties: row.parties.map(({ role, party }) => ({ role, ...party })),
    scopes: [...new Set(holding.map((scope) => scope.kind))],
    amendments: row.amendments.map(({ effectiveOn, ...amendment }) => ({
      ...amendment,
      effectiveOn: dayOf(effectiveOn),
    })),
    supplements: row.supplements?.slug ?? null,
    replaces: row.replaces?.slug ?? null,
    citation: citationOf(row, today),
    sources: [...new Map(sources.map((source) => [`${source.title}\n${source.url}`, source])).values()],
  };
}
