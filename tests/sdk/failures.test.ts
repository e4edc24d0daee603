// Each way in which a question can go wrong is told from all others, and says all that is known of it.
import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ConcordatError, createClient, type Failure, type QueryResult } from '../../sdk/index.ts';
import { type AnsweringServer, answering, json, page } from './answering.ts';

const open: AnsweringServer[] = [];

afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

const TOKEN = 'con_kept_to_ourselves';
const HOST = '{ host { slug } }';

type Options = Omit<Parameters<typeof createClient>[0], 'url'>;
type Call = NonNullable<Parameters<ReturnType<typeof createClient>['query']>[2]>;

async function ask(answer: Parameters<typeof answering>[0], options: Options = {}, call: Call = {}) {
  const server = await answering(answer);
  open.push(server);
  return failureOf(await createClient({ url: server.url, retry: false, ...options }).query(HOST, {}, call));
}

/** The failure, which holds what every failure has to. */
function failureOf(result: QueryResult<unknown>): Failure<unknown> {
  if (result.ok) throw new Error(`Answered, instead of failing: ${inspect(result)}`);
  const { error, kind, meta } = result;
  expect(error).toBeInstanceOf(ConcordatError);
  expect(() => result.orThrow()).toThrow(error);
  expect([error.kind, error.status, error.requestId]).toEqual([kind, meta.status, meta.requestId]);
  expect(inspect(error, { depth: null, showHidden: true })).not.toContain(TOKEN);
  return result;
}

const error = (code: string | undefined, path?: readonly (string | number)[]) => ({
  message: `It is ${code}.`,
  ...(path ? { path } : {}),
  extensions: { ...(code ? { code } : {}), requestId: 'r-1' },
});

describe('what the server reports', () => {
  test.each([200, 400, 503])('is a GraphQL error with the status %i', async (status) => {
    const body = { errors: [error('BAD_USER_INPUT')] };

    const failure = await ask(json(status, body, { 'x-request-id': 'r-1', 'retry-after': '5' }));

    expect(failure).toMatchObject({
      kind: 'graphql',
      partialData: null,
      meta: { status, requestId: 'r-1' },
      error: {
        name: 'GraphqlError',
        message: 'It is BAD_USER_INPUT.',
        code: 'BAD_USER_INPUT',
        requestId: 'r-1',
        status,
        retryAfterMs: 5000,
        path: undefined,
      },
    });
  });

  test('beside data is an error all the same, with the data at hand', async () => {
    const data = { host: { slug: 'interpol', units: null } };
    const errors = [error('INTERNAL_SERVER_ERROR', ['host', 'units', 0]), error('FORBIDDEN', ['host', 'x'])];

    const failure = await ask(json(200, { data, errors }));

    expect(failure).toMatchObject({
      kind: 'graphql',
      partialData: data,
      error: {
        code: 'INTERNAL_SERVER_ERROR',
        path: ['host', 'units', 0],
        requestId: 'r-1',
        message: 'It is INTERNAL_SERVER_ERROR.',
        errors: [
          { code: 'INTERNAL_SERVER_ERROR', path: ['host', 'units', 0] },
          { code: 'FORBIDDEN', path: ['host', 'x'] },
        ],
      },
    });
  });

  test.each([
    [
      'the code at 200',
      json(200, { errors: [error('FORBIDDEN'), error('UNAUTHENTICATED')] }),
      'UNAUTHENTICATED',
    ],
    ['401 with another code', json(401, { errors: [error('TOKEN_EXPIRED')] }), 'TOKEN_EXPIRED'],
    ['401 without a code', json(401, { errors: [error(undefined)] }), 'UNAUTHENTICATED'],
    ["a proxy's 401", page(401, 'Who are you?'), 'UNAUTHENTICATED'],
    ["a gateway's 401", json(401, { message: 'Who are you?' }), 'UNAUTHENTICATED'],
    ['401 and nothing', page(401, ''), 'UNAUTHENTICATED'],
  ])('as %s is a failed authentication', async (_what, answer, code) => {
    expect(await ask(answer)).toMatchObject({
      kind: 'authentication',
      error: { name: 'AuthenticationError', code },
    });
  });

  test('as a bare 401 or 429 tells its status, and the id of the request', async () => {
    for (const status of [401, 429]) {
      expect(await ask(page(status, '<h1>No</h1>', { 'x-request-id': 'r-1' }))).toMatchObject({
        partialData: null,
        error: { status, requestId: 'r-1', message: `The server answered ${status}.`, errors: [] },
      });
    }
  });

  test.each([
    ['the code at 200', json(200, { errors: [error('RATE_LIMITED')] }, { 'retry-after': '2' }), 2000],
    ['429', json(429, { errors: [error('RATE_LIMITED')] }, { 'retry-after': '2' }), 2000],
    ['429 without a code', json(429, { errors: [error(undefined)] }, { 'retry-after': '2' }), 2000],
    ["a proxy's 429", page(429, 'Slow down', { 'retry-after': '0' }), 0],
    ["a gateway's 429", json(429, { message: 'Slow down' }, { 'retry-after': '120' }), 120_000],
    ['429 until a day long past', page(429, '', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }), 0],
    ['429 without a time', page(429, ''), undefined],
    ['429 with a time that is none', page(429, '', { 'retry-after': 'soon' }), undefined],
  ])('as %s is a rate limit, with the time to wait', async (_what, answer, retryAfterMs) => {
    expect(await ask(answer)).toMatchObject({
      kind: 'rate-limit',
      error: { name: 'RateLimitError', code: 'RATE_LIMITED', retryAfterMs },
    });
  });

  test('as 429 with another code keeps that', async () => {
    expect(await ask(json(429, { errors: [error('TOO_MANY')] }))).toMatchObject({
      kind: 'rate-limit',
      error: { code: 'TOO_MANY' },
    });
  });

  test('as 429 until a time to come tells how long that is', async () => {
    const until = Date.parse('2100-01-01T00:00:00Z');
    const before = until - Date.now();
    const { error } = await ask(page(429, '', { 'retry-after': new Date(until).toUTCString() }));

    expect(error.retryAfterMs).toBeLessThanOrEqual(before);
    expect(error.retryAfterMs).toBeGreaterThanOrEqual(until - Date.now());
  });

  test('as no list is an error all the same', async () => {
    const failure = await ask(json(200, { data: {}, errors: { message: 'No' } }));

    expect(failure).toMatchObject({ kind: 'graphql', error: { message: 'No' } });
  });

  test.each(['?', null, { extensions: null }])(
    'without a message or a code, as %j, is still told',
    async (told) => {
      const failure = await ask(json(200, { data: null, errors: [told] }, { 'x-request-id': 'r-2' }));

      expect(failure).toMatchObject({
        kind: 'graphql',
        error: {
          requestId: 'r-2',
          code: 'UNKNOWN',
          message: 'It gave no reason.',
        },
      });
    },
  );
});

describe('no GraphQL answer', () => {
  test.each([
    ['a page', page(502, '<h1>Bad Gateway</h1>'), 'NOT_JSON', 502],
    ['nothing', page(200, ''), 'NOT_JSON', 200],
    ['half an answer', page(200, '{"data":{"host":'), 'NOT_JSON', 200],
    ['JSON of something else', json(404, { message: 'No such route' }), 'NOT_GRAPHQL', 404],
    ['a list', json(200, [{ data: { host: null } }]), 'NOT_GRAPHQL', 200],
    ['no data and no error', json(200, { data: null }), 'NOT_GRAPHQL', 200],
    ['data with a status that denies it', json(500, { data: { host: null } }), 'NOT_GRAPHQL', 500],
  ])('but %s is a failed transport', async (_what, answer, code, status) => {
    const failure = await ask(answer);

    expect(failure).toMatchObject({
      kind: 'transport',
      partialData: null,
      error: { name: 'TransportError', code, status, cause: expect.any(Error) },
    });
  });

  test.each([301, 302, 307])(
    'but %i elsewhere is a failed transport, and nothing is sent there',
    async (status) => {
      const elsewhere = await answering(json(200, { data: { host: null } }));
      open.push(elsewhere);

      expect(await ask(page(status, '', { location: elsewhere.url }), { token: TOKEN })).toMatchObject({
        kind: 'transport',
        error: { status, message: expect.stringContaining('Check `url`') },
      });
      expect(elsewhere.requests).toEqual([]);
    },
  );

  test('because nobody listens is a failed transport with its cause', async () => {
    const server = await answering(json(200, {}));
    await server.close();

    const failure = failureOf(
      await createClient({ url: server.url, token: TOKEN, retry: false }).query(HOST),
    );

    expect(failure).toMatchObject({
      kind: 'transport',
      meta: { status: undefined, requestId: undefined },
      error: { code: 'NETWORK_FAILED', cause: { cause: { code: 'ECONNREFUSED' } } },
    });
  });

  test('because the connection breaks in the middle keeps what was known by then', async () => {
    const failure = await ask((response) => {
      response.writeHead(200, { 'content-length': '100', 'x-request-id': 'r-1' });
      response.write('{"data":', () => response.destroy());
    });

    expect(failure).toMatchObject({
      kind: 'transport',
      error: {
        code: 'NETWORK_FAILED',
        status: 200,
        requestId: 'r-1',
        cause: { message: expect.any(String) },
      },
    });
  });

  test.each([
    ['an answer', () => {}],
    ['the rest of an answer', (response: { write(text: string): void }) => response.write('{"data":')],
  ])(
    'because %s does not come in time is told by the time, also where the call sets it',
    async (_what, answer) => {
      const ofClient = await ask(answer, { timeoutMs: 50 });
      const ofCall = await ask(answer, {}, { timeoutMs: 50 });

      for (const failure of [ofClient, ofCall]) {
        expect(failure).toMatchObject({
          kind: 'transport',
          error: {
            code: 'TIMED_OUT',
            message: expect.stringContaining('50 ms'),
          },
        });
      }
    },
  );

  test('because the caller aborts is told with his reason', async () => {
    const caller = new AbortController();
    const reason = new Error('The page was left.');

    const failure = await ask(() => caller.abort(reason), {}, { signal: caller.signal });

    expect(failure).toMatchObject({ kind: 'transport', error: { code: 'ABORTED' } });
    expect(failure.error.cause).toBe(reason);
  });

  test('is sought where the signal has aborted before', async () => {
    const sent: string[] = [];
    const fetch = async (url: string) => {
      sent.push(url);
      return Response.json({});
    };
    const client = createClient({ url: 'https://registry.example/graphql', fetch });
    const reason = new Error('The page was left.');

    const failure = failureOf(await client.query(HOST, {}, { signal: AbortSignal.abort(reason) }));

    expect(failure).toMatchObject({ kind: 'transport', error: { code: 'ABORTED' } });
    expect(failure.error.cause).toBe(reason);
    expect(sent).toEqual([]);
  });

  test('is not asked for any more by a token that comes after the abort', async () => {
    const sent: string[] = [];
    const fetch = async (url: string) => {
      sent.push(url);
      return Response.json({});
    };
    const caller = new AbortController();
    let give = (_token: string) => {};
    const token = new Promise<string>((resolve) => {
      give = resolve;
    });
    const client = createClient({
      url: 'https://registry.example/graphql',
      fetch,
      token: () => token,
    });

    const asked = client.query(HOST, {}, { signal: caller.signal });
    caller.abort();
    expect(failureOf(await asked)).toMatchObject({ error: { code: 'ABORTED' } });
    give(TOKEN);
    await new Promise((resolve) => setImmediate(resolve));

    expect(sent).toEqual([]);
  });

  test('is waited for longer than asked by a fetch that heeds no signal', async () => {
    const fetch = () => new Promise<Response>(() => {});
    const client = createClient({ url: 'https://registry.example/graphql', fetch, retry: false });
    const caller = new AbortController();

    const timedOut = client.query(HOST, {}, { timeoutMs: 10 });
    const aborted = client.query(HOST, {}, { signal: caller.signal });
    caller.abort();

    expect(failureOf(await timedOut)).toMatchObject({ error: { code: 'TIMED_OUT' } });
    expect(failureOf(await aborted)).toMatchObject({ error: { code: 'ABORTED' } });
  });

  test.each([
    ['variables that JSON cannot hold', { slug: 1n }, {}, 'BigInt'],
    ['a header that HTTP does not allow', {}, { headers: { 'x-key': `${TOKEN}\n1` } }, '`x-key`'],
  ])('is asked for with %s', async (_what, variables, call, message) => {
    const client = createClient({ url: 'https://registry.example/graphql', fetch: () => Promise.reject() });

    const failure = failureOf(await client.query(HOST, variables, call));

    expect(failure).toMatchObject({
      kind: 'transport',
      error: { code: 'NOT_SENT', message: expect.stringContaining(message), cause: expect.any(Error) },
    });
  });
});

describe('the token', () => {
  const ESCAPED = TOKEN.replaceAll('_', '\\u005f');
  const written = (status: number, body: string) => (response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  const echo = `You sent Bearer ${TOKEN}`;

  test.each([
    ['GraphQL errors', json(400, { errors: [{ message: echo }] })],
    [
      'all that is said of them',
      json(400, { errors: [{ message: 'No.', path: [echo], extensions: { echo } }] }),
    ],
    ['a refused token', json(401, { errors: [{ message: echo, extensions: { code: 'UNAUTHENTICATED' } }] })],
    ['JSON that is written otherwise', written(400, `{"errors":[{"message":"${ESCAPED}"}]}`)],
    ['pages', page(502, echo)],
    ['other JSON', json(404, { request: echo })],
  ])('stays out of errors where the server quotes it in %s', async (_what, answer) => {
    const failures = [
      await ask(answer, { token: TOKEN }),
      await ask(answer, {}, { headers: { Authorization: `Bearer ${TOKEN}` } }),
    ];

    expect(inspect(failures, { depth: null, showHidden: true })).not.toContain(TOKEN);
  });

  test('and the address stay out of errors of the network', async () => {
    const server = await answering(json(200, {}));
    await server.close();

    const url = `${server.url}?key=${TOKEN}`;
    failureOf(await createClient({ url, token: TOKEN, retry: false }).query(HOST));
  });
});
