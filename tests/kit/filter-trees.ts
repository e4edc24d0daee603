// Random filters: every criterion alone and together, around each other in `and`, `or` and `not`.
import fc from 'fast-check';
import type { AgreementFilter } from '../../server/agreement/filter.ts';
import type { PartyFilter } from '../../server/agreement/party-filter.ts';
import {
  AgreementKind,
  AgreementStatus,
  Certainty,
  PartyCategory,
  ScopeKind,
} from '../../server/db/generated/prisma/enums.ts';
import type { FilterTree } from '../../server/graphql/filter-tree.ts';

const list = <Value>(values: readonly Value[]) =>
  fc.option(fc.subarray([...values], { maxLength: Math.min(4, values.length) }), { freq: 9 });
const scopeLists = list(Object.values(ScopeKind));
const scopes = fc.option(
  fc.record(
    { any: scopeLists, all: fc.subarray(Object.values(ScopeKind), { maxLength: 2 }) },
    { requiredKeys: [] },
  ),
);
const days = fc.constantFrom(
  '1950-01-01',
  '1997-07-08',
  '2003-03-03',
  '2005-06-01',
  '2009-12-17',
  '2012-12-12',
  '2026-11-24',
  '2031-01-01',
);
const texts = fc.constantFrom(
  'united Nations',
  'EUROPE',
  'secrétariat',
  "l'europe",
  'évidence accord',
  'pact',
  'zzz',
  '%',
  '_',
  '\\',
  'o o',
  'wco',
);

/** Filters of at most a few criteria, so that they do not all select nothing. */
const few = <Filter extends object>(criteria: { [Key in keyof Filter]: fc.Arbitrary<Filter[Key]> }) =>
  fc
    .subarray(Object.keys(criteria) as (keyof Filter)[], { maxLength: 2 })
    .chain((keys) =>
      fc.record(Object.fromEntries(keys.map((key) => [key, criteria[key]])) as typeof criteria),
    );

const treesOf = <Filter extends FilterTree<Filter>>(leaves: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> =>
  fc.letrec<{ tree: Filter }>((tie) => {
    const tree = tie('tree');
    const trees = fc.array(tree, { maxLength: 3 });
    const branches = fc.record({ and: trees, or: trees, not: tree }, { requiredKeys: [] });
    const around = fc.tuple(leaves, branches).map(([own, { and, or, not }]) => ({
      ...own,
      ...(and && { and }),
      ...(or && { or }),
      ...(not && { not }),
    }));
    return { tree: fc.oneof({ maxDepth: 2, withCrossShrink: true }, leaves, around) };
  }).tree;

export const agreementFilters = (
  slugs: readonly string[],
  partners: readonly string[],
): fc.Arbitrary<AgreementFilter> =>
  treesOf<AgreementFilter>(
    few<Omit<AgreementFilter, keyof FilterTree<AgreementFilter>>>({
      slug: list([...slugs, 'nobody']),
      category: list(Object.values(PartyCategory)),
      kind: list(Object.values(AgreementKind)),
      partner: list([...partners, 'nobody']),
      scopes,
      status: list(Object.values(AgreementStatus)),
      inForce: list(Object.values(Certainty)),
      on: fc.option(days, { freq: 9 }),
      signed: fc.option(fc.record({ from: days, to: days }, { requiredKeys: [] })),
      text: texts,
      missing: list(['SIGNED_ON', 'IN_FORCE_ON', 'SCOPES', 'KIND', 'SOURCES'] as const),
      amended: fc.option(fc.boolean()),
    }),
  );

export const partyFilters = (slugs: readonly string[]): fc.Arbitrary<PartyFilter> =>
  treesOf<PartyFilter>(
    few<Omit<PartyFilter, keyof FilterTree<PartyFilter>>>({
      slug: list([...slugs, 'nobody']),
      category: list(Object.values(PartyCategory)),
      name: texts,
      scopes,
    }),
  );
