import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';

const FRIEND = 'https://friend.example';
const QUERY = JSON.stringify({ query: '{ __typename }' });
const ANSWER = {
  data: { __typename: 'Query' },
  extensions: { cost: { requested: 1, limit: null, remaining: null, resetAt: null } },
};

let database: TestDatabase;
let closed: TestApp;
let open: TestApp;

beforeAll(async () => {
  database = await createTestDatabase('empty');
  closed = createTestApp(database);
  open = createTestApp(database, { corsOrigins: [FRIEND, 'https://other.example'] });
});

afterAll(() => database?.close());

const send = (app: TestApp, headers: Record<string, string>, init: RequestInit = {}) =>
  app.fetch('http://localhost/graphql', {
    method: 'POST',
    body: QUERY,
    ...init,
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('nothing is changed by what a page of another site can make a browser send', () => {
  test('a GET runs no mutation', async () => {
    const response = await closed.fetch('http://localhost/graphql?query=mutation{__typename}');

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  test.each(['cross-site', 'same-site'])('a request that the browser calls %s is refused', async (site) => {
    const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' };
    const get = await closed.fetch('http://localhost/graphql?query={__typename}', { headers });
    const posted = await send(closed, { ...headers, origin: FRIEND });

    expect([get.status, posted.status]).toEqual([403, 403]);
    expect(await get.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN_ORIGIN' } }] });
  });

  test.each([
    ['our own page', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }],
    ['the address bar', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
    [
      'a link elsewhere that someone follows',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    ],
    ['a page that is allowed', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', origin: FRIEND }],
    ['no browser at all', {}],
  ])('one from %s is answered', async (_whom, headers) => {
    const response = await open.fetch('http://localhost/graphql?query={__typename}', { headers });

    expect(await response.json()).toEqual(ANSWER);
  });
});

describe('pages of other origins read answers only where their origin is listed', () => {
  const preflight = (app: TestApp, origin: string) =>
    app.fetch('http://localhost/graphql', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });

  test('a listed one may ask, with a token but without cookies', async () => {
    const asked = await preflight(open, FRIEND);
    const answered = await send(open, { origin: FRIEND });

    expect(asked.status).toBe(204);
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      'access-control-allow-origin': FRIEND,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, *',
      'access-control-max-age': expect.stringMatching(/^\d+$/),
    });
    expect(answered.headers.get('access-control-allow-origin')).toBe(FRIEND);
    expect(answered.headers.get('access-control-expose-headers')).toBe('etag, retry-after, x-request-id');
    expect(answered.headers.get('access-control-allow-credentials')).toBeNull();
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answered.headers.get('vary')).toMatch(/Origin/);
  });

  test.each([
    'https://evil.example',
    'null',
    'https://friend.example.evil.example',
    'http://friend.example',
    '',
  ])('the origin "%s" is not', async (origin) => {
    const asked = await preflight(open, origin);
    const answered = await send(open, { origin });

    expect(asked.status).toBe(403);
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    expect(answered.headers.get('access-control-allow-origin')).toBeNull();
    // A cache must not give it the answer of one that is.
    expect(answered.headers.get('vary')).toMatch(/Origin/);
  });

  test('and none is unless told', async () => {
    const asked = await preflight(closed, FRIEND);
    const answered = await send(closed, { origin: FRIEND });

    expect(asked.status).toBe(403);
    expect([...asked.headers.keys(), ...answered.headers.keys()].join()).not.toMatch(/access-control/);
  });

  test('an error can be read like an answer', async () => {
    const { headers } = await send(open, { origin: FRIEND }, { body: '{' });

    expect(headers.get('access-control-allow-origin')).toBe(FRIEND);
  });
});
