import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { createDatabase } from '../../../server/db/client.ts';
import { createTestApp, post, type TestApp } from '../../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { databaseUrl } from '../../kit/database-url.ts';

const QUERY = '{ partner(slug: "wco") { slug } }';
const ANSWER = { partner: { slug: 'wco' } };

let database: TestDatabase;
let admin: Client;
let app: TestApp;
let name: string;

beforeAll(async () => {
  database = await createTestDatabase();
  app = createTestApp(database);
  name = new URL(database.url).pathname.slice(1);
  admin = new Client({ connectionString: databaseUrl(database.url, 'postgres') });
  await admin.connect();
});

afterAll(async () => {
  await admin?.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  await admin?.end();
  await database?.close();
});

async function takeAway(): Promise<void> {
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  const ended = 'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1';
  await admin.query(ended, [name]);
}

async function giveBack(): Promise<void> {
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
}

test('while the database is away clients are told to come back, and are answered when it is', async () => {
  expect((await post(app, QUERY)).data).toEqual(ANSWER);

  await takeAway();
  app.log.length = 0;
  const away = await post(app, QUERY);
  const ready = await app.fetch('http://localhost/ready');
  const health = await app.fetch('http://localhost/health');

  expect(away.status).toBe(503);
  expect(away.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(away.errors).toMatchObject([
    { extensions: { code: 'SERVICE_UNAVAILABLE', requestId: away.headers.get('x-request-id') } },
  ]);
  expect(JSON.stringify(away.errors)).not.toMatch(/prisma|postgres|connection/i);
  expect(app.log.filter(({ level }) => level === 50)).toHaveLength(1);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ status: 'unavailable', reason: 'The database does not answer.' });
  expect(health.status).toBe(200);

  await giveBack();
  const back = await post(app, QUERY);

  expect(back.data).toEqual(ANSWER);
  expect((await app.fetch('http://localhost/ready')).status).toBe(200);
});

test.each(['pg_terminate_backend', 'pg_cancel_backend'])(
  'a request that the database gives up half-way (%s) is told so, and the next one is answered',
  async (giveUp) => {
    const blocker = new Client({ connectionString: database.url });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE party IN ACCESS EXCLUSIVE MODE');
    const asked = post(app, QUERY);
    const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'`;
    while ((await admin.query(waiting, [name])).rows.length === 0);
    await admin.query(`SELECT ${giveUp}(pid) FROM (${waiting}) AS waiting`, [name]);

    const { status, errors } = await asked;
    await blocker.end();

    expect(status).toBe(503);
    expect(errors[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
    expect((await post(app, QUERY)).data).toEqual(ANSWER);
  },
);

test.each(['127.0.0.1:1/nothing', 'localhost/nothing?host=/nowhere'])(
  'a database that is not there at all (%s) is told apart from a fault of ours',
  async (place) => {
    const db = createDatabase({ url: `postgresql://nobody@${place}` });
    const { status } = await post(createTestApp({ ...database, db }), QUERY);
    await db.$disconnect();

    expect(status).toBe(503);
  },
);
