// How the agreements of a list spread over categories, scopes, kinds, statuses and years. One statement a facet, and
// only for the facets that are asked for.
import type { Prisma } from '../db/generated/prisma/client.ts';
import type {
  AgreementKind,
  AgreementStatus,
  PartyCategory,
  ScopeKind,
} from '../db/generated/prisma/enums.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import type { Day } from '../ledger/day.ts';
import { PartyCategory as PartyCategoryEnum } from '../party/type.ts';
import {
  AgreementKind as AgreementKindEnum,
  AgreementStatus as AgreementStatusEnum,
  ScopeKind as ScopeKindEnum,
} from './enums.ts';
import { holdsOn, inForceOn } from './filter.ts';

/** The list that facets count: its where-clause, and the day that statuses and scopes are taken on. */
export interface CountedList {
  readonly where: Prisma.AgreementWhereInput;
  readonly on: Day;
}

interface Count<Value> {
  readonly value: Value;
  readonly count: number;
}

const COUNT = { description: 'How many agreements of the whole list, not only of this page.' };

const CategoryCount = builder.objectRef<Count<PartyCategory>>('CategoryCount').implement({
  description: 'Agreements of one category.',
  fields: (t) => ({
    value: t.expose('value', { type: PartyCategoryEnum, description: "The first partner's category." }),
    count: t.exposeInt('count', COUNT),
  }),
});

const ScopeCount = builder.objectRef<Count<ScopeKind>>('ScopeCount').implement({
  description: 'Agreements that surely cover one scope.',
  fields: (t) => ({
    value: t.expose('value', { type: ScopeKindEnum, description: 'The scope.' }),
    count: t.exposeInt('count', COUNT),
  }),
});

const KindCount = builder.objectRef<Count<AgreementKind>>('KindCount').implement({
  description: 'Agreements of one kind.',
  fields: (t) => ({
    value: t.expose('value', { type: AgreementKindEnum, description: 'The kind.' }),
    count: t.exposeInt('count', COUNT),
  }),
});

const StatusCount = builder.objectRef<Count<AgreementStatus>>('StatusCount').implement({
  description: 'Agreements of one status.',
  fields: (t) => ({
    value: t.expose('value', { type: AgreementStatusEnum, description: 'The status.' }),
    count: t.exposeInt('count', COUNT),
  }),
});

const YearCount = builder.objectRef<Count<number>>('YearCount').implement({
  description: 'Agreements signed in one year.',
  fields: (t) => ({
    value: t.exposeInt('value', { description: 'The year.' }),
    count: t.exposeInt('count', COUNT),
  }),
});

export const AgreementFacets = builder.objectRef<CountedList>('AgreementFacets').implement({
  description:
    'How the agreements of a list spread, largest first. An agreement that a facet knows nothing of is not counted in it.',
  fields: (t) => ({
    category: t.field({
      type: [CategoryCount],
      description: 'By category.',
      resolve: countCategories,
    }),
    scope: t.field({
      type: [ScopeCount],
      description:
        'By scope that surely holds on the day of the filter; an agreement of several scopes counts in each.',
      resolve: countScopes,
    }),
    kind: t.field({
      type: [KindCount],
      description: 'By kind.',
      resolve: countKinds,
    }),
    status: t.field({
      type: [StatusCount],
      description: 'By status on the day of the filter.',
      resolve: countStatuses,
    }),
    year: t.field({
      type: [YearCount],
      description: 'By year of signature, where it is known to one year.',
      resolve: countYears,
    }),
  }),
});

async function countCategories({ where }: CountedList, _args: unknown, { db }: Context) {
  const rows = await db.agreement.groupBy({ by: ['category'], where, _count: { _all: true } });
  return largestFirst(rows.map(({ category, _count }) => ({ value: category, count: _count._all })));
}

async function countKinds({ where }: CountedList, _args: unknown, { db }: Context) {
  const rows = await db.agreement.groupBy({ by: ['kind'], where, _count: { _all: true } });
  return largestFirst(rows.map(({ kind, _count }) => ({ value: kind, count: _count._all })));
}

async function countYears({ where }: CountedList, _args: unknown, { db }: Context) {
  const rows = await db.agreement.groupBy({ by: ['signedYear'], where, _count: { _all: true } });
  return largestFirst(rows.map(({ signedYear, _count }) => ({ value: signedYear, count: _count._all })));
}

async function countScopes({ where, on }: CountedList, _args: unknown, { db }: Context) {
  const rows = await db.scope.groupBy({
    by: ['kind'],
    where: { AND: [holdsOn(on), { agreement: { AND: [where, inForceOn(on)] } }] },
    _count: { _all: true },
  });
  return largestFirst(rows.map(({ kind, _count }) => ({ value: kind, count: _count._all })));
}

async function countStatuses({ where, on }: CountedList, _args: unknown, { db }: Context) {
  const rows = await db.phase.groupBy({
    by: ['status'],
    where: { AND: [holdsOn(on), { agreement: where }] },
    _count: { _all: true },
  });
  return largestFirst(rows.map(({ status, _count }) => ({ value: status, count: _count._all })));
}

/** Without what is not known, and by value where the counts are equal. */
function largestFirst<Value extends string | number>(counts: readonly Count<Value | null>[]): Count<Value>[] {
  const known = counts.filter((each): each is Count<Value> => each.value !== null);
  return known.sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}
