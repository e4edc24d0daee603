import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { foldPlainly } from '../kit/naive.ts';
import { createQuery, type Query } from '../kit/query.ts';

let database: TestDatabase;
let api: Query;

beforeAll(async () => {
  database = await createTestDatabase();
  api = createQuery(database);
});

afterAll(() => database.close());

interface Hit {
  readonly score: number;
  readonly matched: string;
  readonly node: { readonly __typename: 'Party' | 'Agreement'; readonly slug: string };
}

interface Found {
  readonly totalCount: number;
  readonly nodes: readonly Hit[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function search(text: string, page: { first?: number; after?: string | null } = {}): Promise<Found> {
  const data = await api.query<{ search: Found }>(
    `query ($text: String!, $first: Int, $after: String) { search(text: $text, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { score matched node { __typename ... on Party { slug } ... on Agreement { slug } } } } }`,
    { text, ...page },
  );
  return data.search;
}

const firstSlug = async (text: string) => (await search(text, { first: 1 })).nodes[0]?.node.slug;
const slugs = async (text: string) => (await search(text, { first: 100 })).nodes.map(({ node }) => node.slug);

describe('what is looked for comes first', () => {
  test.each([
    ['an acronym', 'EMCCA', 'cemac'],
    ['an acronym in small letters', 'unesco', 'unesco'],
    ['a name', 'World Customs Organization', 'wco'],
    ['a name with letters swapped', 'wrold customs organisation', 'wco'],
    ['a name with a letter left out', 'Intenational Criminal Court', 'icc-otp'],
    ['a part of a name with a misprint', 'sierra leona', 'rscsl'],
    ['a name in another language, without its accents', "secretariat general du conseil de l'europe", 'coe'],
    [
      'the same with its accents and the other apostrophe',
      'Secrétariat général du Conseil de l’Europe',
      'coe',
    ],
    ['a name in wide letters', 'ＷＣＯ', 'wco'],
    ['a name in wide spaces', '  World   Customs\tOrganization ', 'wco'],
    ['the host', 'interpol', 'interpol'],
    ['words in the midst of a long title', 'stolen motor vehicle', 'wco-special-motor-vehicles'],
    ['one word of a title', 'peacekeeping', 'un-supplementary-peacekeeping'],
    ['words out of their order', 'iraqi unesco heritage', 'unesco-special-iraqi-heritage'],
    ['words that are only begun', 'stol mot veh', 'wco-special-motor-vehicles'],
    ['a word in two', 'inter pol', 'interpol'],
    ['two words in one', 'worldcustoms organization', 'wco'],
    ['a word too many', 'world customs organization brussels', 'wco'],
    ['two words too many', 'world customs organization brussels belgium', 'wco'],
    [
      'two other words in the midst of a title',
      'stolen motor vehicles treaty paris',
      'wco-special-motor-vehicles',
    ],
  ])('%s: %s', async (_what, text, slug) => {
    expect(await firstSlug(text)).toBe(slug);
  });

  test('whatever has exactly that name, acronym, alias or title, told as a score of 1', async () => {
    const terms = await database.db.searchTerm.findMany({ select: { text: true } });
    for (const { text } of terms.filter((term) => term.text.length <= 200)) {
      const { nodes } = await api
        .query<{ search: Pick<Found, 'nodes'> }>(
          'query ($text: String!) { search(text: $text, first: 3) { nodes { score matched } } }',
          { text },
        )
        .then((data) => data.search);
      const exact = nodes.filter(({ score }) => score === 1);
      expect(exact.map(({ matched }) => foldPlainly(matched))).toEqual(exact.map(() => foldPlainly(text)));
      expect(nodes[0]?.score).toBe(1);
    }
  });

  test('a party, though one of the letters of its name is wrong', async () => {
    const parties = await database.db.party.findMany({ select: { slug: true, name: true } });
    const long = parties.filter(({ name }) => name.length >= 20 && name.length <= 200);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...long), fc.nat(1000), async ({ slug, name }, place) => {
        const at = place % name.length;
        expect(await firstSlug(`${name.slice(0, at)}x${name.slice(at + 1)}`)).toBe(slug);
      }),
      { numRuns: 25 },
    );
  });

  test('a party before an agreement that is hardly more alike', async () => {
    const { nodes } = await search('european police office');

    expect(nodes.map(({ node }) => node.slug).slice(0, 2)).toEqual(['europol', 'europol-cooperation']);
    expect(
      (await search('wrold customs organisation')).nodes.map(({ node }) => node.__typename).slice(0, 2),
    ).toEqual(['Party', 'Agreement']);
  });

  test('a name itself before another of the same words', async () => {
    expect((await search('CIS ATC', { first: 1 })).nodes[0]).toMatchObject({ matched: 'CIS ATC', score: 1 });
    expect((await search('Nations United', { first: 100 })).nodes.every(({ score }) => score < 1)).toBe(true);
  });

  test('every party of an acronym that two share', async () => {
    const { nodes } = await search('icc', { first: 2 });

    expect(nodes.map(({ node }) => node.slug).sort()).toEqual(['icc-chamber', 'icc-otp']);
    expect(nodes.map(({ score, matched }) => [score, matched])).toEqual([
      [1, 'ICC'],
      [1, 'ICC'],
    ]);
  });
});

describe('a list of what was found', () => {
  test('is ordered by likeness, and each is in it once', async () => {
    const { nodes, totalCount } = await search('united nations', { first: 100 });
    const ranks = nodes.map(({ score, node }) => score + (node.__typename === 'Party' ? 0.05 : 0));

    expect(totalCount).toBe(nodes.length);
    expect(new Set(nodes.map(({ node }) => node.slug)).size).toBe(nodes.length);
    expect(ranks.slice(1)).toEqual(ranks.slice(1).sort((one, other) => other - one));
  });

  test('is walked page by page without missing or repeating what was found', async () => {
    const all = await search('interpol', { first: 100 });
    const walked: Hit[] = [];
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo, totalCount } = await search('interpol', { first: 7, after });
      expect(totalCount).toBe(all.totalCount);
      walked.push(...nodes);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(all.totalCount).toBeGreaterThan(60);
    expect(walked).toEqual(all.nodes);
  });

  test('beyond its end is empty', async () => {
    const { pageInfo } = await search('peacekeeping');

    expect(await search('peacekeeping', { after: pageInfo.endCursor })).toMatchObject({
      totalCount: 1,
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  test('of a page of no rows is empty, though much was found', async () => {
    const { nodes, totalCount, pageInfo } = await search('interpol', { first: 0 });

    expect(nodes).toEqual([]);
    expect(pageInfo).toEqual({ hasNextPage: true, endCursor: null });
    expect(totalCount).toBeGreaterThan(60);
  });
});

describe('a text that a program would read as its own', () => {
  test.each([
    '%',
    '_',
    '%%%',
    "'",
    "''; DROP TABLE party; --",
    '\\',
    '&|!:*',
    ':*',
    '<->',
    '(((',
    '[',
    '.*',
    '^$',
    '+',
    '🙂',
    '🇫🇷',
  ])('finds nothing: %s', async (text) => {
    expect(await search(text)).toMatchObject({ totalCount: 0, nodes: [] });
  });

  test.each(['"wco"', 'wco & !un', "wco'", 'wco:*', '(wco)', '%wco%', '\u202Ewco', 'wco | '])(
    'is read as the words in it: %s',
    async (text) => {
      expect(await slugs(text)).toContain('wco');
    },
  );

  test.each([
    'منظمة',
    'Организация',
    'שלום עולם',
    '国際刑事警察機構',
    'e\u0301\u0301\u0301',
    '\uFB01',
    'ß',
    'İ',
  ])('is answered in any script: %s', async (text) => {
    const { totalCount, nodes } = await search(text, { first: 100 });

    expect(totalCount).toBe(nodes.length);
  });

  test('is answered whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), async (text) => {
        const { data, errors } = await api.queryRaw<{ search: Found }>(
          'query ($text: String!) { search(text: $text) { totalCount } }',
          { text },
        );
        if (errors.length > 0) expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
        else expect(data?.search.totalCount).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 30 },
    );
  });
});

test.each([
  ['an empty text', ''],
  ['a text of spaces', ' \t\n '],
  ['a text of more than 200 characters', 'x'.repeat(201)],
])('%s is refused with what to change', async (_what, text) => {
  const { data, errors } = await api.queryRaw(
    'query ($text: String!) { search(text: $text) { totalCount } }',
    { text },
  );

  expect(data).toBeNull();
  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringMatching(/text to look for/) },
  ]);
});
