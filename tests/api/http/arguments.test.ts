import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestApp, post, type TestApp } from '../../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = createTestApp(database);
});

afterAll(() => database?.close());

const encode = (text: string) => Buffer.from(text).toString('base64');
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('what a request asks for wrongly is told to the client, and to nobody else', () => {
  test.each([
    ['{ partners(first: -1) { totalCount nodes { slug } } }', /`first`.+0/],
    ['{ partners(last: -1) { nodes { slug } } }', /`last`.+0/],
    ['{ partners(first: 101) { nodes { slug } } }', /`first`.+100/],
    ['{ partners(last: 101) { nodes { slug } } }', /`last`.+100/],
    ['{ partner(slug: "wco") { agreements(first: 101) { totalCount } } }', /`first`.+100/],
    ['{ search(text: "wco", first: 101) { totalCount } }', /`first`.+100/],
    ['{ partners(first: 1, last: 1) { nodes { slug } } }', /`first` or `last`, not both/],
    ['{ search(text: "wco", last: 1) { nodes { score } } }', /`last` needs `before`/],
    ['{ events(after: "xyz") { nodes { id } } }', /cursor/],
    ['{ events(after: "") { nodes { id } } }', /cursor/],
    [`{ events(after: "${encode('GPC:S:no-uuid')}") { nodes { id } } }`, /cursor/],
    [`{ events(after: "${encode('GPC:N:5')}") { nodes { id } } }`, /cursor/],
    [`{ events(after: "${encode('GPC:J:{}')}") { nodes { id } } }`, /cursor/],
    [`{ events(after: "${encode('GPC:S:\u0000')}") { nodes { id } } }`, /cursor/],
    [`{ events(after: "${encode('OffsetConnection:1')}") { nodes { id } } }`, /cursor/],
    [`{ search(text: "wco", after: "${encode('OffsetConnection:-5')}") { nodes { score } } }`, /cursor/],
    [`{ search(text: "wco", after: "${encode(`OffsetConnection:${9e20}`)}") { nodes { score } } }`, /cursor/],
    [`{ search(text: "wco", after: "${encode(`GPC:S:${NOBODY}`)}") { nodes { score } } }`, /cursor/],
    ['{ node(id: "abc") { id } }', /not an id/],
    [`{ node(id: "${encode(`Nothing:${NOBODY}`)}") { id } }`, /Nothing/],
    [`{ node(id: "${encode(`SearchHit:${NOBODY}`)}") { id } }`, /SearchHit/],
    [`{ nodes(ids: [${`"${encode(`Party:${NOBODY}`)}",`.repeat(101)}]) { id } }`, /101 ids.+100/],
    ['{ agreement(slug: "wco-cooperation") { status(on: "2020-13-01") } }', /YYYY-MM-DD/],
    ['{ search(text: "") { totalCount } }', /./],
  ])('%s', async (query, message) => {
    app.log.length = 0;

    const { errors, status } = await post(app, query);

    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]?.message).toMatch(message);
    expect(status).toBeLessThan(500);
    expect(app.log.map(({ msg }) => msg)).toEqual(['answered']);
  });

  test.each([
    [{ slug: 5 }, /String cannot represent/],
    [{}, /was not provided/],
    [{ slug: null }, /must not be null/],
    [{ slug: 'a\u0000b' }, /U\+0000/],
    [{ slug: 'a\ud800b' }, /surrogate/],
  ])('the variables %j', async (variables, message) => {
    const { errors, status } = await post(
      app,
      'query ($slug: String!) { partner(slug: $slug) { slug } }',
      variables,
    );

    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(status).toBe(400);
  });

  test.each(['"a\\u0000b"', '"""a\u0000b"""'])('a text in the query with U+0000: %j', async (literal) => {
    const { errors } = await post(app, `{ partner(slug: ${literal}) { slug } }`);

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('variables nested thousands of levels deep', async () => {
    const filter = `${'{"and":['.repeat(20_000)}{}${']}'.repeat(20_000)}`;
    const response = await app.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":"query ($f: PartyFilter) { partners(filter: $f) { totalCount } }","variables":{"f":${filter}}}`,
    });

    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});

test('what does not exist is null, and no error', async () => {
  const { data, errors } = await post(
    app,
    'query ($id: ID!) { partner(slug: "nobody") { slug } agreement(slug: "nothing") { slug } node(id: $id) { id } }',
    { id: encode(`Party:${NOBODY}`) },
  );

  expect(errors).toEqual([]);
  expect(data).toEqual({ partner: null, agreement: null, node: null });
});

test('a page of nothing and a page of the most that may be asked for are no errors', async () => {
  const { data, errors } = await post(
    app,
    '{ none: partners(first: 0) { nodes { slug } } most: partners(first: 100) { nodes { slug } } last: partners(last: 1) { nodes { slug } } }',
  );

  expect(errors).toEqual([]);
  expect(data).toMatchObject({ none: { nodes: [] }, last: { nodes: [{ slug: 'wipo' }] } });
});

test('characters outside the basic plane are characters like any other', async () => {
  const { errors } = await post(app, 'query ($text: String!) { search(text: $text) { totalCount } }', {
    text: '𐀀 🏳️‍🌈',
  });

  expect(errors).toEqual([]);
});

test('nobody is told what the schema has that he misspelt', async () => {
  const field = await post(app, '{ partnerz { slug } }');
  const value = await post(app, 'query ($f: PartyFilter) { partners(filter: $f) { totalCount } }', {
    f: { category: 'GLOBAL_I' },
  });

  expect(field.errors[0]?.message).toBe('Cannot query field "partnerz" on type "Query".');
  expect(value.errors[0]?.message).toMatch(/does not exist in "PartyCategory" enum\.$/);
});
