// Writes through the SDK, on the whole server: what was written, what was refused and why, and that nothing is written twice.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Client, createClient } from '../../sdk/index.ts';
import { createApiKey } from '../../server/auth/api-key.ts';
import { createTestApp, listenForTest } from '../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';

let database: TestDatabase;
let url: string;
let close: () => Promise<void>;
let registrar: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  const server = await listenForTest(createTestApp(database, { costPerMinute: 1_000_000 }));
  close = () => server.close(0);
  url = `${server.origin}/graphql`;
  registrar = createClient({ url, token: await createToken('REGISTRAR') });
});

afterAll(async () => {
  await close?.();
  await database?.close();
});

async function createToken(role: 'REGISTRAR' | 'REPRESENTATIVE', slug?: string): Promise<string> {
  const partyId = slug ? (await database.db.party.findUniqueOrThrow({ where: { slug } })).id : null;
  return (await createApiKey(database.db, { role, partyId, label: null })).token;
}

const party = (slug: string) => ({ slug, name: `Party ${slug}`, category: 'GLOBAL_IO' }) as const;

test('what is written is answered with its cost, what is left, and the id of the request', async () => {
  const result = await registrar.partners.register(party('written'));

  expect(result).toMatchObject({
    ok: true,
    data: { slug: 'written', version: 1 },
    meta: {
      status: 200,
      requestId: expect.stringMatching(/^[\w.-]+$/),
      cost: {
        requested: expect.any(Number),
        limit: 1_000_000,
        remaining: expect.any(Number),
        resetAt: expect.any(String),
      },
    },
  });
});

test('a write whose first answer was cut off is done once, and answered as if nothing had happened', async () => {
  const sent: string[] = [];
  const fetch = async (to: string, init: RequestInit) => {
    sent.push(String(init.body));
    const response = await globalThis.fetch(to, init);
    await response.text();
    if (sent.length === 1) throw new TypeError('The connection broke.');
    return globalThis.fetch(to, init);
  };
  const client = createClient({ url, fetch, token: await createToken('REGISTRAR'), retry: { delayMs: 1 } });

  expect(await client.partners.register(party('once')).orThrow()).toMatchObject({ slug: 'once' });

  expect(sent).toHaveLength(2);
  expect(new Set(sent).size).toBe(1);
  const told = `SELECT count(*)::INT AS count FROM event JOIN party ON party.id = event.party_id
    WHERE slug = 'once' AND event.kind = 'PARTY_REGISTERED'`;
  expect(await database.sql(told)).toEqual([{ count: 1 }]);
});

test('what is refused by a rule is a value with its kind, its code and its own data, and throws where that is asked for', async () => {
  const draft = {
    slug: 'refused',
    title: 'Refused',
    partners: ['europol'],
    scopes: [{ kind: 'INFORMATION_EXCHANGE' }],
  } as const;
  await registrar.negotiations.open(draft).orThrow();
  const stranger = createClient({ url, token: await createToken('REPRESENTATIVE', 'wco') });

  const refusals = await Promise.all([
    registrar.negotiations.open(draft),
    registrar.negotiations.open({ ...draft, slug: 'Not A Slug' }),
    registrar.negotiations.consent({ agreement: 'refused', party: 'interpol', expectedVersion: 99 }),
    registrar.agreements.bringIntoForce({ agreement: 'refused', on: '2026-01-01' }),
    stranger.negotiations.consent({ agreement: 'refused', party: 'wco' }),
    stranger.partners.register(party('forbidden')),
  ]);

  expect(refusals.map((result) => (result.kind === 'domain' ? result.error.refusal : result))).toMatchObject([
    { __typename: 'InvalidInputError', issues: [{ message: expect.any(String) }] },
    { __typename: 'InvalidInputError', issues: [{ path: expect.any(Array) }] },
    { __typename: 'ConflictError', currentVersion: 1 },
    { __typename: 'ConsentMissingError', awaiting: [{ slug: 'interpol' }, { slug: 'europol' }] },
    { __typename: 'NotFoundError', code: 'NOT_FOUND' },
    { __typename: 'ForbiddenError', code: 'FORBIDDEN' },
  ]);
  for (const result of refusals) {
    expect(result).toMatchObject({
      ok: false,
      meta: { status: 200, requestId: expect.any(String), cost: {} },
    });
    expect(() => result.orThrow()).toThrow(expect.objectContaining({ name: 'DomainError' }));
  }
});

test('a write by nobody is a failed authentication', async () => {
  expect(await createClient({ url }).partners.register(party('nobody'))).toMatchObject({
    kind: 'authentication',
    meta: { requestId: expect.any(String) },
  });
});
