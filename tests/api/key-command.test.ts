// `npm run key` as a process of its own, on a database that others use.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createApiKey, findByToken } from '../../server/auth/api-key.ts';
import { createDatabase } from '../../server/db/client.ts';
import { openEmbedded } from '../../server/db/embedded/embedded.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { root } from '../kit/files.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

test('it prints the token of a new key, and nothing else', async () => {
  const registrar = await run(['--role', 'registrar', '--label', 'for the office']);
  const representative = await run(['--role', 'representative', '--party', 'europol']);

  expect(registrar).toEqual({ code: 0, stdout: expect.stringMatching(/^con_[\w-]{43}\n$/), stderr: '' });
  expect(representative).toMatchObject({ code: 0, stdout: expect.stringMatching(/^con_[\w-]{43}\n$/) });
  const { id: partyId } = await database.db.party.findUniqueOrThrow({ where: { slug: 'europol' } });
  expect(await findByToken(database.db, registrar.stdout.trim())).toMatchObject({ role: 'REGISTRAR' });
  expect(await findByToken(database.db, representative.stdout.trim())).toMatchObject({
    role: 'REPRESENTATIVE',
    partyId,
  });
});

test('it lists keys without their tokens', async () => {
  const { token } = await createApiKey(database.db, {
    role: 'REGISTRAR',
    partyId: null,
    label: 'for\nthe list',
  });
  const { code, stdout } = await run(['--list']);

  expect(code).toBe(0);
  expect(stdout.split('\n').find((line) => line.startsWith(token.slice(0, 12)))).toMatch(
    /^con_\S+\tREGISTRAR\t-\t\S+Z\tnever used\t"for\\nthe list"$/,
  );
  expect(stdout).not.toContain(token);
});

test('it revokes the key that begins as told', async () => {
  const { token } = await createApiKey(database.db, { role: 'REGISTRAR', partyId: null, label: null });
  const prefix = token.slice(0, 12);

  expect(await run(['--revoke', prefix])).toEqual({ code: 0, stdout: '', stderr: `Revoked ${prefix}.\n` });
  expect(await findByToken(database.db, token)).toBeNull();
});

test.each([
  [
    'arguments that it does not know',
    ['--role', 'emperor'],
    /is registrar or representative\.\n\nMakes an API key/,
  ],
  [
    'a party that is not there',
    ['--role', 'representative', '--party', 'nowhere'],
    /There is no party "nowhere"/,
  ],
  [
    'a key that is not there',
    ['--revoke', 'con_AAAAAAAA'],
    /There is no API key that begins with con_AAAAAAAA/,
  ],
])('it ends with 1 and a sentence, and makes nothing, for %s', async (_what, args, reason) => {
  const before = await database.db.apiKey.count();
  const { code, stdout, stderr } = await run(args);

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(reason);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(await database.db.apiKey.count()).toBe(before);
});

test('it readies a database that is new, and leaves the one of another process running', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'concordat-key-'));
  // As a folder for data usually is: PostgreSQL may run as another user.
  await chmod(dataDir, 0o711);
  const embedded = await openEmbedded({ dataDir, durable: false, log: () => {} });
  const db = createDatabase({ url: embedded.url });
  try {
    const args = ['--role', 'representative', '--party', 'wco'];
    const { code, stdout, stderr } = await run(args, { DATA_DIR: dataDir });

    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('Loaded 68 parties') });
    expect(stdout).toMatch(/^con_[\w-]{43}\n$/);
    expect(await findByToken(db, stdout.trim())).toMatchObject({ role: 'REPRESENTATIVE' });
  } finally {
    await db.$disconnect();
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function run(args: readonly string[], env: Record<string, string> = { DATABASE_URL: database.url }) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/commands/key.ts', ...args], {
    cwd: root,
    env: { PATH: '/usr/bin:/bin', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  return { code: child.exitCode, stdout, stderr };
}
