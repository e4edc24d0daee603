// What a query costs, and how much of it a caller may ask for.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createApiKey } from '../../../server/auth/api-key.ts';
import { networkOf } from '../../../server/http/caller.ts';
import { acting, REGISTRAR } from '../../kit/acting.ts';
import { createTestApp, listenForTest, post, type TestApp } from '../../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { follow } from '../../kit/follow.ts';
import { succeed } from '../../kit/situations.ts';

const START = Date.parse('2026-11-24T12:00:00Z');
const QUERY = 'query ($first: Int) { partners(first: $first) { nodes { slug } } }';
/** What QUERY costs for pages of ten: the list, its nodes, and a slug of each. */
const COST = 21;

let database: TestDatabase;
let app: TestApp;
let nowMs = START;
let key: string;

beforeAll(async () => {
  database = await createTestDatabase();
  key = (await createApiKey(database.db, { role: 'REGISTRAR', partyId: null, label: null })).token;
});

beforeEach(() => {
  nowMs = START;
  app = create(2 * COST);
});

afterAll(() => database?.close());

function create(costPerMinute: number): TestApp {
  return createTestApp(database, { costPerMinute, trustProxy: true, now: () => new Date(nowMs) });
}

async function ask(
  headers: Readonly<Record<string, string>> = {},
  query = QUERY,
  variables: unknown = { first: 10 },
) {
  return post(app, query, variables, headers);
}

const from = (address: string) => ({ 'x-forwarded-for': address });
const bearing = (token: string) => ({ authorization: `Bearer ${token}` });

describe('every answer tells the cost', () => {
  test('which grows with the pages that are asked for, and what is left of the minute', async () => {
    app = create(1_000);
    const [small, large] = [await ask({}, QUERY, { first: 1 }), await ask()];

    expect(small.extensions.cost).toEqual({
      requested: 3,
      limit: 1_000,
      remaining: 997,
      resetAt: '2026-11-24T12:01:00.000Z',
    });
    expect(large.extensions.cost).toMatchObject({ requested: COST, remaining: 997 - COST });
  });

  test('which grows with the filters inside a filter, so that hundreds are refused before anything is read', async () => {
    app = create(0);
    const query = (fields: number) =>
      `query ($filter: AgreementFilter) { ${Array.from({ length: fields }, (_, index) => `f${index}: agreements(filter: $filter, first: 1) { nodes { slug } }`).join(' ')} }`;
    const filterOf = (inner: number) => ({
      filter: { or: Array.from({ length: inner }, (_, index) => ({ text: `${index}` })) },
    });
    const two = await ask({}, query(1), filterOf(2));
    const refused = await ask({}, query(10), filterOf(99));

    expect(two.extensions.cost).toMatchObject({ requested: 3 + 2 * 200 });
    expect(refused.errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COSTLY' } }]);
  });

  test('of a query that is refused for it, which counts nothing', async () => {
    app = create(1_000);
    const { errors, extensions } = await ask(
      {},
      '{ partners(first: 100) { nodes { agreements(first: 100) { nodes { events(first: 100) { nodes { id } } } } } } }',
    );

    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COSTLY' } }]);
    expect(extensions.cost).toMatchObject({ requested: expect.any(Number), remaining: 1_000 });
  });

  test('of one operation of several, and where there is no limit', async () => {
    app = create(0);
    const response = await app.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `query Dear { partners(first: 100) { nodes { slug } } } query Cheap { host { slug } }`,
        operationName: 'Cheap',
      }),
    });
    const { extensions } = JSON.parse(await response.text());
    expect(extensions.cost).toEqual({ requested: 2, limit: null, remaining: null, resetAt: null });
  });
});

describe('what takes longer to find out costs more', () => {
  const INSTANT = '"2026-11-24T00:00:00Z"';
  const costOf = async (query: string) => {
    app = create(0);
    const { extensions } = await ask({}, query);
    return (extensions.cost as { requested: number }).requested;
  };

  test.each([
    ['an answer about today', '{ agreement(slug: "un-cooperation") { status } }', 2],
    [
      'an answer about now, told as no instant',
      '{ agreement(slug: "un-cooperation") { status(knownOn: null) } }',
      2,
    ],
    ['an answer about the past', `{ agreement(slug: "un-cooperation") { status(knownOn: ${INSTANT}) } }`, 11],
    ['what a party may do', '{ partner(slug: "wco") { mayDo(scope: DATABASE_ACCESS) { answer } } }', 22],
    [
      'what a party was said to be allowed',
      `{ partner(slug: "wco") { mayDo(scope: DATABASE_ACCESS, knownOn: ${INSTANT}) { answer } } }`,
      202,
    ],
  ])('%s', async (_what, query, cost) => {
    expect(await costOf(query)).toBe(cost);
  });

  test('so that hundreds of instants at once are refused before anything is read', async () => {
    const fields = Array.from(
      { length: 200 },
      (_, minute) => `a${minute}: status(knownOn: "${new Date(START + minute * 60_000).toISOString()}")`,
    );
    app = create(0);
    database.statements.length = 0;
    const { errors } = await ask({}, `{ agreements(first: 100) { nodes { ${fields.join(' ')} } } }`);

    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COSTLY' } }]);
    expect(database.statements).toEqual([]);
  });
});

describe('who has asked for all of it', () => {
  test('is told when to try again, in whole seconds, and is answered then', async () => {
    await ask();
    await ask();
    nowMs += 10_500;
    database.statements.length = 0;
    const refused = await ask();

    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('50');
    expect(refused.errors).toMatchObject([
      { message: expect.stringMatching(/Try again in 50 s/), extensions: { code: 'RATE_LIMITED' } },
    ]);
    expect(refused.extensions.cost).toMatchObject({ requested: COST, remaining: 0 });
    expect(database.statements).toEqual([]);

    nowMs += 50_000;
    expect((await ask()).status).toBe(200);
  });

  test('is refused exports too, which count', async () => {
    const url = 'http://localhost/export/agreements.csv';
    expect((await app.fetch(url)).status).toBe(200);
    const refused = await app.fetch(url);

    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect((await ask()).status).toBe(429);
  });

  test('is alone in that: each address and each credential has a minute of its own', async () => {
    for (const _ of [1, 2]) await ask(from('192.0.2.1'));

    expect((await ask(from('192.0.2.1'))).status).toBe(429);
    expect((await ask(from('192.0.2.2'))).status).toBe(200);
    expect((await ask({ ...from('192.0.2.1'), ...bearing(key) })).status).toBe(200);
  });

  test('cannot go on from another address of the same network of IPv6, nor with his key from elsewhere', async () => {
    for (const last of [1, 2]) await ask(from(`2001:db8:1:2::${last}`));
    expect((await ask(from('2001:db8:1:2:ffff::3'))).status).toBe(429);
    expect((await ask(from('2001:db8:1:3::1'))).status).toBe(200);

    for (const last of [1, 2]) await ask({ ...from(`192.0.2.${last}`), ...bearing(key) });
    expect((await ask({ ...from('192.0.2.3'), ...bearing(key) })).status).toBe(429);
  });
});

describe('what fails before its cost is known counts for the address', () => {
  test.each([
    ['a false credential', bearing(`con_${'x'.repeat(43)}`), QUERY, 401],
    ['a query that cannot be read', {}, '{ partners(', 400],
    ['a query that is not valid', {}, '{ nothing }', 400],
  ])('%s', async (_what, headers, query, status) => {
    expect((await ask(headers, query)).status).toBe(status);
    const refused = await ask(headers, query);

    expect(refused.status).toBe(429);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect((await ask(bearing(key))).status).toBe(200);
  });

  test('a false credential at an export', async () => {
    const once = () => app.fetch('http://localhost/export/agreements.csv', { headers: bearing('con_false') });
    expect([(await once()).status, (await once()).status]).toEqual([401, 429]);
  });
});

test('each event of a subscription counts, and who has nothing left gets the next one in the next minute', async () => {
  app = create(1);
  const server = await listenForTest(app);
  const registrar = acting(database).as(REGISTRAR);
  const following = await follow(server.origin);
  for (const slug of ['first', 'second']) {
    await succeed(registrar, 'RegisterParty', { slug, name: `The ${slug}`, category: 'GLOBAL_IO' });
  }
  const next = following.next();
  const isEarly = await Promise.race([next.then(() => true), follow(server.origin).then(() => false)]);
  nowMs += 60_000;
  const [first] = [await next];
  nowMs += 60_000;
  const second = await following.next();

  expect(isEarly).toBe(false);
  expect([first.kind, second.kind]).toEqual(['PARTY_REGISTERED', 'PARTY_REGISTERED']);
  following.leave();
  app.announceStop();
  await server.close(0);
});

describe('an address counts', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:0DB8:0:0:8::', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::', '0:0:0:0'],
    ['no address', 'no address'],
    [null, 'none'],
  ])('%s as %s', (address, network) => expect(networkOf(address)).toBe(`address:${network}`));
});
