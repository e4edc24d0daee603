import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openDatabase } from '../../../server/start/database.ts';
import { nameOf, waitForDatabase } from '../../../server/start/wait-for-database.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';

const ROOT = join(import.meta.dirname, '../../..');

let database: TestDatabase;
let said: string[];
const say = (message: string) => void said.push(message);

beforeEach(async () => {
  database = await createTestDatabase('empty');
  said = [];
});

afterEach(() => database?.close());

const open = () => openDatabase({ databaseUrl: database.url, dataDir: '', poolSize: 2, root: ROOT, say });

test('of servers that start together on an empty database one loads the registry, and both serve it', async () => {
  const opened = await Promise.all([open(), open()]);
  const counts = await Promise.all(opened.map(({ db }) => db.party.count()));
  await Promise.all(opened.map(({ close }) => close()));

  expect(counts).toEqual([68, 68]);
  expect(said).toEqual(['Loaded 68 parties and 77 agreements.']);
});

test('a database with tables of somebody else is left alone', async () => {
  await database.sql('DROP TABLE _prisma_migrations');

  await expect(open()).rejects.toThrow(
    /holds tables that are not Concordat's: set DATABASE_URL to an empty one/,
  );
});

test('a migration that failed before is told, with what to do', async () => {
  await database.sql('UPDATE _prisma_migrations SET finished_at = NULL');

  await expect(open()).rejects.toThrow(/migration .+ failed earlier: .+migrate resolve/);
});

test('a database that is only just starting is waited for', async () => {
  const port = await freePort();
  const url = throughPort(database.url, port);
  const waiting = waitForDatabase(url, { say });
  while (said.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const relay = await relayTo(database.url, port);

  await waiting;

  expect(said).toEqual([`Waiting for the database ${nameOf(url)}.`]);
  relay.close();
});

test('one that does not start is told after a while, without its password', async () => {
  const port = await freePort();
  const url = `postgresql://somebody:secret@127.0.0.1:${port}/registry`;
  const failure = await waitForDatabase(url, { say, patienceMs: 0 }).catch(String);

  expect(failure).toMatch(
    new RegExp(`registry at 127.0.0.1:${port} does not answer .+ECONNREFUSED.+DATABASE_URL`),
  );
  expect(failure).not.toContain('secret');
});

test('one that does not exist is told at once', async () => {
  const url = new URL(database.url);
  url.pathname = '/nothing_of_that_name';

  await expect(waitForDatabase(url.href, { say })).rejects.toThrow(
    /"nothing_of_that_name" does not exist.+DATABASE_URL/,
  );
  expect(said).toEqual([]);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function throughPort(databaseUrl: string, port: number): string {
  const url = new URL(databaseUrl);
  url.searchParams.delete('host');
  url.host = `127.0.0.1:${port}`;
  return url.href;
}

/** Lets a port lead to the database, wherever that is. */
async function relayTo(databaseUrl: string, port: number): Promise<Server> {
  const { hostname, port: portThere, searchParams } = new URL(databaseUrl);
  const folder = searchParams.get('host');
  const there = Number(portThere || 5432);
  const server = createServer((socket) => {
    const target = folder ? connect(join(folder, `.s.PGSQL.${there}`)) : connect(there, hostname);
    socket.pipe(target).pipe(socket);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
