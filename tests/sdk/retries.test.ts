// What is tried again, when, and how often: never a write that may have been done and would be done twice.
import { afterEach, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { createClient, type RetryOptions } from '../../sdk/index.ts';
import { type AnsweringServer, answering, json, page } from './answering.ts';

const open: AnsweringServer[] = [];

afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

type Answer = Parameters<typeof answering>[0];

/** Answers each request as the next of the list says. */
async function serve(...answers: readonly Answer[]) {
  let asked = 0;
  const server = await answering((response) => answers[Math.min(asked++, answers.length - 1)]?.(response));
  open.push(server);
  return server;
}

const HOST = '{ host { slug } }';
const RENAME = 'mutation ($input: ReviseDraftInput!) { reviseDraft(input: $input) { __typename } }';
const GOOD = json(200, { data: { host: { slug: 'interpol' } } });
const CUT_OFF: Answer = (response) => response.destroy();
const UNAVAILABLE = json(200, {
  errors: [{ message: 'Away.', extensions: { code: 'SERVICE_UNAVAILABLE' } }],
});

const clientOf = ({ url }: AnsweringServer, retry: RetryOptions = { delayMs: 1 }) =>
  createClient({ url, retry });
const keysOf = ({ requests }: AnsweringServer) =>
  requests.map(({ body }) => JSON.parse(body).variables?.input?.idempotencyKey);

describe('a query', () => {
  test.each<[string, Answer]>([
    ['breaks off', CUT_OFF],
    ['is a page with 502', page(502, '<h1>Bad Gateway</h1>')],
    ['is a page with 520', page(520, '<h1>Unknown Error</h1>')],
    ['says that the registry is away', UNAVAILABLE],
    ['limits the rate', page(429, '', { 'retry-after': '0' })],
  ])('is asked again where the answer %s', async (_what, answer) => {
    const server = await serve(answer, answer, GOOD);

    expect(await clientOf(server).query(HOST)).toMatchObject({ ok: true, meta: { status: 200 } });
    expect(server.requests).toHaveLength(3);
  });

  test('is asked again where a try takes longer than it may', async () => {
    const server = await serve(() => {}, GOOD);

    expect(await clientOf(server).query(HOST, {}, { timeoutMs: 1_000 })).toMatchObject({ ok: true });
    expect(server.requests.length).toBeGreaterThan(1);
  });

  test('fails with the time when no try has ended in time', async () => {
    const server = await serve(() => {});

    expect(await clientOf(server).query(HOST, {}, { timeoutMs: 100 })).toMatchObject({
      error: { code: 'TIMED_OUT', message: 'No answer within 100 ms.' },
    });
    expect(server.requests).toHaveLength(3);
  });

  test('is asked three times unless told, and then fails with what came last', async () => {
    const server = await serve(CUT_OFF, CUT_OFF, page(503, ''));

    expect(await clientOf(server).query(HOST)).toMatchObject({ kind: 'transport', error: { status: 503 } });
    expect(server.requests).toHaveLength(3);
  });

  test.each<[string, Answer]>([
    ['refuses it', json(400, { errors: [{ message: 'No.', extensions: { code: 'BAD_USER_INPUT' } }] })],
    ['does not know the caller', page(401, '')],
    ['is a fault of the server', page(500, '')],
    ['is of something that the server cannot do', page(501, '')],
    ['sends it elsewhere', page(307, '', { location: 'https://nowhere.invalid/' })],
    ['holds a part of the data', json(200, { data: { host: null }, errors: [{ message: 'Lost.' }] })],
  ])('is not asked again where the answer %s', async (_what, answer) => {
    const server = await serve(answer);

    expect((await clientOf(server).query(HOST)).ok).toBe(false);
    expect(server.requests).toHaveLength(1);
  });

  test('waits as many seconds as the server asks, and does not begin a wait that is longer than it may take', async () => {
    const server = await serve(page(503, '', { 'retry-after': '1' }), GOOD);
    const begun = performance.now();
    await clientOf(server).query(HOST).orThrow();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(999);

    const slow = await serve(page(503, '', { 'retry-after': '60' }), GOOD);
    expect(await clientOf(slow).query(HOST, {}, { timeoutMs: 5_000 })).toMatchObject({
      error: { status: 503, retryAfterMs: 60_000 },
    });
    expect(slow.requests).toHaveLength(1);
  });

  test('waits also where the server asks for more time than a timer counts', async () => {
    const server = await serve(page(503, '', { 'retry-after': '3000000' }), GOOD);
    const call = { signal: AbortSignal.timeout(200), timeoutMs: Number.POSITIVE_INFINITY };

    expect(await clientOf(server).query(HOST, {}, call)).toMatchObject({ error: { code: 'ABORTED' } });
    expect(server.requests).toHaveLength(1);
  });

  test('ends by an abort while it waits to be asked again', async () => {
    const caller = new AbortController();
    const server = await serve((response) => {
      setImmediate(() => caller.abort());
      page(503, '', { 'retry-after': '60' })(response);
    });

    const result = await clientOf(server).query(HOST, {}, { signal: caller.signal, timeoutMs: 600_000 });
    expect(result).toMatchObject({ error: { code: 'ABORTED' } });
  });
});

describe('a write', () => {
  test('is sent again with the same key, of its own making or of the caller’s', async () => {
    const written = json(200, { data: { reviseDraft: { __typename: 'Agreement' } } });
    const server = await serve(CUT_OFF, written, CUT_OFF, written);
    const client = clientOf(server);

    await client.mutate(RENAME, { input: { agreement: 'x' } }).orThrow();
    await client.mutate(RENAME, { input: { agreement: 'x', idempotencyKey: 'mine' } }).orThrow();

    const [first, again, ...own] = keysOf(server);
    expect(first).toMatch(/^\d+-\d+-\d+-\d+$/);
    expect(again).toBe(first);
    expect(own).toEqual(['mine', 'mine']);
  });

  test('of a document that a tool parsed is sent again with the same key too', async () => {
    const server = await serve(CUT_OFF, json(200, { data: { reviseDraft: { __typename: 'Agreement' } } }));

    await clientOf(server)
      .mutate(parse(RENAME), { input: { agreement: 'x' } })
      .orThrow();

    const [first, again] = keysOf(server);
    expect(first).toMatch(/^\d+-\d+-\d+-\d+$/);
    expect(again).toBe(first);
  });

  test.each([
    ['takes no key', 'mutation { reset }', {}],
    [
      'writes something without a key too',
      `mutation ($input: ReviseDraftInput!, $other: SignInput!) {
        reviseDraft(input: $input) { __typename }
        sign(input: $other) { __typename }
      }`,
      { input: { agreement: 'x' }, other: { agreement: 'x' } },
    ],
    [
      'writes something in its own words too',
      `mutation ($input: ReviseDraftInput!) {
        reviseDraft(input: $input) { __typename }
        sign(input : { agreement: "x" }) { __typename }
      }`,
      { input: { agreement: 'x' } },
    ],
    [
      'does not use its input',
      'mutation ($input: SignInput!) { sign(input: { agreement: "x" }) { __typename } }',
      { input: { agreement: 'x' } },
    ],
    ['wants none', RENAME, { input: { agreement: 'x', idempotencyKey: null } }],
  ])('that %s is sent once', async (_what, document, variables) => {
    const server = await serve(CUT_OFF);

    expect(await clientOf(server).mutate(document, variables)).toMatchObject({
      error: { code: 'NETWORK_FAILED' },
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a token that a function gives', () => {
  test('is asked for before every request, and waited for', async () => {
    const server = await serve(GOOD);
    let count = 0;
    const client = createClient({ url: server.url, token: async () => `token-${++count}` });

    await client.query(HOST).orThrow();
    await client.query(HOST).orThrow();

    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  test.each([
    ['cannot be had', () => Promise.reject(new Error('Sign in again.')), 'TOKEN_FAILED', 'Sign in again.'],
    ['holds a line end', () => 'two\nwords', 'NOT_SENT', '`authorization`'],
    ['is empty', () => '', 'NOT_SENT', '`token` must be a text'],
  ])('and %s sends nothing', async (_what, token, code, message) => {
    const server = await serve(GOOD);

    expect(await createClient({ url: server.url, token, retry: { delayMs: 1 } }).query(HOST)).toMatchObject({
      kind: 'transport',
      error: { code, message: expect.stringContaining(message) },
    });
    expect(server.requests).toEqual([]);
  });

  test('and could not be had once is asked for again', async () => {
    const server = await serve(GOOD);
    let count = 0;
    const token = () => {
      count += 1;
      if (count === 1) throw new Error('Nobody there.');
      return 'token';
    };

    await createClient({ url: server.url, token, retry: { delayMs: 1 } })
      .query(HOST)
      .orThrow();

    expect(count).toBe(2);
    expect(server.requests).toMatchObject([{ headers: { authorization: 'Bearer token' } }]);
  });

  test('does not hold up the client for longer than it may take', async () => {
    const server = await serve(GOOD);
    const token = () => new Promise<string>(() => {});

    expect(await createClient({ url: server.url, token, timeoutMs: 50 }).query(HOST)).toMatchObject({
      error: { code: 'TIMED_OUT' },
    });
  });
});
