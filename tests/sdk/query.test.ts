import { afterEach, expect, test } from '@jest/globals';
import { PartnersGetDocument } from '../../sdk/generated/documents.ts';
import { createClient } from '../../sdk/index.ts';
import { type AnsweringServer, answering, json } from './answering.ts';

const open: AnsweringServer[] = [];

async function serve(...[answer]: Parameters<typeof answering>): Promise<AnsweringServer> {
  const server = await answering(answer);
  open.push(server);
  return server;
}

afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

const HOST = '{ host { slug } }';
const ANSWER = { data: { host: { slug: 'interpol' } } };

test('a query is one POST of the document and its variables as JSON', async () => {
  const { url, requests } = await serve(json(200, { data: { partner: null } }));

  await createClient({ url }).query(PartnersGetDocument, { slug: 'wco' });

  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({
    method: 'POST',
    headers: {
      accept: expect.stringContaining('application/graphql-response+json'),
      'content-type': 'application/json',
    },
  });
  expect(requests[0]?.headers).not.toHaveProperty('authorization');
  expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
    query: expect.stringMatching(/^query PartnersGet\(\$slug:String!\)\{/),
    variables: { slug: 'wco' },
  });
});

test('a whole answer is a value with its data, its status and its request id', async () => {
  const { url } = await serve(json(200, ANSWER, { 'x-request-id': 'r-1' }));

  const result = await createClient({ url }).query(HOST);

  expect(result).toMatchObject({
    ok: true,
    kind: 'data',
    data: { host: { slug: 'interpol' } },
    meta: { status: 200, requestId: 'r-1' },
  });
  expect(result.orThrow()).toEqual(ANSWER.data);
});

test('the data alone can be awaited at once', async () => {
  const { url } = await serve(json(200, ANSWER));

  expect(await createClient({ url }).query(HOST).orThrow()).toEqual(ANSWER.data);
});

test('the token, the headers of the client and those of the call go with the request, the call outweighing the client', async () => {
  const { url, requests } = await serve(json(200, ANSWER));
  const client = createClient({
    url,
    token: 'con_secret',
    headers: { 'x-app': 'client', 'x-only': 'client' },
  });

  await client.query(HOST, {}, { headers: { 'x-app': 'call' } });

  expect(requests[0]?.headers).toMatchObject({
    authorization: 'Bearer con_secret',
    'x-app': 'call',
    'x-only': 'client',
  });
});

test('a fetch that is given sends the request, and not as a method of anything', async () => {
  const seen: unknown[] = [];
  const fetch = async function (this: unknown, url: string) {
    seen.push(this, url);
    return Response.json(ANSWER);
  };

  await createClient({ url: 'https://registry.example/graphql', fetch }).query(HOST).orThrow();

  expect(seen).toEqual([undefined, 'https://registry.example/graphql']);
});

test('nothing of a call stays behind on a signal that outlives it', async () => {
  const { url } = await serve(json(200, ANSWER));
  const { signal } = new AbortController();
  const listeners = new Set<unknown>();
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    listeners.add(args[1]);
    addEventListener.apply(signal, args);
  };
  signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
    listeners.delete(args[1]);
    removeEventListener.apply(signal, args);
  };

  await createClient({ url }).query(HOST, {}, { signal }).orThrow();

  expect(listeners.size).toBe(0);
});

test.each([Number.POSITIVE_INFINITY, 2 ** 31])('a limit of %s ms is none', async (timeoutMs) => {
  const { url } = await serve((response) => setTimeout(() => json(200, ANSWER)(response), 50));

  expect(await createClient({ url, timeoutMs }).query(HOST).orThrow()).toEqual(ANSWER.data);
});

test.each([
  ['an address without a host', { url: '/graphql' }, '`url` must be a whole address'],
  ['an address without https://', { url: 'localhost:4000/graphql' }, '`url` must be a whole address'],
  ['a password in the address', { url: 'https://me:con_secret@registry.example/' }, 'without a password'],
  ['an empty address', { url: '' }, '`url` must be a whole address'],
  ['an address that is none', { url: Object({ con_secret: 1 }) }, '`url` must be a whole address'],
  ['an empty token', { url: 'https://registry.example/', token: '' }, '`token` must be a text'],
  [
    'a token that is no text',
    { url: 'https://registry.example/', token: Object({ con_secret: 1 }) },
    '`token` must be a text',
  ],
  ...[Number.NaN, -1, 0, Object({ ms: 1 })].map(
    (timeoutMs) =>
      [
        `the time limit ${timeoutMs}`,
        { url: 'https://registry.example/', timeoutMs },
        '`timeoutMs` must be a number',
      ] as const,
  ),
  [
    'a line end in the token',
    { url: 'https://registry.example/', token: 'con_secret\n1' },
    '`authorization`',
  ],
  [
    'a header with a line end',
    { url: 'https://registry.example/', headers: { 'x-app': 'con_secret\n1' } },
    '`x-app`',
  ],
])('a client is not made of %s, and the message quotes no value', (_what, options, message) => {
  const make = () => createClient(options);

  expect(make).toThrow(TypeError);
  expect(make).toThrow(message);
  expect(make).not.toThrow('con_secret');
});
