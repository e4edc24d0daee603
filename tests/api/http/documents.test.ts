// Queries that are named by the hash of their text, and answers that a cache in between may keep.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createApiKey } from '../../../server/auth/api-key.ts';
import { createLedgerSignal } from '../../../server/ledger/signal.ts';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';

const QUERY = 'query ($slug: String!) { partner(slug: $slug) { name } }';
const DATA = { partner: { name: 'World Customs Organization' } };
const WCO = JSON.stringify({ slug: 'wco' });

let database: TestDatabase;
let app: TestApp;
let key: string;

beforeAll(async () => {
  database = await createTestDatabase();
  key = (await createApiKey(database.db, { role: 'REGISTRAR', partyId: null, label: null })).token;
});

beforeEach(() => {
  app = createTestApp(database);
});

afterAll(() => database?.close());

const idOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

function get(parameters: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  return app.fetch(`http://localhost/graphql?${new URLSearchParams(parameters)}`, {
    headers: { accept: 'application/graphql-response+json', ...headers },
  });
}

function send(body: unknown) {
  return app.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { accept: 'application/graphql-response+json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

const codeOf = async (response: Response) => {
  const { errors } = JSON.parse(await response.text());
  return [response.status, errors?.[0]?.extensions.code];
};

describe('a document', () => {
  test('is unknown until it was sent once with its text, and is known from then on', async () => {
    const documentId = idOf(QUERY);
    expect(await codeOf(await get({ documentId, variables: WCO }))).toEqual([404, 'DOCUMENT_NOT_FOUND']);

    const taught = await send({ documentId, query: QUERY, variables: { slug: 'wco' } });
    expect(await taught.json()).toMatchObject({ data: DATA });

    expect(await (await get({ documentId, variables: WCO })).json()).toMatchObject({ data: DATA });
    expect(await (await send({ documentId, variables: { slug: 'wco' } })).json()).toMatchObject({
      data: DATA,
    });
  });

  test('is known from a GET with its text as well', async () => {
    const documentId = idOf(QUERY);
    await get({ documentId, query: QUERY, variables: WCO });
    expect((await get({ documentId, variables: WCO })).status).toBe(200);
  });

  test.each([
    ['another text', { query: '{ host { slug } }', documentId: idOf(QUERY) }],
    ['no text', { query: 5, documentId: idOf(QUERY) }],
    ['another kind of id', { query: QUERY, documentId: idOf(QUERY).slice(7) }],
    ['an id that is no text', { documentId: 5 }],
    ['an id that is a list', { documentId: [idOf(QUERY)] }],
  ])('cannot be sent with %s', async (_what, body) => {
    expect(await codeOf(await send(body))).toEqual([400, 'BAD_REQUEST']);
    expect(await codeOf(await get({ documentId: idOf(QUERY) }))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
  });

  test.each(['', 'sha256:', '__proto__', 'x'.repeat(5_000)])(
    'that was never sent is not found: "%s"',
    async (documentId) => {
      expect(await codeOf(await send({ documentId }))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    },
  );

  test('that is not valid is not kept', async () => {
    const query = '{ nothing }';
    await send({ documentId: idOf(query), query });
    expect(await codeOf(await send({ documentId: idOf(query) }))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
  });

  test('that writes is not run by a GET', async () => {
    const query = 'mutation { revokeApiKey(input: { apiKey: "x" }) { __typename } }';
    await send({ documentId: idOf(query), query });

    const refused = await get({ documentId: idOf(query) }, { authorization: `Bearer ${key}` });
    expect(refused.status).toBe(405);
  });

  test('is bounded as all others are', async () => {
    const query = `{ host { slug } } # ${'x'.repeat(200_000)}`;
    expect(await codeOf(await send({ documentId: idOf(query), query }))).toEqual([400, 'QUERY_TOO_COSTLY']);
  });
});

describe('an answer to a GET', () => {
  const ask = (headers: Readonly<Record<string, string>> = {}) =>
    get({ query: QUERY, variables: WCO }, headers);

  test('has a tag, by which it can be asked whether it still holds', async () => {
    const first = await ask();
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{43}"$/);

    for (const held of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const again = await ask({ 'if-none-match': held });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect(app.log.filter(({ status }) => status === 304)).toHaveLength(4);
    expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('may be kept by everybody, or by the holder of the credential alone, and never used without asking', async () => {
    const open = await ask();
    const own = await ask({ authorization: `Bearer ${key}` });

    expect(open.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(own.headers.get('cache-control')).toBe('private, max-age=0, must-revalidate');
    for (const { headers } of [open, own])
      expect(headers.get('vary')).toMatch(/Accept.*Authorization|Authorization.*Accept/);
  });

  test('is kept by nobody where anything is wrong', async () => {
    for (const query of ['{ nothing }', '{ partner(slug: 5) { name } }', '{ node(id: "x") { id } }']) {
      const { headers } = await get({ query });
      expect([headers.get('etag'), headers.get('cache-control')]).toEqual([null, 'no-store']);
    }
  });
});

test('an answer to a POST is kept by nobody', async () => {
  const { headers } = await send({ query: QUERY, variables: { slug: 'wco' } });
  expect([headers.get('etag'), headers.get('cache-control')]).toEqual([null, 'no-store']);
});

test('what a server writes it counts as a change, before it answers; what it reads is none', async () => {
  const ledgerSignal = createLedgerSignal();
  const writing = createTestApp(database, { ledgerSignal });
  const post = (query: string) =>
    writing.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query }),
    });

  await post('{ host { slug } }');
  expect(ledgerSignal.count).toBe(0);
  await post(
    'mutation { registerParty(input: { slug: "new", name: "New", category: GLOBAL_IO }) { __typename } }',
  );
  expect(ledgerSignal.count).toBe(1);
});
