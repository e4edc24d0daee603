// What a query costs in SQL: one statement, whatever it nests, and one more for each thing that no join can give. The
// number does not grow with the rows.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { createQuery, type Query, type Variables } from '../kit/query.ts';
import { addVariety, agreeAmendment } from '../kit/variety.ts';

let database: TestDatabase;
let api: Query;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const agreements = await db.agreement.findMany({
    where: { scopes: { none: { kind: 'TECHNICAL_ASSISTANCE' } } },
    select: { slug: true },
  });
  for (const { slug } of agreements) await agreeAmendment(db, slug, { effectiveOn: '2026-12-01' });
  await addVariety(db);
  api = createQuery(database);
});

afterAll(() => database.close());

async function statementsOf(document: string, variables: Variables): Promise<string[]> {
  database.statements.length = 0;
  await api.query(document, variables);
  return [...database.statements];
}

const AGREEMENT = `slug citation status inForce partners { slug aliases } parties { role party { acronym } }
  scopes { kind certainty sources { title } addedBy { sequence } } provisions { number addedBy { sequence } }
  supplements { slug status } supplementedBy { nodes { slug } } replaces { slug } replacedBy { slug }
  amendments(first: 5) { nodes { sequence status changes { kind provision { number } } consents { kind party { slug } } } }
  events(first: 10) { nodes { kind on party { slug } sources { title url } } }
  consents { kind } approvals { body party { slug } sources { title } }`;

const PARTY = `slug aliases parent { slug } units { nodes { slug } } successor { slug }`;

const SHAPES: readonly (readonly [string, number, string])[] = [
  [
    'agreements with nearly all that is in them',
    1,
    `query ($first: Int) { agreements(first: $first) { nodes { ${AGREEMENT} } } }`,
  ],
  [
    'agreements in edges and in nodes at once',
    1,
    `query ($first: Int) { agreements(first: $first) { edges { cursor node { slug scopes { kind } } } nodes { id partners { slug } } } }`,
  ],
  [
    'partners with their agreements and their scopes',
    1,
    `query ($first: Int) { partners(first: $first) { nodes { ${PARTY}
      agreements(first: 10) { nodes { slug status scopes { kind sources { title } } amendments(first: 2) { nodes { sequence } } } } } } }`,
  ],
  [
    'partners with their agreements in edges and in nodes, and how many they are',
    1,
    `query ($first: Int) { partners(first: $first) { nodes { slug
      agreements(first: 10) { totalCount edges { cursor node { title } } nodes { slug supplements { slug } } } } } }`,
  ],
  [
    'events with what they concern',
    1,
    `query ($first: Int) { events(first: $first, filter: { kind: [SIGNED, LISTED, AMENDMENT_CONSENTED] }) { nodes { kind on
      agreement { slug partners { slug } } amendment { sequence } party { slug } sources { title } corrects { kind } corrections { kind } } } }`,
  ],
  // The agreements, what they hang on, and what was told of all of them by then.
  [
    'agreements as they were known at several instants',
    3,
    `query ($first: Int) { agreements(first: $first) { nodes { signedOn(knownOn: "2020-01-01T00:00:00Z") status(knownOn: "2020-01-01T00:00:00Z")
      inForce(knownOn: "2999-01-01T00:00:00Z") text(knownOn: "2999-01-01T00:00:00Z") now: status scopes { kind } events(first: 2) { nodes { kind } }
      past: scopes(knownOn: "2999-01-01T00:00:00Z") { kind until sources { title } addedBy { sequence } removedBy { changes { kind } } }
      provisions(knownOn: "2999-01-01T00:00:00Z") { number addedBy { sequence } } supplements { slug status(knownOn: "2020-01-01T00:00:00Z") }
      changes(from: "2000-01-01", to: "2027-01-01", knownOn: "2999-01-01T00:00:00Z") { on kind provision { number text addedBy { sequence } } } } } }`,
  ],
  // The partners with all that decides, the agreements, the events; amendments, which the seed has none of, would be one more.
  [
    'partners with what they may do and why',
    3,
    `query ($first: Int) { partners(first: $first, orderBy: [{ field: AGREEMENT_COUNT, direction: DESC }]) { nodes { slug mayDo(scope: INFORMATION_EXCHANGE) { answer
      bases { answer missing agreement { slug } amendments { sequence } events { kind on sources { title } } } } } } }`,
  ],
  // And two more for what had been told by then.
  [
    'partners with what they might have been said to do',
    5,
    `query ($first: Int) { partners(first: $first, orderBy: [{ field: AGREEMENT_COUNT, direction: DESC }]) { nodes { slug
      mayDo(scope: INFORMATION_EXCHANGE, knownOn: "2999-01-01T00:00:00Z") { answer bases { answer missing agreement { slug } events { kind } } } } } }`,
  ],
  [
    'deadlines with what they concern',
    1,
    `query ($first: Int) { upcoming(within: 400, first: $first) { nodes { kind on party { slug aliases }
      agreement { slug status partners { slug } scopes { kind sources { title } } } amendment { sequence changes { kind } } } } }`,
  ],
  [
    'search with how many were found',
    1,
    `query ($first: Int) { search(text: "world customs organization", first: $first) { totalCount nodes { score matched node { __typename
      ... on Party { slug name aliases agreements(first: 3) { nodes { slug } } } ... on Agreement { slug title status scopes { kind } } } } } }`,
  ],
  // The hits, the parties among them, the agreements among them: sources have no form in the one statement.
  [
    'search with the sources of what was found',
    3,
    `query ($first: Int) { search(text: "world customs organization", first: $first) { nodes { score matched node {
      ... on Party { slug aliases agreements(first: 3) { nodes { slug scopes { kind } } } }
      ... on Agreement { slug status scopes { kind sources { title } } partners { slug } } } } } }`,
  ],
];

describe('a list of many rows', () => {
  test.each(SHAPES)(
    'of %s takes %i statement(s), as one of few rows does',
    async (_what, count, document) => {
      expect(await statementsOf(document, { first: 3 })).toHaveLength(count);
      expect(await statementsOf(document, { first: 50 })).toHaveLength(count);
    },
  );

  test.each(['Agreement', 'Party', 'Source', 'Amendment'] as const)(
    'of %s by id takes one statement for all',
    async (type) => {
      const rows = await database.sql(`SELECT id FROM ${type.toLowerCase()} LIMIT 50`);
      const ids = rows.map(({ id }) => Buffer.from(`${type}:${id}`).toString('base64'));
      const document = `query ($ids: [ID!]!) { nodes(ids: $ids) { id
        ... on Agreement { slug scopes { kind } partners { slug } }
        ... on Party { slug aliases agreements(first: 2) { nodes { slug } } }
        ... on Amendment { sequence changes { kind } agreement { slug } } } }`;

      expect(ids.length).toBeGreaterThan(20);
      expect(await statementsOf(document, { ids })).toHaveLength(1);
    },
  );
});

describe('one thing', () => {
  test.each([
    ['an agreement with nearly all that is in it', 1, `{ agreement(slug: "triple-pact") { ${AGREEMENT} } }`],
    [
      'an agreement on several days',
      1,
      `{ agreement(slug: "triple-pact") { a: status(on: "2001-01-01") b: status(on: "2005-06-06") c: scopes(on: "2001-01-01") { kind }
        d: scopes(on: "2004-01-01") { certainty sources { title } } e: provisions { number } } }`,
    ],
    [
      'a partner with agreements, scopes and sources',
      1,
      `{ partner(slug: "wco") { ${PARTY} agreements(first: 10) { pageInfo { endCursor } edges { cursor node { slug } }
        nodes { slug status scopes { kind note sources { title url } } supplements { slug } supplementedBy { nodes { slug } } } } } }`,
    ],
    ['the host', 1, '{ host { slug aliases } }'],
    ['nothing of that name', 1, '{ agreement(slug: "nobody") { slug scopes { kind } } }'],
  ])('%s takes %i statement', async (_what, count, document) => {
    expect(await statementsOf(document, {})).toHaveLength(count);
  });
});

describe('counts', () => {
  const list = (field: string, selection: string) => `{ ${field}(first: 2) { ${selection} } }`;

  test.each([
    ['agreements', 'nodes { slug }', 1],
    ['agreements', 'totalCount nodes { slug }', 1],
    ['agreements', 'totalCount edges { cursor }', 1],
    ['agreements', 'facets { category { value } } nodes { slug }', 2],
    ['agreements', 'facets { category { value } kind { value } year { value } } nodes { slug }', 4],
    ['agreements', 'facets { scope { value } status { value } } totalCount nodes { slug }', 4],
    ['partners', 'nodes { slug }', 1],
    ['partners', 'totalCount nodes { slug }', 1],
    ['partners', 'totalCount edges { cursor }', 1],
    ['partners', 'nodes { slug agreements { totalCount } }', 1],
    ['partners', 'edges { node { slug agreements { totalCount } } }', 1],
    ['upcoming', 'totalCount', 1],
    ['upcoming', 'totalCount nodes { kind }', 2],
  ])('of %s cost at most a statement each, only where asked for: %s', async (field, selection, count) => {
    expect(await statementsOf(list(field, selection), {})).toHaveLength(count);
  });

  test('of gaps cost a statement each, however many agreements have them', async () => {
    expect(await statementsOf('{ gaps { gap count } }', {})).toHaveLength(5);
    expect(await statementsOf('{ gaps(filter: { slug: [] }) { gap count } }', {})).toHaveLength(5);
  });

  test('of what was found cost no statement of their own', async () => {
    expect(await statementsOf('{ search(text: "wco") { nodes { score } } }', {})).toHaveLength(1);
    expect(await statementsOf('{ search(text: "wco") { totalCount nodes { score } } }', {})).toHaveLength(1);
  });
});

test('pages of one list that are asked for beside each other are each right', async () => {
  const { agreement } = await api.query<{
    agreement: Record<'one' | 'three' | 'all', { nodes: { id: string }[] }>;
  }>(
    `{ agreement(slug: "triple-pact") { one: events(first: 1) { nodes { id } } three: events(first: 3) { nodes { id } }
      all: events { nodes { id } } } }`,
  );
  const { one, three, all } = agreement;

  expect([one.nodes, three.nodes]).toEqual([all.nodes.slice(0, 1), all.nodes.slice(0, 3)]);
});
