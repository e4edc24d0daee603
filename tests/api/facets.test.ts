import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AgreementFilter } from '../../server/agreement/filter.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { agreementFilters } from '../kit/filter-trees.ts';
import { isSelected, type PlainAgreement, phaseOn, readAgreements, scopesOn } from '../kit/naive.ts';
import { createQuery, type Query, TODAY } from '../kit/query.ts';
import { addVariety } from '../kit/variety.ts';

let database: TestDatabase;
let api: Query;
let agreements: PlainAgreement[];

beforeAll(async () => {
  database = await createTestDatabase();
  await addVariety(database.db);
  api = createQuery(database);
  agreements = await readAgreements(database.db);
});

afterAll(() => database.close());

type Value = string | number;
type Counts = readonly { readonly value: Value; readonly count: number }[];
type Facets = Readonly<Record<'category' | 'scope' | 'kind' | 'status' | 'year', Counts>>;

const FACETS = `facets {
  category { value count } scope { value count } kind { value count } status { value count } year { value count } }`;

async function facetsOf(filter: AgreementFilter | null): Promise<Facets> {
  const data = await api.query<{ agreements: { facets: Facets } }>(
    `query ($filter: AgreementFilter) { agreements(filter: $filter) { ${FACETS} } }`,
    { filter },
  );
  return data.agreements.facets;
}

/** The values with their counts, largest first, and by value where the counts are equal. */
function count(values: readonly (Value | null)[]): Counts {
  const counts = new Map<Value, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, times]) => ({ value, count: times }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

function countPlainly(filter: AgreementFilter): Facets {
  const list = agreements.filter((each) => isSelected(each, filter, TODAY));
  const on = filter.on ?? TODAY;
  return {
    category: count(list.map(({ category }) => category)),
    scope: count(list.flatMap((agreement) => scopesOn(agreement, on, ['YES']))),
    kind: count(list.map(({ kind }) => kind)),
    status: count(list.map((agreement) => phaseOn(agreement, on).status)),
    year: count(list.map(yearOf)),
  };
}

function yearOf({ signedEarliest, signedLatest }: PlainAgreement): number | null {
  const years = [signedEarliest?.getUTCFullYear(), signedLatest?.getUTCFullYear()];
  return years[0] !== undefined && years[0] === years[1] ? years[0] : null;
}

describe('facets', () => {
  test('count every agreement of the list, not only of the page, largest first', async () => {
    const { agreements: page } = await api.query<{ agreements: { facets: Facets; nodes: unknown[] } }>(
      `{ agreements(first: 1) { ${FACETS} nodes { slug } } }`,
    );

    expect(page.nodes).toHaveLength(1);
    expect(page.facets).toEqual(countPlainly({}));
    expect(page.facets.category[0]).toEqual({ value: 'REGIONAL_IO', count: 39 });
  });

  test('take status and scopes on the day of the filter', async () => {
    const filter: AgreementFilter = { on: '2005-06-01', partner: ['europol'] };

    expect(await facetsOf(filter)).toEqual(countPlainly(filter));
    expect((await facetsOf(filter)).status).toContainEqual({ value: 'SUSPENDED', count: 3 });
    expect((await facetsOf({ ...filter, on: '2004-06-01' })).scope).toContainEqual({
      value: 'TECHNICAL_ASSISTANCE',
      count: 1,
    });
  });

  test('leave out what is not known: no kind, no year, no scope', async () => {
    const filter: AgreementFilter = { missing: ['KIND', 'SIGNED_ON', 'SCOPES'] };
    const known = await facetsOf({
      and: [{ missing: ['KIND'] }, { missing: ['SIGNED_ON'] }, { missing: ['SCOPES'] }],
    });

    expect(known).toMatchObject({ kind: [], year: [], scope: [] });
    expect(await facetsOf(filter)).toEqual(countPlainly(filter));
  });

  test('of an empty list are empty', async () => {
    expect(await facetsOf({ slug: [] })).toEqual({ category: [], scope: [], kind: [], status: [], year: [] });
  });

  test('count by any tree of filters as counting row by row does', async () => {
    const slugs = agreements.map(({ slug }) => slug);
    await fc.assert(
      fc.asyncProperty(agreementFilters(slugs, ['un', 'europol', 'wco']), async (filter) => {
        expect(await facetsOf(filter)).toEqual(countPlainly(filter));
      }),
      { numRuns: 25 },
    );
  });
});
