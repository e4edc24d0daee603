// Who asks, and the keys that say so, through the API: with the real header, authenticator and database.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import '../../server/auth/index.ts';
import { createCountLoader } from '../../server/agreement/count-loader.ts';
import { createApiKey } from '../../server/auth/api-key.ts';
import { createAuthenticator } from '../../server/auth/authenticate.ts';
import type { Context } from '../../server/graphql/context.ts';
import { schema } from '../../server/graphql/schema.ts';
import { liveAs } from '../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';

const TODAY = '2026-11-24';

const CREATE = `mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    __typename
    ... on CreatedApiKey { token apiKey { id role prefix label party { slug } createdAt lastUsedAt revokedAt } }
    ... on UserError { code message path }
  }
}`;
const REVOKE = `mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) { __typename ... on ApiKey { id revokedAt } ... on UserError { code message path } }
}`;
const VIEWER = 'query Viewer { viewer { role party { slug } } }';

interface Key {
  readonly id: string;
  readonly prefix: string;
}

interface Outcome {
  readonly __typename: string;
  readonly token?: string | null;
  readonly apiKey?: Key;
  readonly path?: readonly string[];
  readonly revokedAt?: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Record<string, Outcome> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

let database: TestDatabase;
let yoga: YogaServerInstance<Record<string, never>, Context>;
let registrar: string;
let representative: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const authenticate = createAuthenticator({ db, jwt: {} });
  yoga = createYoga<Record<string, never>, Context>({
    schema,
    logging: false,
    maskedErrors: false,
    context: async ({ request }) => {
      const principal = await authenticate(request.headers.get('authorization'));
      const live = liveAs({ principal, today: TODAY });
      return { db, today: TODAY, principal, agreementCounts: createCountLoader(db, principal), live };
    },
  });
});

beforeEach(async () => {
  const { db } = database;
  const { id: partyId } = await db.party.findUniqueOrThrow({ where: { slug: 'europol' } });
  registrar = (await createApiKey(db, { role: 'REGISTRAR', partyId: null, label: null })).token;
  representative = (await createApiKey(db, { role: 'REPRESENTATIVE', partyId, label: null })).token;
});

afterAll(() => database.close());

describe('viewer', () => {
  test('is whoever the credential says, and nobody without one', async () => {
    expect((await ask(null, VIEWER)).data).toEqual({ viewer: { role: 'PUBLIC', party: null } });
    expect((await ask(registrar, VIEWER)).data).toEqual({ viewer: { role: 'REGISTRAR', party: null } });
    expect((await ask(representative, VIEWER)).data).toEqual({
      viewer: { role: 'REPRESENTATIVE', party: { slug: 'europol' } },
    });
  });

  test('is an error with a credential that cannot be taken, for a public field too', async () => {
    for (const query of [VIEWER, '{ host { slug } }']) {
      const { status, headers, data, errors } = await ask(`con_${'A'.repeat(43)}`, query);

      expect({ status, data: data ?? null }).toEqual({ status: 401, data: null });
      expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
    }
  });
});

describe('createApiKey', () => {
  test('gives a registrar a key that stands for what he asked for', async () => {
    const input = { role: 'REPRESENTATIVE', party: 'wco', label: ' for the tests ' };
    const made = await create(registrar, input);

    expect(made).toEqual({
      __typename: 'CreatedApiKey',
      token: expect.stringMatching(/^con_[\w-]{43}$/),
      apiKey: {
        id: expect.any(String),
        role: 'REPRESENTATIVE',
        prefix: made.token?.slice(0, 12),
        label: 'for the tests',
        party: { slug: 'wco' },
        createdAt: expect.any(String),
        lastUsedAt: null,
        revokedAt: null,
      },
    });
    expect((await ask(tokenOf(made), VIEWER)).data).toEqual({
      viewer: { role: 'REPRESENTATIVE', party: { slug: 'wco' } },
    });
    const second = await create(registrar, { role: 'REGISTRAR' });
    expect((await ask(tokenOf(second), VIEWER)).data).toEqual({ viewer: { role: 'REGISTRAR', party: null } });
  });

  test.each([
    ['the role PUBLIC', { role: 'PUBLIC' }, 'role'],
    ['a representative of no party', { role: 'REPRESENTATIVE' }, 'party'],
    ['a representative of a party that is not there', { role: 'REPRESENTATIVE', party: 'nowhere' }, 'party'],
    ['a registrar of a party', { role: 'REGISTRAR', party: 'wco' }, 'party'],
    ['an empty label', { role: 'REGISTRAR', label: ' ' }, 'label'],
    ['an endless label', { role: 'REGISTRAR', label: 'a'.repeat(201) }, 'label'],
    ['an empty idempotency key', { role: 'REGISTRAR', idempotencyKey: '' }, 'idempotencyKey'],
  ])('refuses %s as invalid input and makes nothing', async (_what, input, field) => {
    const before = await database.db.apiKey.count();

    expect(await create(registrar, input)).toMatchObject({
      __typename: 'InvalidInputError',
      code: 'INVALID_INPUT',
      path: ['input', field],
    });
    expect(await database.db.apiKey.count()).toBe(before);
  });

  test('is forbidden to a representative and unauthenticated for nobody, whatever the input', async () => {
    const before = await database.db.apiKey.count();

    for (const input of [{ role: 'REGISTRAR' }, { role: 'PUBLIC', party: 'nowhere' }]) {
      expect(await create(representative, input)).toMatchObject({ __typename: 'ForbiddenError' });
      const { data, errors } = await ask(null, CREATE, { input });
      expect(data ?? null).toBeNull();
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
    }
    expect(await database.db.apiKey.count()).toBe(before);
  });

  test('makes one key for an idempotency key, and a replay finds it without its token', async () => {
    const input = { role: 'REGISTRAR', label: 'once', idempotencyKey: 'k1' };
    const first = await create(registrar, input);
    const replay = await create(registrar, input);

    expect(first.token).toEqual(expect.any(String));
    expect(replay).toEqual({ ...first, token: null });
    expect(await create(registrar, { ...input, label: 'twice' })).toMatchObject({
      __typename: 'IdempotencyMismatchError',
    });
    expect(await database.db.apiKey.count({ where: { label: { in: ['once', 'twice'] } } })).toBe(1);
  });

  test('makes one key of many calls at once with the same idempotency key, and shows its token once', async () => {
    const input = { role: 'REGISTRAR', label: 'race', idempotencyKey: 'k2' };
    const made = await Promise.all(Array.from({ length: 4 }, () => create(registrar, input)));

    expect(new Set(made.map(({ apiKey }) => apiKey?.id)).size).toBe(1);
    expect(made.filter(({ token }) => token !== null)).toHaveLength(1);
  });
});

describe('revokeApiKey', () => {
  test('ends a key at once and for ever, and can be repeated', async () => {
    const made = await create(registrar, { role: 'REGISTRAR' });
    const input = { apiKey: made.apiKey?.id };
    const revoked = await revoke(registrar, input);

    expect(revoked).toEqual({ __typename: 'ApiKey', id: made.apiKey?.id, revokedAt: expect.any(String) });
    expect((await ask(tokenOf(made), VIEWER)).status).toBe(401);
    expect(await revoke(registrar, input)).toEqual(revoked);
    expect(await revoke(registrar, { ...input, idempotencyKey: 'r1' })).toEqual(revoked);
    expect(await revoke(registrar, { ...input, idempotencyKey: 'r1' })).toEqual(revoked);
  });

  test('can end the key that it is asked with', async () => {
    const { id } = await keyOf(registrar);

    expect(await revoke(registrar, { apiKey: id })).toMatchObject({ __typename: 'ApiKey', id });
    expect((await ask(registrar, VIEWER)).status).toBe(401);
  });

  test('refuses what is no id of a key, and says of a key that is not there that it is not', async () => {
    const nowhere = Buffer.from('ApiKey:00000000-0000-7000-8000-000000000000').toString('base64');
    const party = Buffer.from('Party:00000000-0000-7000-8000-000000000000').toString('base64');

    expect(await revoke(registrar, { apiKey: nowhere })).toMatchObject({ __typename: 'NotFoundError' });
    for (const apiKey of [party, 'x', '', registrar]) {
      expect(await revoke(registrar, { apiKey })).toMatchObject({
        __typename: 'InvalidInputError',
        path: ['input', 'apiKey'],
      });
    }
  });

  test('is forbidden to a representative, for his own key too, and unauthenticated for nobody', async () => {
    const { id } = await keyOf(representative);

    expect(await revoke(representative, { apiKey: id })).toMatchObject({ __typename: 'ForbiddenError' });
    const { errors } = await ask(null, REVOKE, { input: { apiKey: id } });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
    expect((await ask(representative, VIEWER)).status).toBe(200);
  });
});

describe('API keys', () => {
  const LIST = '{ apiKeys(first: 2) { totalCount nodes { id prefix revokedAt } } }';

  test('are listed for a registrar, the newest first, and their hashes are no field', async () => {
    const newest = { ...(await keyOf(representative)), revokedAt: null };
    const next = { ...(await keyOf(registrar)), revokedAt: null };
    // Both may have been made in the same millisecond.
    await database.sql(
      "UPDATE api_key SET created_at = created_at + INTERVAL '1 hour' WHERE prefix IN ($1, $2)",
      [newest.prefix, next.prefix],
    );
    await database.sql("UPDATE api_key SET created_at = created_at + INTERVAL '1 hour' WHERE prefix = $1", [
      newest.prefix,
    ]);
    const { data } = await ask(registrar, LIST);

    const totalCount = await database.db.apiKey.count();
    expect(data).toEqual({ apiKeys: { totalCount, nodes: [newest, next] } });
    const { errors } = await ask(registrar, '{ apiKeys { nodes { hash } } }');
    expect(errors?.[0]?.message).toMatch(/Cannot query field "hash"/);
  });

  test('do not exist for anyone else: in the list, in its count, as a node', async () => {
    const { id, prefix } = await keyOf(registrar);
    const node = `{ node(id: "${id}") { id ... on ApiKey { prefix } } nodes(ids: ["${id}"]) { id } }`;

    expect((await ask(registrar, node)).data).toEqual({ node: { id, prefix }, nodes: [{ id }] });
    for (const caller of [representative, null]) {
      expect((await ask(caller, LIST)).data).toEqual({ apiKeys: { totalCount: 0, nodes: [] } });
      expect((await ask(caller, node)).data).toEqual({ node: null, nodes: [null] });
    }
  });
});

async function create(caller: string, input: Record<string, unknown>): Promise<Outcome> {
  return outcome(await ask(caller, CREATE, { input }), 'createApiKey');
}

async function revoke(caller: string, input: Record<string, unknown>): Promise<Outcome> {
  return outcome(await ask(caller, REVOKE, { input }), 'revokeApiKey');
}

function outcome({ data, errors }: Answer, field: string): Outcome {
  const found = data?.[field];
  if (!found || errors) throw new Error(`There is no outcome: ${JSON.stringify(errors)}`);
  return found;
}

function tokenOf({ token }: Outcome): string {
  if (!token) throw new Error('There is no token.');
  return token;
}

/** The key of a token, as its registrar sees it. */
async function keyOf(token: string): Promise<Key> {
  const { id, prefix } = await database.db.apiKey.findUniqueOrThrow({
    where: { prefix: token.slice(0, 12) },
  });
  return { id: Buffer.from(`ApiKey:${id}`).toString('base64'), prefix };
}

async function ask(caller: string | null, query: string, variables = {}): Promise<Answer> {
  const response = await yoga.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      ...(caller === null ? {} : { authorization: `Bearer ${caller}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = JSON.parse(await response.text());
  return { status: response.status, headers: response.headers, data, errors };
}
