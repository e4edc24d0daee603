import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { createApiKey, findByToken, revokeApiKey } from '../../../server/auth/api-key.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { read } from '../../kit/files.ts';
import { settled } from './settled.ts';

const REGISTRAR = { role: 'REGISTRAR', partyId: null, label: null } as const;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

test('a token is con_ and 256 random bits', async () => {
  const tokens = [];
  for (let count = 0; count < 5; count += 1) tokens.push((await createApiKey(database.db, REGISTRAR)).token);

  for (const token of tokens) {
    expect(token).toMatch(/^con_[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(token.slice(4), 'base64url')).toHaveLength(32);
  }
  expect(new Set(tokens).size).toBe(5);
});

test('of a token only the SHA-256 and twelve characters are kept', async () => {
  const { id, token } = await createApiKey(database.db, { ...REGISTRAR, label: 'for the test' });

  const [row] = await database.sql('SELECT * FROM api_key WHERE id = $1', [id]);
  expect(row).toMatchObject({
    prefix: token.slice(0, 12),
    hash: createHash('sha256').update(token).digest(),
    label: 'for the test',
    last_used_at: null,
    revoked_at: null,
  });
  const tables = await database.sql(
    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  for (const { table_name: table } of tables) {
    const found = await database.sql(`SELECT 1 FROM "${table}" each WHERE strpos(each::TEXT, $1) > 0`, [
      token.slice(4, 24),
    ]);
    expect([table, found]).toEqual([table, []]);
  }
});

test('a token stands for the role and the party of its key', async () => {
  const { id: partyId } = await database.db.party.findUniqueOrThrow({ where: { slug: 'europol' } });
  const registrar = await createApiKey(database.db, REGISTRAR);
  const representative = await createApiKey(database.db, { role: 'REPRESENTATIVE', partyId, label: null });

  expect(await findByToken(database.db, registrar.token)).toEqual({
    role: 'REGISTRAR',
    id: `key:${registrar.id}`,
    partyId: null,
  });
  expect(await findByToken(database.db, representative.token)).toEqual({
    role: 'REPRESENTATIVE',
    id: `key:${representative.id}`,
    partyId,
  });
});

test('a token that differs after its prefix is nobody', async () => {
  const { token } = await createApiKey(database.db, REGISTRAR);
  const bytes = token.slice(4);
  // The last character holds two bits that decoding drops: the text is what counts, not what it decodes to.
  const alike = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
    .map((last) => bytes.slice(0, -1) + last)
    .filter(
      (text) => text !== bytes && Buffer.from(text, 'base64url').equals(Buffer.from(bytes, 'base64url')),
    );
  expect(alike).toHaveLength(3);

  for (let at = 12; at < token.length; at += 1) {
    const changed = `${token.slice(0, at)}${token[at] === '0' ? '1' : '0'}${token.slice(at + 1)}`;
    expect(await findByToken(database.db, changed)).toBeNull();
  }
  for (const text of alike) expect(await findByToken(database.db, `con_${text}`)).toBeNull();
  expect(await findByToken(database.db, token)).not.toBeNull();
});

test('hashes are compared in constant time', () => {
  const source = read('server/auth/api-key.ts');

  expect(source).toContain('timingSafeEqual(key.hash, hashOf(token))');
  expect(source).not.toMatch(/hash\b[^;\n]*[!=]==|compare\(/i);
});

test('a revoked token is nobody at once and for ever, and keeps the first instant of its revocation', async () => {
  const { id, token } = await createApiKey(database.db, REGISTRAR);
  await revokeApiKey(database.db, id, new Date('2026-11-24T10:00:00Z'));
  await revokeApiKey(database.db, id, new Date('2026-11-25T10:00:00Z'));

  expect(await findByToken(database.db, token)).toBeNull();
  const { revokedAt } = await database.db.apiKey.findUniqueOrThrow({ where: { id } });
  expect(revokedAt).toEqual(new Date('2026-11-24T10:00:00Z'));
});

test('what is no token of ours is nobody, and the database is not asked', async () => {
  const { token } = await createApiKey(database.db, REGISTRAR);
  database.statements.length = 0;
  const garbage = [
    '',
    'con_',
    token.slice(0, -1),
    `${token}A`,
    `${token}\n`,
    ` ${token}`,
    token.toUpperCase(),
    `con_${'\0'.repeat(43)}`,
    `con_${'é'.repeat(43)}`,
    `con_${"' OR 1=1 --".padEnd(43, '-')}`,
    `con_${'A'.repeat(10_000_000)}`,
  ];

  for (const each of garbage) expect(await findByToken(database.db, each)).toBeNull();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      expect(await findByToken(database.db, `con_${text}`)).toBeNull();
    }),
  );
  expect(database.statements).toEqual([]);
});

test('a prefix that is taken is drawn again, in the same transaction', async () => {
  const { token: taken } = await createApiKey(database.db, REGISTRAR);
  const clashing = `${taken.slice(0, 12)}${'x'.repeat(35)}`;
  const free = `con_${'y'.repeat(43)}`;
  const draws = [clashing, clashing, free];

  const { id, token } = await database.db.$transaction((tx) =>
    createApiKey(tx, REGISTRAR, () => draws.shift() ?? ''),
  );

  expect(token).toBe(free);
  expect(await findByToken(database.db, free)).toMatchObject({ id: `key:${id}` });
  expect(await findByToken(database.db, taken)).not.toBeNull();
});

test('no more than a few prefixes are drawn', async () => {
  const { token: taken } = await createApiKey(database.db, REGISTRAR);

  await expect(createApiKey(database.db, REGISTRAR, () => taken)).rejects.toThrow('prefixes that are taken');
});

test('the last use is noted, at most once a minute', async () => {
  const { id, token } = await createApiKey(database.db, REGISTRAR);
  const use = (instant: string) => findByToken(database.db, token, new Date(instant));
  database.statements.length = 0;

  await use('2026-11-24T10:00:00.000Z');
  await settled(() => lastUse(id), '2026-11-24T10:00:00.000Z');
  await use('2026-11-24T10:00:30.000Z');
  await use('2026-11-24T10:00:59.999Z');
  expect(updates()).toBe(1);

  await use('2026-11-24T10:01:00.000Z');
  await settled(() => lastUse(id), '2026-11-24T10:01:00.000Z');
});

test('uses at the same moment keep no answer waiting and are noted once', async () => {
  const { id, token } = await createApiKey(database.db, REGISTRAR);
  const noted = await countUpdates('AFTER', 'RETURN NEW');
  const other = new Client({ connectionString: database.url });
  await other.connect();
  database.statements.length = 0;

  try {
    await other.query('BEGIN');
    await other.query('SELECT FROM api_key WHERE id = $1 FOR UPDATE', [id]);
    const now = new Date('2026-11-24T10:00:00.000Z');
    for (let count = 0; count < 3; count += 1) {
      expect(await findByToken(database.db, token, now)).toMatchObject({ id: `key:${id}` });
    }
    expect(await lastUse(id)).toBeUndefined();
  } finally {
    await other.end();
  }

  await settled(async () => updates(), 3);
  expect(await lastUse(id)).toBe('2026-11-24T10:00:00.000Z');
  expect(await noted()).toBe(1);
});

test('a use that cannot be noted spoils no answer', async () => {
  const { id, token } = await createApiKey(database.db, REGISTRAR);
  const refused = await countUpdates('BEFORE', "RAISE 'refused'");

  expect(await findByToken(database.db, token)).toMatchObject({ id: `key:${id}` });
  await settled(refused, 1);
  expect(await lastUse(id)).toBeUndefined();
  expect(await findByToken(database.db, token)).toMatchObject({ id: `key:${id}` });
  await settled(refused, 2);
  await database.sql('DROP TRIGGER count_before ON api_key');
});

/** Counts the updates of keys from now on; in a sequence, which a failure does not take back. */
async function countUpdates(when: 'BEFORE' | 'AFTER', then: string): Promise<() => Promise<number>> {
  const name = `count_${when.toLowerCase()}`;
  await database.sql(`CREATE SEQUENCE ${name}`);
  await database.sql(
    `CREATE FUNCTION ${name}() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN PERFORM nextval('${name}'); ${then}; END $$`,
  );
  await database.sql(
    `CREATE TRIGGER ${name} ${when} UPDATE ON api_key FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  );
  return async () => {
    const [row] = await database.sql(`SELECT is_called, last_value::INTEGER FROM ${name}`);
    return row?.is_called === true ? Number(row.last_value) : 0;
  };
}

function updates(): number {
  return database.statements.filter((statement) => statement.startsWith('UPDATE')).length;
}

async function lastUse(id: string): Promise<string | undefined> {
  const { lastUsedAt } = await database.db.apiKey.findUniqueOrThrow({ where: { id } });
  return lastUsedAt?.toISOString();
}
