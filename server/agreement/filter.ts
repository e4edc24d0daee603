import type { Prisma } from '../db/generated/prisma/client.ts';
import type {
  AgreementKind,
  AgreementStatus,
  Certainty,
  EventKind,
  PartyCategory,
  ScopeKind,
} from '../db/generated/prisma/enums.ts';
import { type FilterTree, filtersIn, NOTHING, whereOf } from '../graphql/filter-tree.ts';
import { termsWith, type Words } from '../graphql/words.ts';
import { type Day, toDate } from '../ledger/day.ts';
import { PUBLIC_EVENTS } from '../ledger/visibility.ts';
import { boundOn } from './visibility.ts';

export const AGREEMENT_GAPS = ['SIGNED_ON', 'IN_FORCE_ON', 'SCOPES', 'KIND', 'SOURCES'] as const;
export type AgreementGap = (typeof AGREEMENT_GAPS)[number];
type Where = Prisma.AgreementWhereInput;
type List<Value> = readonly Value[] | null | undefined;

export interface ScopeFilter {
  readonly any?: List<ScopeKind>;
  readonly all?: List<ScopeKind>;
}

export interface AgreementFilter extends FilterTree<AgreementFilter> {
  readonly slug?: List<string>;
  readonly category?: List<PartyCategory>;
  readonly kind?: List<AgreementKind>;
  readonly partner?: List<string>;
  readonly scopes?: ScopeFilter | null | undefined;
  readonly status?: List<AgreementStatus>;
  readonly inForce?: List<Certainty>;
  readonly on?: Day | null | undefined;
  readonly signed?:
    | { readonly from?: Day | null | undefined; readonly to?: Day | null | undefined }
    | null
    | undefined;
  readonly text?: string | null | undefined;
  readonly missing?: List<AgreementGap>;
  readonly amended?: boolean | null | undefined;
}

/** Beside a comparison with a column that may be null: SQL would leave the row out of the complement too. */
const KNOWN = { not: null };

/** The texts that a filter looks for. Throws BadInputError for a filter too large to be answered. */
export function textsOf(filter: AgreementFilter): (string | null | undefined)[] {
  return filtersIn(filter).map(({ text }) => text);
}

/** The where-clause of a filter, with the words of its texts and the day that it speaks of unless it names one. */
export function agreementWhere(filter: AgreementFilter, words: Words, today: Day): Where {
  return whereOf<DatedFilter, Where>(withDays(filter, today), (each) => ownWhere(each, words));
}

interface DatedFilter
  extends Omit<AgreementFilter, keyof FilterTree<AgreementFilter>>,
    FilterTree<DatedFilter> {
  readonly on: Day;
  /** Whether that day was named, and is not today for want of another. */
  readonly isDayNamed: boolean;
}

/** Filters inside a filter speak of its day unless they name their own. */
function withDays(filter: AgreementFilter, day: Day, isNamed = false): DatedFilter {
  const on = filter.on ?? day;
  const isDayNamed = isNamed || !!filter.on;
  const dated = (each: AgreementFilter) => withDays(each, on, isDayNamed);
  return {
    ...filter,
    on,
    isDayNamed,
    and: filter.and?.map(dated),
    or: filter.or?.map(dated),
    not: filter.not && dated(filter.not),
  };
}

function ownWhere(filter: DatedFilter, words: Words): Where[] {
  const where: Where[] = [];
  if (filter.slug) where.push({ slug: { in: [...filter.slug] } });
  if (filter.category) where.push({ category: { in: [...filter.category] } });
  if (filter.kind) where.push({ kind: { in: [...filter.kind], ...KNOWN } });
  if (filter.partner) where.push(withPartner(filter, filter.partner));
  if (filter.signed) where.push(signedWithin(filter.signed));
  if (filter.text) where.push(withText(words.get(filter.text) ?? []));
  if (filter.missing) where.push(missingAny(filter.missing));
  if (filter.amended) where.push({ amendments: { some: { outcome: 'AGREED' } } });
  if (filter.amended === false) where.push({ amendments: { none: { outcome: 'AGREED' } } });
  return [...where, ...onDay(filter)];
}

/** Agreements with one of the partners, which has not left them by the day where the filter speaks of one. */
function withPartner(
  { on, isDayNamed, status, inForce, scopes }: DatedFilter,
  slugs: readonly string[],
): Where {
  const isOfDay = isDayNamed || status || inForce || scopes;
  const party = { slug: { in: [...slugs] } };
  return { parties: { some: { role: 'PARTNER', party, AND: isOfDay ? [boundOn(on)] : [] } } };
}

function onDay({ on: day, status, inForce, scopes }: DatedFilter): Where[] {
  const where: Where[] = [];
  if (status) where.push({ phases: { some: { status: { in: [...status] }, ...holdsOn(day) } } });
  if (inForce) where.push(inForceOn(day, inForce));
  if (scopes)
    where.push(...coveringOn(scopes, day, inForce?.includes('UNKNOWN') ? ['YES', 'UNKNOWN'] : ['YES']));
  return where;
}

/** Agreements that cover scopes on a day, being in force on it with one of these certainties. */
export function coveringOn({ any, all }: ScopeFilter, day: Day, certainties: readonly Certainty[]): Where[] {
  const kinds = [...(any ? [{ in: [...new Set(any)] }] : []), ...new Set(all)];
  if (kinds.length === 0) return [];
  return [
    inForceOn(day, certainties),
    ...kinds.map((kind) => ({ scopes: { some: { kind, ...holdsOn(day) } } })),
  ];
}

/** Agreements that are in force on a day with one of these certainties. */
export function inForceOn(day: Day, certainties: readonly Certainty[] = ['YES']): Where {
  return { phases: { some: { inForce: { in: [...certainties] }, ...holdsOn(day) } } };
}

/** Rows whose period holds on a day: from `since`, included, until `until`, excluded; null is open. */
export function holdsOn(day: Day) {
  const date = toDate(day);
  return {
    AND: [
      { OR: [{ since: null }, { since: { lte: date } }] },
      { OR: [{ until: null }, { until: { gt: date } }] },
    ],
  };
}

/**
 * The first day is compared in the column that lists sort by, though the earliest day would do: a page then begins in its index where the
 * period does, and need not read all that comes before. A list of the latest first would gain from the last day in the other such column,
 * but PostgreSQL holds conditions for independent: with one more it expects fewer rows than there are, and sorts them all.
 */
function signedWithin({ from, to }: NonNullable<AgreementFilter['signed']>): Where {
  return {
    signedOn: { not: null },
    ...(from ? { signedEarliest: KNOWN, signedAscending: { gte: toDate(from) } } : {}),
    ...(to ? { signedLatest: { lte: toDate(to), ...KNOWN } } : {}),
  };
}

function withText(words: readonly string[]): Where {
  const terms = termsWith(words);
  return {
    OR: [{ searchTerms: terms }, { parties: { some: { role: 'PARTNER', party: { searchTerms: terms } } } }],
  };
}

/** Recorded agreements with at least one of the gaps: of what is negotiated here every act is known, and none is missing. */
export function missingAny(gaps: readonly AgreementGap[]): Where {
  return gaps.length === 0 ? NOTHING : { origin: 'RECORDED', OR: [...new Set(gaps)].map((gap) => GAPS[gap]) };
}

const STANDING_RETRACTION: Prisma.EventWhereInput = {
  kind: 'RETRACTED',
  corrections: { none: { kind: 'RETRACTED' } },
};

/** The claims of one kind that stand. A disputed one is evidence too, so the columns, which hold undisputed ones alone, do not tell. */
function telling(kind: EventKind): Prisma.EventWhereInput {
  return { kind, AND: [PUBLIC_EVENTS, { corrections: { none: STANDING_RETRACTION } }] };
}

/** An amendment tells what it adds, and not what the agreement itself covers. */
export const SCOPES_UNTOLD = {
  origin: 'RECORDED',
  scopes: { none: { addedById: null } },
} as const satisfies Where;

const GAPS: Readonly<Record<AgreementGap, Where>> = {
  SIGNED_ON: { events: { none: telling('SIGNED') } },
  IN_FORCE_ON: { events: { none: telling('ENTERED_INTO_FORCE') } },
  SCOPES: SCOPES_UNTOLD,
  KIND: { kind: null },
  SOURCES: { events: { none: { sources: { some: {} }, ...PUBLIC_EVENTS } } },
};
