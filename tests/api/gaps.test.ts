import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AGREEMENT_GAPS, type AgreementFilter } from '../../server/agreement/filter.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { agreementFilters } from '../kit/filter-trees.ts';
import { createQuery, type Query } from '../kit/query.ts';
import { addVariety } from '../kit/variety.ts';

let database: TestDatabase;
let api: Query;

beforeAll(async () => {
  database = await createTestDatabase();
  await addVariety(database.db);
  api = createQuery(database);
});

afterAll(() => database.close());

interface Gap {
  readonly gap: string;
  readonly count: number;
}

async function gapsOf(filter: AgreementFilter | null): Promise<readonly Gap[]> {
  const document = 'query ($filter: AgreementFilter) { gaps(filter: $filter) { gap count } }';
  return (await api.query<{ gaps: Gap[] }>(document, { filter })).gaps;
}

/** The same counts, asked for one by one as lists. */
function countLists(filter: AgreementFilter): Promise<readonly Gap[]> {
  return Promise.all(
    AGREEMENT_GAPS.map(async (gap) => {
      const { agreements } = await api.query<{ agreements: { totalCount: number } }>(
        'query ($filter: AgreementFilter) { agreements(filter: $filter) { totalCount } }',
        { filter: { and: [filter, { missing: [gap] }] } },
      );
      return { gap, count: agreements.totalCount };
    }),
  );
}

describe('gaps', () => {
  test('count what `missing` lists, over all agreements', async () => {
    const gaps = await gapsOf(null);

    expect(gaps).toEqual(await countLists({}));
    expect(Math.max(...gaps.map(({ count }) => count))).toBeGreaterThan(50);
  });

  test('of an empty list are all there, and zero', async () => {
    expect(await gapsOf({ slug: [] })).toEqual(AGREEMENT_GAPS.map((gap) => ({ gap, count: 0 })));
  });

  test('count what `missing` lists by any tree of filters', async () => {
    const rows = await database.db.agreement.findMany({ select: { slug: true } });
    const slugs = rows.map(({ slug }) => slug);
    await fc.assert(
      fc.asyncProperty(agreementFilters(slugs, ['un', 'europol', 'wco']), async (filter) => {
        expect(await gapsOf(filter)).toEqual(await countLists(filter));
      }),
      { numRuns: 15 },
    );
  });
});
