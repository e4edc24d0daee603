// Answers that are given again: what still applies to them, and what is never kept.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createApiKey } from '../../../server/auth/api-key.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { type Instance, startInstance } from '../../kit/instance.ts';

const QUERY = 'query Ask($slug: String!) { partner(slug: $slug) { name } }';
const WCO = { query: QUERY, variables: { slug: 'wco' } };
const PARAMETERS = new URLSearchParams({ query: QUERY, variables: JSON.stringify(WCO.variables) });
const ATTEMPTS_MAX = 50;

let database: TestDatabase;
let instance: Instance;
let keys: string[];
let nowMs: number;

beforeAll(async () => {
  database = await createTestDatabase();
  const partyId = (await database.db.party.findUniqueOrThrow({ where: { slug: 'europol' } })).id;
  keys = [];
  for (const key of [
    { role: 'REGISTRAR', partyId: null },
    { role: 'REGISTRAR', partyId: null },
    { role: 'REPRESENTATIVE', partyId },
  ] as const) {
    keys.push((await createApiKey(database.db, { ...key, label: null })).token);
  }
});

beforeEach(async () => {
  nowMs = Date.parse('2026-11-24T12:00:00Z');
  instance = await startInstance(database, {
    now: () => new Date(nowMs),
    trustProxy: true,
    costPerMinute: 100_000,
    corsOrigins: ['https://friend.example', 'https://other.example'],
  });
});

afterEach(() => instance?.close());

afterAll(() => database?.close());

type Ask = () => Promise<Response>;

const bearing = (number: number) => ({ authorization: `Bearer ${keys[number]}` });
const post =
  (headers: Readonly<Record<string, string>> = {}, body: unknown = WCO) =>
  () =>
    instance.send(body, headers);
const get =
  (headers: Readonly<Record<string, string>> = {}) =>
  () =>
    fetch(`${instance.origin}/graphql?${PARAMETERS}`, { headers });

/** The first answer that costs no statement. On a busy machine hearing may be late, and then nothing is kept for that moment. */
async function kept(ask: Ask): Promise<Response> {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const before = instance.statements.length;
    const response = await ask();
    if (instance.statements.length === before) return response;
  }
  throw new Error('It is not kept.');
}

/** Whether an answer costs statements, however often it is asked for. */
async function isMadeAnew(ask: Ask): Promise<boolean> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const before = instance.statements.length;
    await (await ask()).text();
    if (instance.statements.length === before) return false;
  }
  return true;
}

const headersOf = ({ headers }: Response) => {
  const own = ['x-request-id', 'date', 'content-length', 'transfer-encoding'];
  return Object.fromEntries([...headers].filter(([name]) => !own.includes(name)));
};

describe('an answer that is given again', () => {
  test.each([
    ['to nobody', {}],
    ['to somebody', bearing],
  ])('costs no statement, and is the same but for what each has of its own: %s', async (_whom, headers) => {
    const own = typeof headers === 'function' ? headers(0) : headers;
    for (const ask of [post(own), get(own), post({ ...own, accept: 'application/graphql-response+json' })]) {
      const first = await ask();
      const again = await kept(ask);

      expect([again.status, headersOf(again)]).toEqual([200, headersOf(first)]);
      expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
      const [one, other] = [JSON.parse(await first.text()), JSON.parse(await again.text())];
      expect(other.data).toEqual(one.data);
      expect(Object.keys(other.extensions.cost)).toEqual(Object.keys(one.extensions.cost));
    }
  });

  test('is whole whatever characters it holds', async () => {
    const ask = post(
      {},
      {
        query:
          '{ agreements(first: 100, filter: { text: "’" }) { nodes { title partners { name aliases } } } }',
      },
    );
    const first = await (await ask()).text();
    const again = await (await kept(ask)).text();

    expect(JSON.parse(again).data).toEqual(JSON.parse(first).data);
    expect(first).toMatch(/’/);
  });

  test('counts, until nothing is left', async () => {
    const remaining = async (response: Response) =>
      JSON.parse(await response.text()).extensions.cost.remaining;
    const first = await remaining(await kept(post()));
    expect(await remaining(await kept(post()))).toBeLessThan(first);

    const poor = await startInstance(database, { costPerMinute: 3, now: () => new Date(nowMs) });
    const statuses = [];
    for (let times = 1; times <= 5; times += 1) statuses.push((await poor.send(WCO)).status);
    const refused = await poor.send(WCO);
    expect(statuses.slice(-2)).toEqual([429, 429]);
    expect([refused.headers.get('retry-after'), await refused.json()]).toMatchObject([
      '60',
      { errors: [{ extensions: { code: 'RATE_LIMITED' } }] },
    ]);
    await poor.close();
  });

  test('is logged and counted as all others are', async () => {
    await kept(post());
    instance.app.log.length = 0;
    const { headers } = await kept(post({ 'x-request-id': 'mine', 'x-forwarded-for': '192.0.2.1' }));

    expect(headers.get('x-request-id')).toBe('mine');
    expect(instance.app.log.at(-1)).toMatchObject({
      ...{ requestId: 'mine', method: 'POST', path: '/graphql', status: 200, operation: 'Ask' },
      ...{ operationType: 'query', remoteAddress: '192.0.2.1', msg: 'answered' },
    });
    const metrics = await (await fetch(`${instance.origin}/metrics`)).text();
    expect(metrics).toMatch(/^concordat_kept_answers_looked_for_total\{found="true"\} [1-9]/m);
    expect(metrics).toMatch(/^concordat_kept_answers_bytes \d/m);
  });

  test('is refused to a page of another site, and to a false credential', async () => {
    await kept(post());
    const cross = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' };
    expect((await post({ ...cross, origin: 'https://foe.example' })()).status).toBe(403);
    expect((await post({ authorization: `Bearer con_${'x'.repeat(43)}` })()).status).toBe(401);
    expect((await post({ authorization: '' })()).status).toBe(401);
    expect((await post({ 'content-type': 'text/plain' })()).status).toBe(415);
  });

  test('tells each origin of itself alone', async () => {
    const origin = 'https://friend.example';
    for (const asked of [origin, 'https://other.example', 'https://foe.example'])
      await kept(post({ origin: asked }));

    const allowed = async (headers: Readonly<Record<string, string>>) =>
      (await kept(post(headers))).headers.get('access-control-allow-origin');
    expect(await allowed({ origin })).toBe(origin);
    expect(await allowed({ origin: 'https://foe.example' })).toBeNull();
    expect(await allowed({})).toBeNull();
  });

  test('can be asked whether it still holds', async () => {
    const etag = (await kept(get())).headers.get('etag') ?? '';
    const again = await kept(get({ 'if-none-match': etag }));

    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect(again.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  });

  test('is kept as well where the first who asked held it already', async () => {
    const etag = (await kept(get())).headers.get('etag') ?? '';
    instance.signal.announce();
    expect((await get({ 'if-none-match': etag })()).status).toBe(304);

    const whole = await kept(get());
    expect([whole.status, whole.headers.get('content-type')]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
    expect(await whole.json()).toMatchObject({ data: { partner: { name: 'World Customs Organization' } } });
  });
});

describe('an answer is given again', () => {
  test('to all who may see the same, and to nobody else', async () => {
    await kept(post(bearing(0)));
    await kept(post(bearing(1)));
    instance.statements.length = 0;
    await post(bearing(2))();
    await post()();

    expect(
      instance.statements.filter((statement) => !statement.includes('"api_key"')).length,
    ).toBeGreaterThanOrEqual(2);
  });

  test('on the same day alone', async () => {
    const ask = post({}, { query: '{ agreements { nodes { status } } }' });
    await kept(ask);
    nowMs += 43_200_000;
    const before = instance.statements.length;
    await ask();
    expect(instance.statements.length).toBeGreaterThan(before);
  });

  test.each([
    ['another value', { ...WCO, variables: { slug: 'au' } }],
    ['another query', { ...WCO, query: QUERY.replace('name', 'slug') }],
    [
      'another operation',
      { ...WCO, query: `${QUERY} query Other { host { slug } }`, operationName: 'Other' },
    ],
  ])('and not to who asks with %s', async (_what, body) => {
    const first = await (await kept(post())).json();
    expect((await (await post({}, body)()).json()).data).not.toEqual(first.data);
  });

  test('and not in the type that another client accepts', async () => {
    await kept(post({ accept: 'application/json' }));
    const type = 'application/graphql-response+json';
    expect((await kept(post({ accept: type }))).headers.get('content-type')).toMatch(type);
    expect((await get({ accept: 'text/event-stream' })()).headers.get('content-type')).toMatch(
      'text/event-stream',
    );
  });
});

describe('never kept is', () => {
  test.each([
    ['what is wrong in part', '{ host { slug } node(id: "x") { id } }'],
    ['what no page answers', '{ agreements(first: 5, after: "x") { nodes { slug } } }'],
    ['who asks', '{ viewer { role } host { slug } }'],
    ['when keys were used', '{ apiKeys { nodes { lastUsedAt } } }'],
    [
      'what is asked in a fragment about keys',
      '{ host { slug } ...Keys } fragment Keys on Query { apiKeys { totalCount } }',
    ],
    [
      'a write',
      'mutation { registerParty(input: { slug: "", name: "x", category: GLOBAL_IO }) { __typename } }',
    ],
  ])('%s', async (_what, query) => {
    const before = instance.app.log.length;
    for (let times = 1; times <= 3; times += 1) await instance.send({ query }, bearing(0));
    expect(instance.app.log.length).toBe(before + 3);
    const metrics = await (await fetch(`${instance.origin}/metrics`)).text();
    expect(metrics).not.toMatch(/looked_for_total\{found="true"\}/);
    expect(metrics).toMatch(/^concordat_kept_answers 0$/m);
  });

  test('what is larger than all that may be kept', async () => {
    await instance.close();
    instance = await startInstance(database, { keptAnswersBytesMax: 2_000 });
    expect(await isMadeAnew(post({}, { query: '{ agreements(first: 50) { nodes { title } } }' }))).toBe(true);
    await kept(post());
  });

  test('anything, where none is to be', async () => {
    await instance.close();
    instance = await startInstance(database, { keptAnswersBytesMax: 0 });
    expect(await isMadeAnew(post())).toBe(true);
  });
});

test('what is kept takes no more than it may', async () => {
  await instance.close();
  instance = await startInstance(database, { keptAnswersBytesMax: 20_000 });
  for (let number = 0; number < 50; number += 1) {
    await instance.send({ query: QUERY, variables: { slug: `nobody-${number}` } });
  }
  const metrics = await (await fetch(`${instance.origin}/metrics`)).text();
  const bytes = Number(/^concordat_kept_answers_bytes (\d+)/m.exec(metrics)?.[1]);

  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(20_000);
  await kept(post({}, { query: QUERY, variables: { slug: 'nobody-49' } }));
});

test('the use of a key is noted every minute, however little it costs', async () => {
  const used = async () => (await database.sql(`SELECT max(last_used_at) AS at FROM api_key`))[0]?.at;
  await kept(post(bearing(0)));
  const first = await used();
  nowMs += 61_000;
  await kept(post(bearing(0)));
  while (String(await used()) === String(first));
});
