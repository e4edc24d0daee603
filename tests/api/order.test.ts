import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { type PlainAgreement, readAgreements } from '../kit/naive.ts';
import { createQuery, type Query } from '../kit/query.ts';
import { addVariety } from '../kit/variety.ts';

let database: TestDatabase;
let api: Query;
let agreements: PlainAgreement[];

beforeAll(async () => {
  database = await createTestDatabase();
  await addVariety(database.db);
  // Alike in everything but the id, so that the tie must be broken.
  await database.sql(
    `WITH alike AS (UPDATE agreement SET updated_at = '2026-11-23T10:00Z' WHERE slug LIKE 'un-%' RETURNING id)
     INSERT INTO event (id, kind, agreement_id, details) SELECT gen_random_uuid(), 'DESCRIBED', id, '{}' FROM alike`,
  );
  api = createQuery(database);
  agreements = await readAgreements(database.db);
});

afterAll(() => database.close());

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

interface Page {
  readonly pageInfo: PageInfo;
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly slug: string } }[];
  readonly nodes: readonly { readonly slug: string }[];
}

type Ask = (args: Readonly<Record<string, unknown>>) => Promise<Page>;

const PAGE =
  'pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { slug } } nodes { slug }';
const PAGE_SIZE = 7;

const ARGS = '$orderBy: [ORDER!], $first: Int, $after: String, $last: Int, $before: String';
const PASSED = 'orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before';
const documentOf = (field: string, order: string) =>
  `query (${ARGS.replace('ORDER', order)}) { list: ${field}(${PASSED}) { ${PAGE} } }`;

const asker =
  (field: string, order: string, orderBy: unknown): Ask =>
  async (args) =>
    (await api.query<{ list: Page }>(documentOf(field, order), { orderBy, ...args })).list;

/** Every slug of the list, page by page from its start. */
async function walkForward(ask: Ask): Promise<string[]> {
  const slugs: string[] = [];
  for (let after: string | null = null, isFirst = true; ; isFirst = false) {
    const { pageInfo, nodes, edges } = await ask({ first: PAGE_SIZE, after });
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges.at(0)?.cursor, edges.at(-1)?.cursor]);
    expect(pageInfo.hasPreviousPage).toBe(!isFirst);
    slugs.push(...nodes.map(({ slug }) => slug));
    if (!pageInfo.hasNextPage) return slugs;
    expect(nodes).toHaveLength(PAGE_SIZE);
    after = pageInfo.endCursor;
  }
}

/** Every slug of the list, page by page from its end, told in the order of the list. */
async function walkBackward(ask: Ask): Promise<string[]> {
  const slugs: string[] = [];
  for (let before: string | null = null, isFirst = true; ; isFirst = false) {
    const { pageInfo, nodes } = await ask({ last: PAGE_SIZE, before });
    expect(pageInfo.hasNextPage).toBe(!isFirst);
    slugs.unshift(...nodes.map(({ slug }) => slug));
    if (!pageInfo.hasPreviousPage) return slugs;
    before = pageInfo.startCursor;
  }
}

type Key = (agreement: PlainAgreement) => string | number | null;
const KEYS: Readonly<Record<string, Key>> = {
  SIGNED_ON: ({ signedEarliest }) => signedEarliest?.toISOString() ?? null,
  TITLE: ({ title }) => title,
  UPDATED_AT: ({ updatedAt }) => updatedAt.getTime(),
};

const DIRECTIONS = ['ASC', 'DESC'] as const;
const ORDERS = Object.keys(KEYS).flatMap((field) => DIRECTIONS.map((direction) => [{ field, direction }]));
const TWOFOLD = [
  [
    { field: 'SIGNED_ON', direction: 'DESC' },
    { field: 'TITLE', direction: 'ASC' },
  ],
  [
    { field: 'UPDATED_AT', direction: 'ASC' },
    { field: 'SIGNED_ON', direction: 'ASC' },
    { field: 'TITLE', direction: 'DESC' },
  ],
];

/** The slugs as a stable sort of plain rows orders them: unknown last in either direction, ties by id. */
async function slugsInOrder(orderBy: readonly { field: string; direction: string }[]): Promise<string[]> {
  // The alphabet is the database's, which no locale of JavaScript need share.
  const byTitle = await database.db.agreement.findMany({
    orderBy: { title: 'asc' },
    select: { title: true },
  });
  const rank = new Map(byTitle.map(({ title }, index) => [title, index]));
  const keyOf = (field: string, agreement: PlainAgreement) =>
    field === 'TITLE' ? (rank.get(agreement.title) ?? null) : (KEYS[field]?.(agreement) ?? null);
  const compare = (one: PlainAgreement, other: PlainAgreement) => {
    for (const { field, direction } of orderBy) {
      const [a, b] = [keyOf(field, one), keyOf(field, other)];
      if (a === b) continue;
      if (a === null || b === null) return a === null ? 1 : -1;
      return a < b === (direction === 'ASC') ? -1 : 1;
    }
    return one.id < other.id ? -1 : 1;
  };
  return [...agreements].sort(compare).map(({ slug }) => slug);
}

describe('agreements', () => {
  test.each([...ORDERS, ...TWOFOLD].map((orderBy) => [print(orderBy), orderBy] as const))(
    'by %s come in that order, unknown last, and no row is missed or repeated forward or backward',
    async (_what, orderBy) => {
      const ask = asker('agreements', 'AgreementOrder', orderBy);
      const expected = await slugsInOrder(orderBy);

      expect(await walkForward(ask)).toEqual(expected);
      expect(await walkBackward(ask)).toEqual(expected);
    },
  );

  test.each([[null], [[]]])('ordered by %j come oldest signature first', async (orderBy) => {
    const expected = await slugsInOrder([{ field: 'SIGNED_ON', direction: 'ASC' }]);

    expect(await walkForward(asker('agreements', 'AgreementOrder', orderBy))).toEqual(expected);
  });

  test('of a filter are walked without a row that it leaves out', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const data: { agreements: Page } = await api.query(
        `query ($after: String) { agreements(first: 4, after: $after, filter: { category: [UN_AND_RELATED] }) { ${PAGE} } }`,
        { after },
      );
      seen.push(...data.agreements.nodes.map(({ slug }) => slug));
      if (!data.agreements.pageInfo.hasNextPage) break;
      after = data.agreements.pageInfo.endCursor;
    }
    expect(seen).toHaveLength(20);
    expect(new Set(seen).size).toBe(20);
  });
});

describe('partners', () => {
  test.each([
    ['nothing', null, 'name, id'],
    ['NAME ASC', [{ field: 'NAME', direction: 'ASC' }], 'name, id'],
    ['NAME DESC', [{ field: 'NAME', direction: 'DESC' }], 'name DESC, id'],
    ['AGREEMENT_COUNT ASC', [{ field: 'AGREEMENT_COUNT', direction: 'ASC' }], 'agreement_count, id'],
    [
      'AGREEMENT_COUNT DESC, NAME ASC',
      [
        { field: 'AGREEMENT_COUNT', direction: 'DESC' },
        { field: 'NAME', direction: 'ASC' },
      ],
      'agreement_count DESC, name, id',
    ],
  ])('by %s come in that order, and none is missed or repeated', async (_what, orderBy, sql) => {
    const rows = await database.sql(`SELECT slug FROM party WHERE NOT is_host ORDER BY ${sql}`);
    const expected = rows.map(({ slug }) => String(slug));
    const ask = asker('partners', 'PartyOrder', orderBy);

    expect(await walkForward(ask)).toEqual(expected);
    expect(await walkBackward(ask)).toEqual(expected);
  });
});

describe("a party's agreements", () => {
  test.each(['au', 'europol', 'wco'])('of %s are walked oldest signature first', async (slug) => {
    const ask: Ask = async (args) => {
      const field = `agreements(first: $first, after: $after, last: $last, before: $before) { ${PAGE} }`;
      const document = `query ($slug: String!, $first: Int, $after: String, $last: Int, $before: String) {
        partner(slug: $slug) { ${field} } }`;
      return (await api.query<{ partner: { agreements: Page } }>(document, { slug, ...args })).partner
        .agreements;
    };
    const all = await slugsInOrder([{ field: 'SIGNED_ON', direction: 'ASC' }]);
    const own = agreements.filter(({ parties }) => parties.some(({ party }) => party.slug === slug));
    const expected = all.filter((each) => own.some((agreement) => agreement.slug === each));

    expect(expected.length).toBeGreaterThan(PAGE_SIZE);
    expect(await walkForward(ask)).toEqual(expected);
    expect(await walkBackward(ask)).toEqual(expected);
  });
});

describe('a page', () => {
  const ask = (args: Readonly<Record<string, unknown>>) => asker('agreements', 'AgreementOrder', null)(args);

  test('of no rows is empty, and tells that more follow', async () => {
    expect(await ask({ first: 0 })).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: true, startCursor: null, endCursor: null },
    });
  });

  test('has 20 rows unless told, and 100 at most', async () => {
    expect((await ask({})).nodes).toHaveLength(20);
    expect((await ask({ first: 100 })).nodes).toHaveLength(agreements.length);
  });

  const REFUSED: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['more than 100 rows', { first: 101 }],
    ['more than 100 rows from the end', { last: 101 }],
    ['fewer than no rows', { first: -1 }],
    ['fewer than no rows from the end', { last: -1 }],
    ['both directions', { first: 5, before: 'R1BDOlM6MQ==' }],
    ['a cursor that is none', { after: 'nonsense' }],
    ['a cursor of another kind of list', { after: Buffer.from('OffsetConnection:3').toString('base64') }],
    ['one field to sort by twice', { orderBy: [...(ORDERS[0] ?? []), ...(ORDERS[1] ?? [])] }],
  ];

  test.each(REFUSED)('of %s is refused with what to change', async (_what, args) => {
    const { data, errors } = await api.queryRaw(documentOf('agreements', 'AgreementOrder'), args);

    expect(data ?? null).toBeNull();
    expect(errors).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) }),
    ]);
  });

  test.each([
    'partner(slug: "un") { agreements(first: 101) { nodes { slug } } }',
    'partner(slug: "un") { units(first: 101) { nodes { slug } } }',
    'agreement(slug: "un-cooperation") { events(first: 101) { nodes { id } } }',
    'agreement(slug: "un-cooperation") { supplementedBy(last: -1) { nodes { id } } }',
    'events(first: 101) { nodes { id } }',
    'search(text: "un", first: 101) { nodes { score } }',
  ])('of more rows than any list gives is refused wherever it is asked for: %s', async (field) => {
    const { errors } = await api.queryRaw(`{ ${field} }`);

    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

function print(orderBy: readonly { field: string; direction: string }[]): string {
  return orderBy.map(({ field, direction }) => `${field} ${direction}`).join(', ');
}
