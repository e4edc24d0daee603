// The planner that answers a query by one statement is no second definition of the API: whatever it answers, resolvers answer the same.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse, validate } from 'graphql';
import type { Principal } from '../../server/auth/principal.ts';
import { getDatamodel } from '../../server/db/generated/pothos.ts';
import { schema } from '../../server/graphql/schema.ts';
import { findColumn, findRelation, tableOf } from '../../server/graphql/sql/model.ts';
import { acting, PUBLIC, REGISTRAR, representativeOf } from '../kit/acting.ts';
import { type Answers, answersFrom } from '../kit/asking.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { agreementFilters, partyFilters } from '../kit/filter-trees.ts';
import { fieldsInSql, randomQuery } from '../kit/random-queries.ts';
import { open } from '../kit/situations.ts';
import { addVariety } from '../kit/variety.ts';

const RUNS = 300;
/** The title of one that Europol and the registrar alone may see. */
const DRAFT = 'Draft on Telegraphy';

let database: TestDatabase;
let answers: Answers;
let principals: Principal[];

beforeAll(async () => {
  database = await createTestDatabase();
  answers = answersFrom(database);
  await addVariety(database.db);
  await open(acting(database).as(REGISTRAR), 'draft-deal', { title: DRAFT });
  const representatives = ['europol', 'wco'].map((slug) => representativeOf(database, slug));
  principals = [PUBLIC, REGISTRAR, ...(await Promise.all(representatives))];
});

afterAll(() => database.close());

const DAYS = [
  '1950-01-01',
  '1997-07-08',
  '2001-06-01',
  '2005-06-06',
  '2006-06-06',
  '2027-01-01',
  '2031-01-01',
];
const AGREEMENTS = [
  'draft-deal',
  'triple-pact',
  'triple-supplement',
  'old-deal',
  'bounded-deal',
  'un-cooperation',
];
const PARTIES = ['un', 'wco', 'europol', 'unodc', 'oios', 'interpol'];

const orders = (fields: readonly string[]) =>
  fc.uniqueArray(
    fc.record({ field: fc.constantFrom(...fields), direction: fc.constantFrom('ASC', 'DESC') }),
    { maxLength: 2, selector: ({ field }) => field },
  );

const VALUES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'Query.agreement.slug': fc.constantFrom(...AGREEMENTS, 'nobody'),
  'Query.partner.slug': fc.constantFrom(...PARTIES, 'nobody'),
  'Query.agreements.filter': fc.option(agreementFilters(AGREEMENTS, PARTIES)),
  'Query.agreements.orderBy': fc.option(orders(['SIGNED_ON', 'TITLE', 'UPDATED_AT'])),
  'Query.partners.filter': fc.option(partyFilters(PARTIES)),
  'Query.partners.orderBy': fc.option(orders(['NAME', 'AGREEMENT_COUNT'])),
  'Query.search.text': fc.constantFrom(
    'UN',
    'europol',
    'wrold customs',
    'concerted accord',
    DRAFT,
    'on',
    '%',
  ),
  first: fc.option(fc.integer({ min: 0, max: 5 })),
  last: fc.constant(null),
  after: fc.constant(null),
  before: fc.constant(null),
  on: fc.option(fc.constantFrom(...DAYS)),
  knownOn: fc.constant(null),
};

function valuesOf(field: string, argument: string): fc.Arbitrary<unknown> {
  const values = VALUES[`${field}.${argument}`] ?? VALUES[argument];
  if (!values) throw new Error(`Say what the argument ${argument} of ${field} can be.`);
  return values;
}

test('whatever is asked, and whoever asks, the one statement answers what the resolvers answer', async () => {
  const asked = new Set<string>();
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(fc.gen(), fc.nat(), async (generate, number) => {
      const { document, variables, fields } = randomQuery(generate, valuesOf);
      const asking = { document, variables, principal: principals[number % principals.length] ?? PUBLIC };
      expect(validate(schema, parse(document))).toEqual([]);
      const answer = await answers.inSql(asking);
      if (answer === null) return;
      answered += 1;
      for (const field of fields) asked.add(field);
      expect(answer).toBe(await answers.byResolvers(asking));
    }),
    { numRuns: RUNS },
  );
  expect(answered).toBeGreaterThan(RUNS * 0.8);
  expect(fieldsInSql().filter((field) => !asked.has(field))).toEqual([]);
});

describe('a search', () => {
  const SEARCHES = [
    `query ($text: String!, $first: Int) { search(text: $text, first: $first) { totalCount nodes { score matched node {
      __typename ... on Party { slug name } ... on Agreement { slug title status scopes { kind } } } } } }`,
    `query ($text: String!, $first: Int) { found: search(text: $text, first: $first) { ...Page again: edges { cursor } }
        none: search(text: $text, first: 0) { ...Page } }
      fragment Page on SearchConnection { pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { cursor node { likeness: score node { ...Found } } } }
      fragment Found on SearchNode { ... on Node { id kind: __typename ... on Agreement { ...Titled } }
        ... on Party { slug agreements(first: 2) { totalCount nodes { ...Titled } } } }
      fragment Titled on Agreement { title partners { slug } }`,
    `query ($text: String!) { search(text: $text) { totalCount nodes { node { ... on Agreement { slug } } } } }`,
  ];

  /** Of what somebody may look for: a few words of a name, of which one has a letter too few. */
  const textsLike = (names: readonly string[]) =>
    fc
      .record({ name: fc.constantFrom(...names), words: fc.subarray([0, 1, 2, 3, 4]), place: fc.nat(300) })
      .map(({ name, words, place }) => {
        const chosen = name.split(' ').filter((_, number) => words.length === 0 || words.includes(number));
        const text = chosen.join(' ').slice(0, 200);
        return text.slice(0, place) + text.slice(place + 1);
      });

  test('finds by the one statement what it finds by the resolvers, whoever searches', async () => {
    const terms = await database.db.searchTerm.findMany({ select: { text: true }, orderBy: { text: 'asc' } });
    const texts = fc.oneof(
      textsLike(terms.map((term) => term.text)),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    );
    const found = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.option(fc.integer({ min: 0, max: 12 })),
        fc.constantFrom(...SEARCHES),
        fc.constantFrom(...principals),
        async (text, first, document, principal) => {
          const asking = { document, variables: { text, first }, principal };
          const answer = await answers.inSql(asking);
          if (answer === null) expect(text.trim()).toBe('');
          else expect(answer).toBe(await answers.byResolvers(asking));
          found.add(answer?.match(/"node":\{/g)?.length ?? 0);
        },
      ),
      { numRuns: 100 },
    );
    expect(found.size).toBeGreaterThan(3);
  });

  test('tells nobody of drafts who may not see them', async () => {
    const document =
      '{ search(text: "draft on telegraphy") { nodes { node { ... on Agreement { slug } } } } }';
    const find = (principal: Principal | undefined) =>
      answers.inSql({ document, ...(principal && { principal }) });
    const [everybody, registrar, party, other] = principals;

    expect(await find(registrar)).toContain('draft-deal');
    expect(await find(party)).toContain('draft-deal');
    expect(await find(everybody)).not.toContain('draft-deal');
    expect(await find(other)).not.toContain('draft-deal');
  });
});

const MANY_FIELDS = Array.from({ length: 51 }, (_, number) => `a${number}: slug`).join(' ');

describe('resolvers answer', () => {
  test.each([
    ['a field that is computed', '{ agreement(slug: "un-cooperation") { citation } }'],
    ['the host, who must be there', '{ host { slug } }'],
    ['a later page', '{ agreements(first: 1, after: "x") { nodes { slug } } }'],
    ['a page from the end', '{ agreements(last: 1) { nodes { slug } } }'],
    ['a text that cannot be searched', '{ search(text: " ") { totalCount } }'],
    ['a page too large', '{ agreements(first: 101) { nodes { slug } } }'],
    ['a directive', '{ agreements { nodes { slug @skip(if: true) title } } }'],
    [
      'one name twice',
      '{ partner(slug: "un") { agreements { nodes { slug } } agreements { nodes { title } } } }',
    ],
    ['the schema', '{ __schema { queryType { name } } partner(slug: "un") { slug } }'],
    [
      'a mutation',
      'mutation { registerParty(input: { slug: "x", name: "X", category: GLOBAL_IO }) { __typename } }',
    ],
    [
      'an order that names a field twice',
      '{ agreements(orderBy: [{ field: TITLE, direction: ASC }, { field: TITLE, direction: ASC }]) { nodes { slug } } }',
    ],
    [
      'what was known at an instant',
      '{ agreement(slug: "un-cooperation") { status(knownOn: "2026-01-01T00:00:00Z") signedOn(knownOn: "2026-01-01T00:00:00Z") } }',
    ],
    ['a type with several others', '{ node(id: "x") { id } }'],
    ['more fields than an object of the database has', `{ partner(slug: "un") { ${MANY_FIELDS} } }`],
  ])('%s', async (_what, document) => {
    expect(await answers.inSql({ document })).toBeNull();
  });
});

test('names, fragments and variables are those of the query', async () => {
  const document = `query Q($slug: String!, $on: Date = "2001-06-01") {
    one: partner(slug: $slug) { ...Names ... { called: name } ... on Party { agreements(first: 1) { nodes { then: status(on: $on) now: status } } } }
    kind: __typename
  }
  fragment Names on Party { slug kind: __typename }`;

  const answer = await answers.inSql({ document, variables: { slug: 'un' } });

  expect(answer).toBe(await answers.byResolvers({ document, variables: { slug: 'un' } }));
  expect(JSON.parse(answer ?? '')).toMatchObject({
    data: { kind: 'Query', one: { slug: 'un', kind: 'Party', called: 'United Nations' } },
  });
});

test('what a client gives never becomes part of the statement', async () => {
  const slug = `un' OR TRUE); DROP TABLE party; --`;
  database.statements.length = 0;

  const answer = await answers.inSql({
    document: 'query ($slug: String!) { partner(slug: $slug) { slug } search(text: $slug) { totalCount } }',
    variables: { slug },
  });

  expect(answer).toMatch(/"partner":null/);
  expect(database.statements.join()).not.toContain('DROP');
});

test('every table and every column has the name of its model and of its field, written with underscores', async () => {
  const rows = await database.sql(
    `SELECT format('"%s"', table_name) AS "table", format('"%s"', column_name) AS "column"
     FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  const columns = new Set(rows.map(({ table, column }) => `${table}.${column}`));
  const named = Object.entries(getDatamodel().datamodel.models).flatMap(([model, { fields }]) =>
    fields
      .flatMap(({ name }) => findColumn(model, name)?.sql ?? [])
      .map((column) => `${tableOf(model)}.${column}`),
  );

  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((name) => !columns.has(name))).toEqual([]);
});

test('every relation that is followed hangs on the id of the one side alone', async () => {
  const rows = await database.sql(
    `SELECT format('"%s"."%s"', owner.relname, own.attname) AS "column", format('"%s"', other.relname) AS "table"
     FROM pg_constraint JOIN pg_class owner ON owner.oid = conrelid JOIN pg_class other ON other.oid = confrelid
       JOIN pg_attribute own ON own.attrelid = conrelid AND own.attnum = ANY (conkey)
       JOIN pg_attribute key ON key.attrelid = confrelid AND key.attnum = ANY (confkey)
     WHERE contype = 'f' AND cardinality(conkey) = 1 AND key.attname = 'id'`,
  );
  const keys = new Set(rows.map(({ column, table }) => `${column} ${table}`));
  const followed = Object.entries(getDatamodel().datamodel.models).flatMap(([model, { fields }]) =>
    fields.flatMap(({ name }) => {
      const relation = findRelation(model, name);
      if (!relation) return [];
      const { column, otherColumn, model: other } = relation;
      const [own, key] = [`${tableOf(model)}.${column}`, `${tableOf(other)}.${otherColumn}`];
      return column === '"id"' ? [`${key} ${tableOf(model)}`] : [`${own} ${tableOf(other)}`];
    }),
  );

  expect(followed.length).toBeGreaterThan(40);
  // A view has no keys; its columns are those of tables that have.
  expect(followed.filter((each) => !keys.has(each) && !each.startsWith('"deadline"'))).toEqual([]);
});
