import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AGREEMENT_GAPS, type AgreementFilter } from '../../server/agreement/filter.ts';
import { acting, REGISTRAR } from '../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { agreementFilters } from '../kit/filter-trees.ts';
import { createQuery, type Query } from '../kit/query.ts';
import { bringInto, open, sign, succeed } from '../kit/situations.ts';
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

  test('are those of recorded agreements: what is negotiated here, concluded or not, has none', async () => {
    const registrar = acting(database).as(REGISTRAR);
    await open(registrar, 'a-draft', { kind: null });
    await sign(registrar, 'a-pact', { kind: null });
    await bringInto('UNKNOWN', registrar, 'a-record');
    const found = await registrar.query(
      `{ gaps(filter: { slug: ["a-draft", "a-pact", "a-record"] }) { gap count }
        agreements(filter: { slug: ["a-draft", "a-pact", "a-record"], missing: [SIGNED_ON, IN_FORCE_ON, SCOPES, KIND, SOURCES] }) { nodes { slug } } }`,
    );
    const counts = { SIGNED_ON: 1, IN_FORCE_ON: 1, SCOPES: 1, KIND: 1, SOURCES: 0 };
    expect(found).toEqual({
      gaps: Object.entries(counts).map(([gap, count]) => ({ gap, count })),
      agreements: { nodes: [{ slug: 'a-record' }] },
    });
  });

  test.each([
    ['SIGNED', 'SIGNED_ON'],
    ['ENTERED_INTO_FORCE', 'IN_FORCE_ON'],
  ])('are none where a claim is disputed, and are where it was taken back: %s', async (kind, gap) => {
    const registrar = acting(database).as(REGISTRAR);
    const slug = `disputed-${kind.toLowerCase().replaceAll('_', '-')}`;
    await bringInto('UNKNOWN', registrar, slug);
    const countOf = async () => (await gapsOf({ slug: [slug] })).find((each) => each.gap === gap)?.count;
    expect(await countOf()).toBe(1);

    const told = { agreement: slug, kind, on: '1999', disputed: true, sources: [{ title: 'A book' }] };
    const { id: event } = await succeed(registrar, 'RecordEvent', told);
    expect(await countOf()).toBe(0);
    await succeed(registrar, 'CorrectEvent', { event, retract: true, note: 'Misread.' });
    expect(await countOf()).toBe(1);
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
