import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Listening } from '../../../server/http/listen.ts';
import { createTestApp, listenForTest, type TestApp } from '../../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';

const QUERY = JSON.stringify({ query: '{ __typename }' });
const ANSWER = {
  data: { __typename: 'Query' },
  extensions: { cost: { requested: 1, limit: null, remaining: null, resetAt: null } },
};

let database: TestDatabase;
let closed: TestApp;
let server: Listening & { readonly origin: string };

beforeAll(async () => {
  database = await createTestDatabase('empty');
  closed = createTestApp(database);
  server = await listenForTest(closed);
});

afterAll(async () => {
  await server?.close(0);
  await database?.close();
});

const send = (app: TestApp, headers: Record<string, string>, init: RequestInit = {}) =>
  app.fetch('http://localhost/graphql', {
    method: 'POST',
    body: QUERY,
    ...init,
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('a query is read from JSON and nothing else', () => {
  test.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'text/plain; application/json',
    'application/graphql',
    '',
  ])('not from "%s"', async (type) => {
    const response = await send(closed, { 'content-type': type });

    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringMatching(/application\/json/),
          extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
        },
      ],
    });
  });

  test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])(
    'but from %s',
    async (type) => {
      expect(await (await send(closed, { 'content-type': type })).json()).toEqual(ANSWER);
    },
  );

  test.each([
    '{',
    'null',
    '5',
    '"{ __typename }"',
    '{}',
    '{"query":5}',
    '{"query":"{ a }","variables":[]}',
    `[${QUERY}]`,
  ])('not from the JSON %s, and the client is told what is wrong', async (body) => {
    const response = await send(closed, { accept: 'application/graphql-response+json' }, { body });

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: expect.stringMatching(/./),
          extensions: { code: 'BAD_REQUEST', requestId: response.headers.get('x-request-id') },
        },
      ],
    });
  });

  test('nor from variables in an address that are not JSON', async () => {
    const response = await closed.fetch('http://localhost/graphql?query={__typename}&variables={');

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringMatching(/`variables`/) }],
    });
  });
});

describe('a body larger than a megabyte is refused', () => {
  const large = new TextEncoder().encode(JSON.stringify({ query: `{ a } # ${'x'.repeat(1_000_000)}` }));

  test('as soon as its length is declared', async () => {
    const response = await fetch(`${server.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: large,
    });

    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
  });

  test('and without waiting for the end of one whose length is not declared', async () => {
    let sentBytes = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sentBytes += 100_000;
        controller.enqueue(large.subarray(0, 100_000));
      },
    });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    };
    const response = await closed.fetch('http://localhost/graphql', init);

    expect(response.status).toBe(413);
    expect(sentBytes).toBeLessThan(2_000_000);
  });
});

test('a client that goes away while it sends is no fault of ours', async () => {
  closed.log.length = 0;
  const socket = connect(server.port, '127.0.0.1', () => {
    const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100';
    socket.end(`${head}\r\n\r\n{"query`);
  });
  while (closed.log.length === 0) await new Promise((resolve) => setImmediate(resolve));

  expect(closed.log).toMatchObject([{ level: 30, status: 400 }]);
});

describe('addresses', () => {
  test('a browser that opens the server is shown the way to the API', async () => {
    const response = await fetch(server.origin, { headers: { accept: 'text/html' }, redirect: 'manual' });

    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/graphql');
  });

  test.each(['/', '/nothing', '/graphql/', '/graphqlx', '/nothing?/graphql', '/x/health', '//graphql'])(
    'at %s there is nothing, and the answer says where to ask',
    async (path) => {
      const response = await fetch(server.origin + path);

      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({
        errors: [{ message: expect.stringMatching(/\/graphql/), extensions: { code: 'NOT_FOUND' } }],
      });
    },
  );

  test('a query whose address ends like that of a probe is a query', async () => {
    const response = await fetch(`${server.origin}/graphql?query={__typename}%23/health`);

    expect(await response.json()).toEqual(ANSWER);
  });

  test.each(['a b', '[::', 'x/graphql?query={__typename}#', 'x:99999'])(
    'a Host that is none ("%s") is refused, and tells nothing about the server',
    async (host) => {
      const answer = await sendRaw(`GET /health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

      expect(answer).toMatch(/^HTTP\/1.1 400 /);
      expect(answer).not.toMatch(/ at |node_modules|\.ts/);
    },
  );
});

describe('where GraphiQL is on', () => {
  let folder: string;
  let app: TestApp;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concordat-http-'));
    const manifest = {
      script: 'page.js',
      style: 'page.css',
      icon: 'icon.svg',
      preload: [],
      assets: { 'page.js': [] },
    };
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
    app = createTestApp(database, { graphiqlDirectory: folder });
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('a browser gets the page, a client at the same address its answer', async () => {
    const url = 'http://localhost/graphql?query={__typename}';
    const page = await app.fetch(url, { headers: { accept: 'text/html,*/*;q=0.8' } });
    const answer = await app.fetch(url, { headers: { accept: 'application/json' } });

    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'/);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(await answer.json()).toEqual(ANSWER);
  });

  test('a file that cannot be read is logged, and the client is told nothing of it', async () => {
    const broken = await listenForTest(app);
    const response = await fetch(`${broken.origin}/graphql/assets/page.js`);

    expect(response.status).toBe(500);
    expect(await response.text()).toBe('Something went wrong on our side.\n');
    expect(app.log.at(-1)).toMatchObject({ level: 50, err: { code: 'ENOENT' } });
    await broken.close(0);
  });
});

describe('what every answer carries', () => {
  test.each(['/graphql?query={nothing}', '/health', '/ready', '/metrics', '/nothing'])('%s', async (path) => {
    const { headers } = await fetch(server.origin + path);

    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/default-src 'none'/),
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('an answer to a GET is not given to a client that accepts another type', async () => {
    const { headers } = await fetch(`${server.origin}/graphql?query={__typename}`);

    expect(headers.get('vary')).toMatch(/Accept/);
  });
});

/** Sends what no client of HTTP would. */
function sendRaw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
