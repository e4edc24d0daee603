// Server-sent events as servers and the ways to them may bring them.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient, type FollowOptions } from '../../sdk/index.ts';
import { type AnsweringServer, answering, json, page } from './answering.ts';

const servers: AnsweringServer[] = [];

afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

type Answer = (response: ServerResponse) => unknown;

/** Answers each connection as the next of the list says, and those after the last as the last. */
async function serve(...answers: readonly Answer[]): Promise<AnsweringServer> {
  let connections = 0;
  const server = await answering((response) => {
    answers[Math.min(connections++, answers.length - 1)]?.(response);
  });
  servers.push(server);
  return server;
}

function follow({ url }: AnsweringServer, options: FollowOptions = {}) {
  const retry = { delayMs: 1, ...(options.retry || {}) };
  return createClient({ url }).events.follow({ after: 'start' }, { ...options, retry });
}

/** The cursors of as many events, and leaves then. */
async function read(events: ReturnType<typeof follow>, count: number): Promise<string[]> {
  const cursors: string[] = [];
  for await (const { cursor } of events) {
    cursors.push(cursor);
    if (cursors.length === count) break;
  }
  return cursors;
}

const event = (cursor: string) =>
  `event: next\ndata: {"data":{"events":{"cursor":"${cursor}","kind":"LISTED"}}}\n\n`;
const END = 'event: complete\ndata:\n\n';

function begin(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
}

/** Writes pieces, each on its own, and then ends or stays silent. */
const pieces = (texts: readonly (string | Buffer)[], isEnd = true) => {
  return async (response: ServerResponse) => {
    begin(response).socket?.setNoDelay();
    for (const text of texts) await new Promise((resolve) => response.write(text, resolve));
    if (isEnd) response.end();
  };
};

const refused = (code: string) =>
  `event: next\ndata: {"errors":[{"message":"No.","extensions":{"code":"${code}"}}]}\n\n${END}`;

const afterOf = ({ requests }: AnsweringServer) =>
  requests.map(({ body }) => JSON.parse(body).variables.after);

describe('an event is read whole', () => {
  const text = event('a–€😀').replace(':{', ': {');

  test('wherever its bytes are cut', async () => {
    const bytes = [...Buffer.from(text)].map((byte) => Buffer.of(byte));

    expect(await read(follow(await serve(pieces(bytes, false))), 1)).toEqual(['a–€😀']);
  });

  test.each([
    ['carriage returns', text.replaceAll('\n', '\r\n')],
    ['carriage returns, cut in two', [...text.replaceAll('\n', '\r\n')].join('|')],
    ['carriage returns alone', `${text.replaceAll('\n', '\r')}\r`],
    ['comments around it', `:\n\n: ping\n${text}:\n\n`],
    [
      'data on several lines',
      'data:{"data": {\ndata:"events": {"cursor":\ndata: "a–€😀", "kind": "LISTED"}}}\n\n',
    ],
    ['fields that nobody knows, and a mark of the byte order', `\uFEFFid: 1\nretry: 5\nwhat\n${text}`],
    ['data that is empty before it', `event: ping\ndata:\n\n${text}`],
  ])('with %s', async (_what, sent) => {
    const server = await serve(pieces(sent.split('|'), false));

    expect(await read(follow(server), 1)).toEqual(['a–€😀']);
  });

  test('or not at all: half of one is asked for again', async () => {
    const server = await serve(
      pieces([event('a'), event('b').slice(0, -1)]),
      pieces([event('b') + event('c')], false),
    );

    expect(await read(follow(server), 3)).toEqual(['a', 'b', 'c']);
    expect(afterOf(server)).toEqual(['start', 'a']);
  });
});

describe('another connection is made, from the last event on', () => {
  test.each<[string, Answer]>([
    ['the server completes', pieces([event('a') + END])],
    ['the server completes and holds the connection', pieces([event('a') + END], false)],
    ['the stream ends without a word', pieces([event('a')])],
    ['the connection breaks', (response) => begin(response).write(event('a'), () => response.destroy())],
    ['the server is silent for too long', pieces([event('a')], false)],
    ['the database is away', pieces([event('a') + refused('SERVICE_UNAVAILABLE')])],
    ['too much was asked', pieces([event('a') + refused('RATE_LIMITED')])],
    ['the token ran out', pieces([event('a') + refused('UNAUTHENTICATED')])],
  ])('where %s', async (_what, answer) => {
    const server = await serve(answer, pieces([event('b')], false));

    expect(await read(follow(server, { timeoutMs: 200 }), 2)).toEqual(['a', 'b']);
    expect(afterOf(server)).toEqual(['start', 'a']);
    expect(server.requests[1]?.headers.accept).toBe('text/event-stream');
  });

  test.each<[string, Answer]>([
    ["a proxy's page with 502", page(502, '<h1>Bad Gateway</h1>')],
    ["a proxy's page with 520", page(520, '<h1>Unknown Error</h1>')],
    ['503', json(503, { errors: [{ message: 'Stopping.', extensions: { code: 'SERVICE_UNAVAILABLE' } }] })],
    ['429', json(429, { errors: [{ message: 'Too many.' }] }, { 'retry-after': '0' })],
    ['a connection that breaks', (response) => response.destroy()],
    ['nothing', () => {}],
  ])('also where the first try is answered with %s', async (_what, answer) => {
    const server = await serve(answer, pieces([event('a')], false));

    expect(await read(follow(server, { timeoutMs: 200 }), 1)).toEqual(['a']);
    expect(afterOf(server)).toEqual(['start', 'start']);
  });

  test('with the token that is given then', async () => {
    const server = await serve(
      pieces([event('a') + refused('UNAUTHENTICATED')]),
      pieces([event('b') + refused('UNAUTHENTICATED')]),
      page(401, ''),
    );
    let count = 0;
    const client = createClient({ url: server.url, token: () => `token-${++count}` });
    const events = client.events.follow({ after: 'start' }, { retry: { delayMs: 1 } });

    expect([await events.next(), await events.next()]).toMatchObject([
      { value: { cursor: 'a' } },
      { value: { cursor: 'b' } },
    ]);
    await expect(events.next()).rejects.toMatchObject({ kind: 'authentication', status: 401 });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
      'Bearer token-3',
    ]);
  });

  test('with the token that the function gives once it does not fail', async () => {
    const server = await serve(pieces([event('a')]), pieces([event('b')], false));
    const tokens = [() => 'first', () => Promise.reject(new Error('Nobody there.')), () => 'second'];
    const client = createClient({ url: server.url, token: () => tokens.shift()?.() });
    const events = client.events.follow({ after: 'start' }, { retry: { delayMs: 1 } });

    expect(await read(events, 2)).toEqual(['a', 'b']);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer first',
      'Bearer second',
    ]);
    expect(afterOf(server)).toEqual(['start', 'a']);
  });

  test('no sooner than the server asks', async () => {
    const server = await serve(page(503, '', { 'retry-after': '1' }), pieces([event('a')], false));
    const begun = performance.now();

    await read(follow(server), 1);

    expect(performance.now() - begun).toBeGreaterThanOrEqual(999);
  });

  test('as long as the consumer takes over an event, silence is not counted', async () => {
    const server = await serve(pieces([event('a') + event('b')], false));
    const events = follow(server, { timeoutMs: 50 });
    await events.next();
    await once(AbortSignal.timeout(100), 'abort');

    expect(await events.next()).toMatchObject({ value: { cursor: 'b' } });
    expect(server.requests).toHaveLength(1);
    await events.return();
  });
});

describe('the error is thrown', () => {
  test.each<[string, Answer, object]>([
    [
      'a query that is refused',
      page(400, '{"errors":[{"message":"No.","extensions":{"code":"BAD"}}]}'),
      { kind: 'graphql', code: 'BAD', status: 400 },
    ],
    [
      'a fault of the server',
      pieces([refused('INTERNAL_SERVER_ERROR')]),
      { kind: 'graphql', code: 'INTERNAL_SERVER_ERROR' },
    ],
    ['a page with 500', page(500, ''), { kind: 'transport', code: 'NOT_JSON', status: 500 }],
    ['a token that is refused', page(401, ''), { kind: 'authentication', status: 401 }],
    ['a page', page(200, '<h1>Hello</h1>'), { kind: 'transport', code: 'NOT_JSON', status: 200 }],
    ['half an event that is no JSON', pieces(['data: {"data":\n\n']), { code: 'NOT_JSON' }],
    ['no content', (response) => response.writeHead(204).end(), { code: 'NOT_JSON', status: 204 }],
  ])('where the answer is %s', async (_what, answer, error) => {
    const server = await serve(answer);

    await expect(follow(server).next()).rejects.toMatchObject(error);
    expect(server.requests).toHaveLength(1);
  });

  test('after as many tries as are allowed without an event between them', async () => {
    const breaking: Answer = (response) => response.destroy();
    const server = await serve(breaking, pieces([event('a')]), breaking);
    const events = follow(server, { retry: { attemptsMax: 2 } });

    expect(await events.next()).toMatchObject({ value: { cursor: 'a' } });
    await expect(events.next()).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    expect(server.requests).toHaveLength(4);
  });

  test('but not after connections that were quiet and good until they were cut', async () => {
    const cut: Answer = async (response) => {
      begin(response).write(':\n\n');
      await once(AbortSignal.timeout(200), 'abort');
      response.destroy();
    };
    const server = await serve(cut, cut, cut, pieces([event('a')], false));

    expect(await read(follow(server, { retry: { attemptsMax: 2 } }), 1)).toEqual(['a']);
  });

  test('also where the server itself ended each of them', async () => {
    const server = await serve(pieces([':\n\n', END]));
    const retry = { attemptsMax: 3, delayMs: 50 };

    await expect(follow(server, { retry }).next()).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    ['ends the only connection', pieces([event('a')])],
    ['says that it is the end, and holds the connection', pieces([event('a') + END], false)],
    ['says so in its own way', pieces([event('a') + END.replace(': ', ':')], false)],
  ])('where nothing is to be tried again and the server %s, after what it brought', async (_what, answer) => {
    const server = await serve(answer);
    const events = createClient(server).events.follow({ after: 'start' }, { retry: false });

    expect(await events.next()).toMatchObject({ value: { cursor: 'a' } });
    await expect(events.next()).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    expect(server.requests).toHaveLength(1);
  });

  test('where the function `token` fails as often as is allowed', async () => {
    const server = await serve(pieces([event('a')]));
    const cause = new Error('Sign in again.');
    const client = createClient({ url: server.url, token: () => Promise.reject(cause) });
    const events = client.events.follow({ after: 'start' }, { retry: { attemptsMax: 2, delayMs: 1 } });

    await expect(events.next()).rejects.toMatchObject({ code: 'TOKEN_FAILED', cause });
    expect(server.requests).toEqual([]);
  });

  test('at once where nothing is to be tried again', async () => {
    const server = await serve(page(503, ''));
    const events = createClient(server).events.follow({ after: 'start' }, { retry: false });

    await expect(events.next()).rejects.toMatchObject({ status: 503 });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    [false, 1],
    [{ attemptsMax: 2, delayMs: 1 }, 2],
  ] as const)(
    'from now on, with %j after as many requests, whatever the client does',
    async (retry, count) => {
      const server = await serve(page(503, ''));
      const client = createClient({ url: server.url, retry: { attemptsMax: 3, delayMs: 1 } });

      await expect(client.events.follow({}, { retry }).next()).rejects.toMatchObject({ status: 503 });
      expect(server.requests).toHaveLength(count);
    },
  );
});

test('a body is let go of also by a fetch that drops the signal', async () => {
  const server = await serve(pieces([event('a')], false));
  let cancelled = () => {};
  const whenCancelled = new Promise<void>((resolve) => {
    cancelled = resolve;
  });
  const fetch = async (url: string, { signal: _dropped, ...init }: RequestInit) => {
    const { headers, body } = await globalThis.fetch(url, init);
    const source = body?.getReader();
    const pull = async (to: ReadableStreamDefaultController) => to.enqueue((await source?.read())?.value);
    const watched = new ReadableStream({ pull, cancel: cancelled });
    return new Response(watched, { headers });
  };

  await read(createClient({ url: server.url, fetch }).events.follow({ after: 'start' }), 1);

  await whenCancelled;
});

test('a slow reader slows the server, and misses nothing', async () => {
  const count = 200;
  const padding = 'x'.repeat(100_000);
  let written = 0;
  const server = await serve(async (response) => {
    begin(response);
    while (written < count && !response.destroyed) {
      const isFull = !response.write(
        event(String(written++)).replace('{', `{"extensions":{"x":"${padding}"},`),
      );
      if (isFull) await once(response, 'drain');
    }
  });
  const events = follow(server);
  await events.next();
  for (let turns = 0; turns < 200; turns += 1) await new Promise((resolve) => setImmediate(resolve));

  expect(written).toBeLessThan(count / 2);
  expect(await read(events, count - 1)).toEqual(
    Array.from({ length: count - 1 }, (_none, index) => String(index + 1)),
  );
});
