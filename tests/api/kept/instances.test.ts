// Several servers on one database: each sees its own writes at once, and the others' within a second.
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { createApiKey } from '../../../server/auth/api-key.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { follow } from '../../kit/follow.ts';
import { untilHearing } from '../../kit/hearing.ts';
import { type Instance, startInstance } from '../../kit/instance.ts';
import { open, succeed } from '../../kit/situations.ts';

const SECOND_MS = 1_000;
const LISTENERS = `FROM pg_stat_activity WHERE datname = $1 AND application_name = 'concordat listener'`;

let database: TestDatabase;
let admin: Client;
let name: string;
let one: Instance;
let other: Instance;
let registrar: string;

beforeAll(async () => {
  database = await createTestDatabase();
  registrar = (await createApiKey(database.db, { role: 'REGISTRAR', partyId: null, label: null })).token;
  const url = new URL(database.url);
  name = url.pathname.slice(1);
  url.pathname = '/postgres';
  admin = new Client({ connectionString: url.href });
  await admin.connect();
});

beforeEach(async () => {
  one = await startInstance(database);
  other = await startInstance(database);
});

afterEach(async () => {
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  await one?.close();
  await other?.close();
});

afterAll(async () => {
  await admin?.end();
  await database?.close();
});

/** Asks until the answer is right; returns for how long it was not. */
async function lateMs(isRight: () => Promise<boolean>): Promise<number> {
  const startMs = performance.now();
  while (!(await isRight()))
    if (performance.now() - startMs > 20 * SECOND_MS) throw new Error('It never becomes right.');
  return performance.now() - startMs;
}

const titleOf = async (instance: Instance, slug: string) => {
  const { agreement } = await instance
    .as(registrar)
    .query('query ($slug: String!) { agreement(slug: $slug) { title } }', { slug });
  return Object(agreement).title;
};
const revise = (through: Instance, agreement: string, title: string) =>
  succeed(through.as(registrar), 'ReviseDraft', { agreement, title });

describe('a write', () => {
  test('is seen at once where it was made, and within a second elsewhere, whatever was answered before', async () => {
    await open(one.as(registrar), 'seen');
    await lateMs(async () => (await titleOf(other, 'seen')) === 'Agreement seen');
    for (const [through, elsewhere] of [
      [one, other],
      [other, one],
    ] as const) {
      for (const title of ['First', 'Second', 'Third']) {
        for (const each of [one, other]) await titleOf(each, 'seen');
        await revise(through, 'seen', title);
        expect(await titleOf(through, 'seen')).toBe(title);
        expect(await lateMs(async () => (await titleOf(elsewhere, 'seen')) === title)).toBeLessThan(
          SECOND_MS,
        );
      }
    }
  });

  test('is told to who follows another server', async () => {
    const following = await follow(other.origin, { token: registrar });
    await open(one.as(registrar), 'followed');
    expect(await following.next()).toMatchObject({
      kind: 'NEGOTIATION_OPENED',
      agreement: { slug: 'followed' },
    });
    following.leave();
  });

  test('is in the events of another server', async () => {
    const last = async () => {
      const { events } = await other
        .as(registrar)
        .query('{ events(last: 1) { nodes { agreement { slug } } } }');
      return Object(events).nodes[0].agreement?.slug;
    };
    await last();
    await open(one.as(registrar), 'listed');
    expect(await lateMs(async () => (await last()) === 'listed')).toBeLessThan(SECOND_MS);
  });
});

test('a key that is revoked is refused at once where it was, and within a second elsewhere, however often it was used', async () => {
  const token = (await createApiKey(database.db, { role: 'REGISTRAR', partyId: null, label: null })).token;
  const { apiKeys } = await one.as(registrar).query('{ apiKeys(first: 1) { nodes { id prefix } } }');
  const key = Object(apiKeys).nodes[0];
  expect(token.startsWith(key.prefix)).toBe(true);
  const isRefused = async (instance: Instance) => {
    const { errors } = await instance.as(token).ask('{ host { slug } }');
    return errors[0]?.extensions?.code === 'UNAUTHENTICATED';
  };
  for (const instance of [one, other, one, other]) expect(await isRefused(instance)).toBe(false);

  const revoke = 'mutation ($apiKey: ID!) { revokeApiKey(input: { apiKey: $apiKey }) { __typename } }';
  const revoked = await one.as(registrar).query(revoke, { apiKey: key.id });

  expect(revoked).toEqual({ revokeApiKey: { __typename: 'ApiKey' } });

  expect(await isRefused(one)).toBe(true);
  expect(await lateMs(() => isRefused(other))).toBeLessThan(SECOND_MS);
});

test('a server that cannot hear answers with what is so, and keeps nothing of it', async () => {
  await open(one.as(registrar), 'unheard');
  await lateMs(async () => (await titleOf(other, 'unheard')) === 'Agreement unheard');
  // No other connection can take the place of the one that is ended.
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await admin.query(`SELECT pg_terminate_backend(pid, 5000) ${LISTENERS}`, [name]);
  while (other.signal.isHearing) await turn();

  for (const title of ['Unheard once', 'Unheard twice']) {
    await revise(one, 'unheard', title);
    for (const instance of [one, other]) expect(await titleOf(instance, 'unheard')).toBe(title);
  }

  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  for (const { signal } of [one, other]) await untilHearing(signal);
  await revise(one, 'unheard', 'Heard again');
  expect(await lateMs(async () => (await titleOf(other, 'unheard')) === 'Heard again')).toBeLessThan(
    SECOND_MS,
  );
});

test('while the database is away nothing is answered from what was kept, and when it is back what is so is', async () => {
  await open(one.as(registrar), 'away');
  await lateMs(async () => (await titleOf(other, 'away')) === 'Agreement away');
  await titleOf(other, 'away');
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await admin.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [
    name,
  ]);
  while (other.signal.isHearing) await turn();

  const { status } = await other.send({ query: '{ host { slug } }' });
  expect(status).toBe(503);

  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  await untilHearing(one.signal);
  await revise(one, 'away', 'Back again');
  expect(await titleOf(one, 'away')).toBe('Back again');
  await untilHearing(other.signal);
  expect(await lateMs(async () => (await titleOf(other, 'away')) === 'Back again')).toBeLessThan(SECOND_MS);
});

test('whoever asks after a write was answered never reads what was before it, whatever others ask and write meanwhile', async () => {
  const WRITES = 30;
  const READERS = 3;
  const slug = 'raced';
  await open(one.as(registrar), slug);
  await lateMs(async () => (await titleOf(other, slug)) === `Agreement ${slug}`);
  /** Which write each server has answered last. */
  const answered = new Map([one, other].map((instance) => [instance, 0]));
  let last = 0;
  let isOver = false;
  let reads = 0;

  const numberOf = (title: string) => Number(/^Title (\d+)$/.exec(title)?.[1] ?? 0);
  async function read(instance: Instance): Promise<void> {
    while (!isOver) {
      const least = answered.get(instance) ?? 0;
      expect(numberOf(await titleOf(instance, slug))).toBeGreaterThanOrEqual(least);
      reads += 1;
      for (let turns = Math.random() * 5; turns > 1; turns -= 1) await turn();
    }
  }
  async function write(): Promise<void> {
    try {
      for (last = 1; last <= WRITES; last += 1) {
        const through = Math.random() < 0.5 ? one : other;
        await revise(through, slug, `Title ${last}`);
        answered.set(through, last);
      }
    } finally {
      isOver = true;
    }
  }

  const readers = [one, other].flatMap((instance) => Array.from({ length: READERS }, () => read(instance)));
  await Promise.all([write(), ...readers]);

  expect(reads).toBeGreaterThan(WRITES);
  for (const instance of [one, other]) expect(await instance.countKept()).toBeGreaterThan(0);
  for (const instance of [one, other])
    expect(await lateMs(async () => (await titleOf(instance, slug)) === `Title ${WRITES}`)).toBeLessThan(
      SECOND_MS,
    );
});
