import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openEmbedded } from '../../server/db/embedded/embedded.ts';
import { createLedgerSignal, type LedgerSignal } from '../../server/ledger/signal.ts';
import { acting, REGISTRAR } from '../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { untilHearing } from '../kit/hearing.ts';
import { open } from '../kit/situations.ts';
import { createDataFolder, query, stopLater } from '../unit/embedded/scratch.ts';

const LISTENERS = `FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'concordat listener'`;
const CHANGE = 'UPDATE party SET version = version';
const PATIENCE_MS = 60_000;
const stays = new AbortController().signal;

let database: TestDatabase;
let signal: LedgerSignal;
const opened: LedgerSignal[] = [];
let told: string[];

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database?.close());

beforeEach(async () => {
  told = [];
  signal = hear(database.url);
  await untilHearing(signal);
});

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

function hear(url: string): LedgerSignal {
  const made = createLedgerSignal({
    url,
    onHearing: () => told.push('hearing'),
    onLoss: () => told.push('lost'),
  });
  opened.push(made);
  return made;
}

/** How often the signal has counted, once it has at all. */
async function counted(change: () => Promise<unknown>, of = signal): Promise<number> {
  const before = of.count;
  await change();
  await of.waitForChange(before, PATIENCE_MS, stays);
  return of.count - before;
}

describe('a change is heard of', () => {
  test('once for a transaction that appends several events', async () => {
    const registrar = acting(database).as(REGISTRAR);
    expect(await counted(() => open(registrar, 'heard-of'))).toBe(1);
  });

  test.each([
    ["a party's row, which an operator may correct", `UPDATE party SET name = name WHERE slug = 'wco'`],
    ['its aliases', 'UPDATE party_alias SET name = name'],
    [
      'a key that is made',
      `INSERT INTO api_key (id, prefix, hash, role) VALUES (gen_random_uuid(), 'con_one', sha256('one'), 'REGISTRAR')`,
    ],
    ['a key that is revoked', 'UPDATE api_key SET revoked_at = now()'],
  ])('that concerns %s', async (_what, statement) => {
    expect(await counted(() => database.sql(statement))).toBe(1);
  });

  test('by every server, and by those that wait at once', async () => {
    const other = hear(database.url);
    await untilHearing(other);
    const waiting = [signal, other].map((each) => each.waitForChange(each.count, PATIENCE_MS, stays));
    expect([signal.waiting, other.waiting]).toEqual([1, 1]);

    await database.sql(CHANGE);
    await Promise.all(waiting);

    expect([signal.waiting, other.waiting]).toEqual([0, 0]);
  });
});

test('a transaction that is rolled back, and the use of a key, are no changes', async () => {
  const changes = async () => {
    await database.sql(`BEGIN; ${CHANGE}; ROLLBACK`);
    await database.sql('UPDATE api_key SET last_used_at = now()');
    await database.sql(CHANGE);
  };
  expect(await counted(changes)).toBe(1);
});

describe('whoever waits', () => {
  test('does not, where the change came before', async () => {
    const known = signal.count;
    signal.announce();
    await signal.waitForChange(known, PATIENCE_MS, stays);
  });

  test('is let go when the time is up', async () => {
    await signal.waitForChange(signal.count, 1, stays);
    expect(signal.waiting).toBe(0);
  });

  test('is let go when he leaves, and leaves nothing behind', async () => {
    const leaving = new AbortController();
    const waiting = signal.waitForChange(signal.count, PATIENCE_MS, leaving.signal);
    expect(signal.waiting).toBe(1);
    leaving.abort();
    await waiting;
    await signal.waitForChange(signal.count, PATIENCE_MS, leaving.signal);
    expect(signal.waiting).toBe(0);
  });
});

test('a connection that is killed counts, since something may be missed, and another one hears again', async () => {
  const terminated = counted(() => database.sql(`SELECT pg_terminate_backend(pid) ${LISTENERS}`));
  expect(await terminated).toBeGreaterThan(0);
  await untilHearing(signal);

  expect(told).toEqual(['hearing', 'lost', 'hearing']);
  expect(await counted(() => database.sql(CHANGE))).toBe(1);
});

test('while the database is away nothing is heard, which is told once, and when it is back everything is', async () => {
  const dataDir = await createDataFolder();
  const log = () => {};
  const before = stopLater(await openEmbedded({ dataDir, durable: false, log }));
  const away = hear(before.url);
  await untilHearing(away);
  told = [];

  await before.stop();
  while (away.isHearing) await away.waitForChange(away.count, PATIENCE_MS, stays);
  // It has tried again, in vain.
  const { count } = away;
  while (away.count < count + 2) await away.waitForChange(away.count, PATIENCE_MS, stays);
  expect([away.isHearing, told]).toEqual([false, ['lost']]);

  const after = stopLater(await openEmbedded({ dataDir, durable: false, log }));
  expect(after.url).toBe(before.url);
  await untilHearing(away);
  expect(await counted(() => query(after.url, 'NOTIFY concordat_changed'), away)).toBe(1);
  expect(told).toEqual(['lost', 'hearing']);
});

test('closing ends the connection, and no other takes its place', async () => {
  await signal.close();

  expect(signal.isHearing).toBe(false);
  while ((await database.sql(`SELECT 1 ${LISTENERS}`)).length > 0);
  expect(told).toEqual(['hearing']);
});
