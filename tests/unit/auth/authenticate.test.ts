import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createApiKey, revokeApiKey } from '../../../server/auth/api-key.ts';
import { type Authenticate, createAuthenticator } from '../../../server/auth/authenticate.ts';
import { AuthenticationError } from '../../../server/auth/errors.ts';
import { createDatabase } from '../../../server/db/client.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { createSigningKey, ISSUER, serveJwks } from './issuer.ts';

let database: TestDatabase;
let keysOnly: Authenticate;

beforeAll(async () => {
  database = await createTestDatabase();
  keysOnly = createAuthenticator({ db: database.db, jwt: {} });
});

afterAll(() => database.close());

test('without the header it is nobody, and the database is not asked', async () => {
  database.statements.length = 0;

  expect(await keysOnly(null)).toEqual({ role: 'PUBLIC', id: 'public', partyId: null });
  expect(database.statements).toEqual([]);
});

test('an API key is its holder, at the cost of one statement, and the scheme is written in any case', async () => {
  const partyId = await partyOf('europol');
  const { id, token } = await createApiKey(database.db, { role: 'REPRESENTATIVE', partyId, label: null });
  const holder = { role: 'REPRESENTATIVE', id: `key:${id}`, partyId };
  expect(await keysOnly(`Bearer ${token}`)).toEqual(holder);
  database.statements.length = 0;

  expect(await keysOnly(`bearer ${token}`)).toEqual(holder);
  expect(await keysOnly(`BEARER   ${token} `)).toEqual(holder);
  expect(database.statements.filter((statement) => statement.startsWith('SELECT'))).toHaveLength(2);
});

test('a credential that cannot be taken is an error and never nobody, and the message holds nothing of it', async () => {
  const { id, token } = await createApiKey(database.db, { role: 'REGISTRAR', partyId: null, label: null });
  const { token: good } = await createApiKey(database.db, { role: 'REGISTRAR', partyId: null, label: null });
  await revokeApiKey(database.db, id);
  const bad = [
    '',
    ' ',
    'Bearer',
    'Bearer ',
    good,
    `Basic ${Buffer.from(`${good}:`).toString('base64')}`,
    `Token ${good}`,
    `Bearer${good}`,
    `Bearer "${good}"`,
    `Bearer ${good} ${good}`,
    `Bearer ${good}, Bearer ${good}`,
    `Bearer Bearer ${good}`,
    `Bearer ${good}=`,
    `Bearer ${good.toUpperCase()}`,
    `Bearer ${token}`,
    `Bearer con_${'A'.repeat(43)}`,
    `Bearer con_${'A'.repeat(1_000_000)}`,
    `Bearer ${'a'.repeat(1_000_000)}.b.c`,
    'Bearer undefined',
    'Bearer a.b.c',
    'Bearer \u{1F511}',
  ];

  for (const header of bad) {
    const error = await keysOnly(header).catch((thrown: unknown) => thrown);
    if (!(error instanceof AuthenticationError)) throw new Error(`${header.slice(0, 60)} was not refused.`);
    expect(error.extensions).toMatchObject({ code: 'UNAUTHENTICATED', http: { status: 401 } });
    for (const secret of [good, token, good.slice(4, 12), token.slice(4, 12)])
      expect(error.message).not.toContain(secret);
    expect(error.message).toMatch(/(Send|Ask) .+\.$/);
  }
});

test('an unknown key and a revoked one cannot be told apart', async () => {
  const { id, token } = await createApiKey(database.db, { role: 'REGISTRAR', partyId: null, label: null });
  await revokeApiKey(database.db, id);

  const revoked = await keysOnly(`Bearer ${token}`).catch(String);
  expect(revoked).toBe(await keysOnly(`Bearer con_${'A'.repeat(43)}`).catch(String));
});

test('a JWT is who it says, whose name is unique to its issuer', async () => {
  const key = await createSigningKey('ES256');
  const jwks = await serveJwks([key.jwk]);
  try {
    const authenticate = createAuthenticator({ db: database.db, jwt: { jwksUrl: jwks.url, issuer: ISSUER } });
    const claims = { role: 'REPRESENTATIVE', party: 'wco', sub: 'bob' };

    expect(await authenticate(`Bearer ${await key.sign({ party: 'wco' })}`)).toEqual({
      role: 'REGISTRAR',
      id: `jwt:${ISSUER}:alice`,
      partyId: null,
    });
    expect(await authenticate(`Bearer ${await key.sign(claims)}`)).toEqual({
      role: 'REPRESENTATIVE',
      id: `jwt:${ISSUER}:bob`,
      partyId: await partyOf('wco'),
    });
    await expect(authenticate(`Bearer ${await key.sign({ ...claims, party: 'nowhere' })}`)).rejects.toThrow(
      /claim `party` is the slug of no party/,
    );
    await expect(authenticate(`Bearer ${await key.sign({ exp: 1 })}`)).rejects.toBeInstanceOf(
      AuthenticationError,
    );
  } finally {
    await jwks.close();
  }
});

test('a JWT is refused in so many words where none are taken', async () => {
  const key = await createSigningKey('ES256');

  await expect(keysOnly(`Bearer ${await key.sign()}`)).rejects.toThrow(/takes API keys alone/);
});

test('a database that does not answer is no bad credential', async () => {
  const { token } = await createApiKey(database.db, { role: 'REGISTRAR', partyId: null, label: null });
  const db = createDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none' });
  const key = await createSigningKey('ES256');
  const jwks = await serveJwks([key.jwk]);
  const authenticate = createAuthenticator({ db, jwt: { jwksUrl: jwks.url } });
  try {
    for (const each of [token, await key.sign({ role: 'REPRESENTATIVE', party: 'wco' })]) {
      const error = await authenticate(`Bearer ${each}`).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: expect.stringMatching(/^PrismaClient|^DriverAdapterError/) });
    }
  } finally {
    await db.$disconnect();
    await jwks.close();
  }
});

async function partyOf(slug: string): Promise<string> {
  const { id } = await database.db.party.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  return id;
}
