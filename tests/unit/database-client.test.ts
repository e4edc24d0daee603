import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Client } from 'pg';
import { createDatabase, type Database } from '../../server/db/client.ts';
import { NAMES_WINDOW_MS } from '../../server/db/statement-name.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';

const PAUSE_MS = 5_000;
const BACKEND = 'SELECT pg_backend_pid()::TEXT AS text';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase('empty');
});

afterAll(() => database?.close());

afterEach(() => {
  jest.useRealTimers();
});

test('no connection is used for longer than the names of its prepared statements are remembered', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
  const db = createDatabase({ url: database.url, poolSize: 1 });
  const backends = [await db.readText(BACKEND, [])];

  // Used all the time: one that idles is ended sooner.
  for (let elapsedMs = 0; elapsedMs < NAMES_WINDOW_MS; elapsedMs += PAUSE_MS) {
    jest.advanceTimersByTime(PAUSE_MS);
    backends.push(await db.readText(BACKEND, []));
  }

  const [first, second] = backends;
  expect(second).toBe(first);
  expect(backends.at(-1)).not.toBe(first);
  await db.close();
});

/** PostgreSQL gives a database another name only when nobody is connected to it, for which it waits five seconds. */
async function rename(url: string, name: string, newName: string): Promise<void> {
  const admin = new URL(url);
  admin.pathname = '/postgres';
  const client = new Client({ connectionString: admin.href });
  await client.connect();
  try {
    await client.query(`ALTER DATABASE ${name} RENAME TO ${newName}`);
  } finally {
    await client.end();
  }
}

describe('closing ends all connections', () => {
  const uses: readonly [string, (db: Database) => Promise<unknown>][] = [
    ['those past Prisma', (db) => Promise.all([db.readText(BACKEND, []), db.readText(BACKEND, [])])],
    ["Prisma's", (db) => Promise.all([db.party.count(), db.agreement.count()])],
  ];

  test.each(uses)('%s', async (_name, use) => {
    const db = createDatabase({ url: database.url });
    await use(db);

    await db.close();

    const name = new URL(database.url).pathname.slice(1);
    await rename(database.url, name, `${name}_free`);
    await rename(database.url, `${name}_free`, name);
  });
});
