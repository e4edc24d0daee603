// The SDK's own operations, asked of the whole server over HTTP, on the registry's real content.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Client, createClient } from '../../sdk/index.ts';
import { type RegistryServer, serveRegistry } from './serve-registry.ts';

let server: RegistryServer;
let client: Client;

beforeAll(async () => {
  server = await serveRegistry();
  client = createClient({ url: server.url });
});

afterAll(() => server.close());

test('a partner is answered with its agreements and what they cover', async () => {
  const partner = await client.partners.get('wco').orThrow();

  expect(partner).toMatchObject({ acronym: 'WCO', category: 'GLOBAL_IO', agreements: { totalCount: 2 } });
  expect(
    partner?.agreements.nodes.map(({ slug, signedOn, scopes, supplements }) => ({
      slug,
      signedOn,
      scopes: scopes.map(({ kind }) => kind),
      supplements: supplements?.slug,
    })),
  ).toEqual([
    { slug: 'wco-cooperation', signedOn: '1998', scopes: [], supplements: undefined },
    {
      slug: 'wco-special-motor-vehicles',
      signedOn: '2016-11-09',
      scopes: ['DATABASE_ACCESS'],
      supplements: 'wco-cooperation',
    },
  ]);
});

test('a partner that there is not is null and no failure', async () => {
  const result = await client.partners.get('nobody');

  expect(result).toMatchObject({ ok: true, data: null, meta: { status: 200 } });
  expect(result.meta.requestId).toMatch(/^[\w.-]+$/);
});

test('what the server refuses is told with its code, its status and the id under which it is logged', async () => {
  const result = await client.query('{ partner(slug: "wco") { nmae } }');

  expect(result).toMatchObject({
    ok: false,
    kind: 'graphql',
    partialData: null,
    error: {
      code: 'GRAPHQL_VALIDATION_FAILED',
      status: 400,
      message: expect.stringContaining('nmae'),
      requestId: expect.stringMatching(/^[\w.-]+$/),
    },
  });
});
