// A query that was answered by one statement is answered in front of Yoga when it is asked again: whatever is asked, and whatever is wrong
// with it, the answer is Yoga's.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createApiKey } from '../../../server/auth/api-key.ts';
import type { Listening } from '../../../server/http/listen.ts';
import { createTestApp, listenForTest, type TestApp } from '../../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { addVariety } from '../../kit/variety.ts';

const QUERY = `query Partner($slug: String!, $first: Int) {
  partner(slug: $slug) { name agreements(first: $first) { totalCount nodes { slug status } } } }`;
const VARIABLES = { slug: 'wco', first: 2 };
const COST_PER_MINUTE = 1_000_000;

let database: TestDatabase;
let app: TestApp;
let server: Listening & { readonly origin: string };
let token: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await addVariety(database.db);
  token = (await createApiKey(database.db, { role: 'REGISTRAR', partyId: null, label: null })).token;
  app = createTestApp(database, {
    costPerMinute: COST_PER_MINUTE,
    corsOrigins: ['https://pages.example'],
  });
  server = await listenForTest(app);
});

beforeEach(async () => {
  await overNetwork({ query: QUERY, variables: VARIABLES });
  app.log.length = 0;
  database.statements.length = 0;
});

afterAll(async () => {
  await server?.close(1_000);
  await database?.close();
});

type HeadersGiven = Readonly<Record<string, string>>;

const PLAIN = { accept: 'application/graphql-response+json', 'content-type': 'application/json' };

const requestOf = (body: unknown, headers: HeadersGiven) => ({
  method: 'POST',
  headers: { ...PLAIN, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** As a client gets it. */
async function overNetwork(body: unknown, headers: HeadersGiven = {}) {
  return seen(await fetch(`${server.origin}/graphql`, requestOf(body, headers)));
}

/** By Yoga, which is asked past what stands in front of it. */
async function byYoga(body: unknown, headers: HeadersGiven = {}) {
  return seen(await app.fetch('http://localhost/graphql', requestOf(body, headers)));
}

/** But for what each answer has of its own. */
async function seen(response: Response) {
  const own = ['x-request-id', 'date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'];
  const headers = [...response.headers].filter(([name]) => !own.includes(name)).sort();
  const text = await response.text();
  const body = text.replace(/"(requestId|resetAt)":"[^"]*"|"remaining":\d+/g, '');
  return { status: response.status, headers, body };
}

test('it takes one statement, one line in the log, and what it costs from what may be asked for', async () => {
  const remaining = async () => {
    const response = await fetch(
      `${server.origin}/graphql`,
      requestOf({ query: QUERY, variables: VARIABLES }, {}),
    );
    const { extensions } = await response.json();
    return extensions.cost;
  };
  const before = await remaining();
  const after = await remaining();

  expect(database.statements).toHaveLength(2);
  expect(app.log).toHaveLength(2);
  expect(app.log[1]).toMatchObject({
    status: 200,
    operation: 'Partner',
    operationType: 'query',
    method: 'POST',
  });
  expect(before.remaining - after.remaining).toBe(before.requested);
});

describe('the answer is the same', () => {
  test.each<[string, unknown, HeadersGiven?]>([
    ['with its variables', { query: QUERY, variables: VARIABLES }],
    ['with others', { query: QUERY, variables: { slug: 'nobody' } }],
    ['with a name of the operation', { query: QUERY, variables: VARIABLES, operationName: 'Partner' }],
    ['with a name that it has not', { query: QUERY, variables: VARIABLES, operationName: 'Other' }],
    ['without variables', { query: QUERY }],
    ['with a variable of the wrong type', { query: QUERY, variables: { slug: 7 } }],
    ['with variables that are none', { query: QUERY, variables: 'wco' }],
    ['with variables in a list', { query: QUERY, variables: [] }],
    ['with a text that the database cannot hold', { query: QUERY, variables: { slug: 'a\0b' } }],
    ['with a page too large', { query: QUERY, variables: { slug: 'wco', first: 101 } }],
    ['with a page before the first row', { query: QUERY, variables: { slug: 'wco', first: -1 } }],
    ['with a parameter of another name', { query: QUERY, variables: VARIABLES, more: 1 }],
    ['with extensions', { query: QUERY, variables: VARIABLES, extensions: {} }],
    ['in a batch', [{ query: QUERY, variables: VARIABLES }]],
    ['with a body that is no JSON', '{'],
    ['with no body', ''],
    ['to a client that wants the older type', { query: QUERY, variables: VARIABLES }, { accept: '*/*' }],
    ['as events', { query: QUERY, variables: VARIABLES }, { accept: 'text/event-stream' }],
    ['in parts', { query: QUERY, variables: VARIABLES }, { accept: 'multipart/mixed' }],
    ['to a client that wants a page', { query: QUERY, variables: VARIABLES }, { accept: 'text/html' }],
    ['to a false credential', { query: QUERY, variables: VARIABLES }, { authorization: 'Bearer con_false' }],
    [
      'to a page that may ask',
      { query: QUERY, variables: VARIABLES },
      { origin: 'https://pages.example', 'sec-fetch-site': 'cross-site' },
    ],
    [
      'to a page that may not',
      { query: QUERY, variables: VARIABLES },
      { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' },
    ],
    ['as a form', { query: QUERY, variables: VARIABLES }, { 'content-type': 'text/plain' }],
  ])('%s', async (...[, body, headers]) => {
    // Twice, because what is asked first need not be known yet.
    await overNetwork(body, headers);
    expect(await overNetwork(body, headers)).toEqual(await byYoga(body, headers));
  });

  test('to each who may see something else', async () => {
    const query = '{ agreement(slug: "triple-pact") { amendments { nodes { id title } } } }';
    const registrar = { authorization: `Bearer ${token}` };
    const open = await overNetwork({ query });
    const all = await overNetwork({ query }, registrar);

    expect(all.body.length).toBeGreaterThan(open.body.length);
    expect(all).toEqual(await byYoga({ query }, registrar));
    expect(await overNetwork({ query })).toEqual(open);
    expect(open).toEqual(await byYoga({ query }));
  });
});

test('a fault of ours is told as ever, and logged once', async () => {
  const query = '{ partner(slug: "wco") { acronym } }';
  await overNetwork({ query });
  await database.sql('ALTER TABLE party RENAME COLUMN acronym TO abbreviation');
  app.log.length = 0;
  const answer = await overNetwork({ query });
  const faults = app.log.filter(({ level }) => level === 50);
  const expected = await byYoga({ query });
  await database.sql('ALTER TABLE party RENAME COLUMN abbreviation TO acronym');

  expect(answer).toEqual(expected);
  expect(answer.body).toContain('INTERNAL_SERVER_ERROR');
  expect(faults).toHaveLength(1);
});
