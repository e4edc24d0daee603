import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSchema, createYoga } from 'graphql-yoga';
import { useGraphiqlPage } from '../../server/http/graphiql/use-graphiql-page.ts';

const SCRIPT = 'export const answer = 42;';
const MANIFEST = {
  script: 'page-1.js',
  style: 'page-2.css',
  icon: 'icon-3.svg',
  preload: ['editor-4.js'],
  assets: { 'page-1.js': ['br', 'gzip'], 'font-5.woff2': [] },
};

let folder: string;
let ask: (path: string, init?: RequestInit) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-page-'));
  const assets = join(folder, 'assets');
  await mkdir(assets);
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  await writeFile(join(assets, 'page-1.js'), SCRIPT);
  await writeFile(join(assets, 'page-1.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(assets, 'page-1.js.gz'), gzipSync(SCRIPT));
  await writeFile(join(assets, 'font-5.woff2'), 'font');
  await writeFile(join(assets, 'unlisted.js'), 'secret');
  const api = createYoga({
    graphiql: false,
    landingPage: false,
    logging: false,
    plugins: [useGraphiqlPage({ directory: folder })],
    schema: createSchema({ typeDefs: 'type Query { a: Int }' }),
  });
  ask = async (path, init) => api.fetch(new Request(`http://localhost${path}`, init));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the page allows nothing but our own origin, and no inline script', async () => {
  const { headers } = await ask('/graphql', { headers: { accept: 'text/html' } });

  const policy = headers.get('content-security-policy')?.split('; ');
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
    ]),
  );
  expect(policy).toContain("frame-ancestors 'none'");
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    vary: 'Accept, Accept-Encoding',
  });
});

test('the page names the files of the build, and says what it is to those without JavaScript', async () => {
  const html = await (await ask('/graphql', { headers: { accept: 'text/html' } })).text();

  expect(html).toContain('<html lang="en">');
  expect(html).toContain('<script type="module" src="/graphql/assets/page-1.js"></script>');
  expect(html).toContain('<link rel="stylesheet" href="/graphql/assets/page-2.css">');
  expect(html).toMatch(/<noscript>.+POST a query to \/graphql/);
});

test.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['br;q=0.5, gzip', 'gzip', gunzipSync],
  ['br;q=0, *', 'gzip', gunzipSync],
  ['identity', null, (body: Buffer) => body],
  ['', null, (body: Buffer) => body],
])('a client that accepts the encodings "%s" gets %s', async (accepted, encoding, unpack) => {
  const { headers, body } = await withBody(
    ask('/graphql/assets/page-1.js', { headers: { 'accept-encoding': accepted } }),
  );

  expect(headers.get('content-encoding')).toBe(encoding);
  expect(headers.get('vary')).toBe('Accept-Encoding');
  expect(unpack(body).toString()).toBe(SCRIPT);
});

test('an asset may be kept for ever', async () => {
  const { headers } = await ask('/graphql/assets/page-1.js');

  expect(Object.fromEntries(headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
});

test('an asset that is not stored compressed comes as it is', async () => {
  const { headers, body } = await withBody(
    ask('/graphql/assets/font-5.woff2', { headers: { 'accept-encoding': 'br' } }),
  );

  expect(headers.get('content-encoding')).toBeNull();
  expect(headers.get('content-type')).toBe('font/woff2');
  expect(body.toString()).toBe('font');
});

test.each(['/graphql', '/graphql/assets/page-1.js'])(
  'HEAD tells of %s what GET would, without the body',
  async (path) => {
    const headers = { accept: 'text/html', 'accept-encoding': 'br' };
    const got = await withBody(ask(path, { headers }));
    const head = await withBody(ask(path, { headers, method: 'HEAD' }));

    expect(head.status).toBe(200);
    expect(head.body.length).toBe(0);
    expect(head.headers.get('content-length')).toBe(String(got.body.length));
    expect(head.headers.get('content-encoding')).toBe('br');
  },
);

test('a page that the browser has already is not sent again', async () => {
  const first = await ask('/graphql', { headers: { accept: 'text/html' } });
  const etag = String(first.headers.get('etag'));
  const second = await withBody(
    ask('/graphql', { headers: { accept: 'text/html', 'if-none-match': `"other", ${etag}` } }),
  );

  expect(first.headers.get('cache-control')).toBe('no-cache');
  expect(second.status).toBe(304);
  expect(second.body.length).toBe(0);
});

test.each([
  'application/json',
  'application/graphql-response+json',
  '*/*',
  'application/json, text/html;q=0.5',
  'text/html, application/json',
])('a client that accepts %s gets GraphQL, never HTML', async (accept) => {
  const answer = await ask('/graphql?query={__typename}', { headers: { accept } });

  expect(answer.headers.get('content-type')).toMatch(/json/);
  expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
});

test('a query that is posted gets its answer, though the client reads HTML too', async () => {
  const answer = await ask('/graphql', {
    method: 'POST',
    headers: { accept: 'text/html, */*', 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  });

  expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
});

test.each(['unlisted.js', 'page-1.js.br', '..%2fmanifest.json', '../manifest.json', 'constructor', ''])(
  'no file but those of the manifest can be had: "%s"',
  async (name) => {
    const { status } = await ask(`/graphql/assets/${name}`, { headers: { accept: 'text/html' } });

    expect(status).toBe(404);
  },
);

test('a server whose page is not built says what to do', () => {
  expect(() => useGraphiqlPage({ directory: join(folder, 'nowhere') })).toThrow(/Run "npm run build" first/);
});

async function withBody(asked: Promise<Response>) {
  const answer = await asked;
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
}
