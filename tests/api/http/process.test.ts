import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { openEmbedded } from '../../../server/db/embedded/embedded.ts';
import { findPostmaster } from '../../../server/db/embedded/pid-file.ts';
import { stopServer } from '../../../server/db/embedded/stop-server.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { afterThisTest, createDataFolder, getServerPid, isAlive } from '../../unit/embedded/scratch.ts';
import { type ServerProcess, startServer, tellUntil } from './server-process.ts';

let database: TestDatabase;
let started: ServerProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});

afterEach(() => {
  for (const { child } of started) child.kill('SIGKILL');
  started = [];
});

afterAll(() => database?.close());

function start(env: Readonly<Record<string, string>>, preload: readonly string[] = []): ServerProcess {
  const server = startServer(env, preload);
  started.push(server);
  return server;
}

/** Makes a server whose connections do not close. */
const NEVER_CLOSES = `data:text/javascript,${encodeURIComponent(
  "import { Server } from 'node:http'; Server.prototype.closeAllConnections = () => {};",
)}`;

/** Makes an app that cannot be loaded. */
const HOOK = `export async function resolve(specifier, context, next) {
  if (!specifier.endsWith('/app.ts')) return next(specifier, context);
  return { url: 'data:text/javascript,throw new Error("no app today")', shortCircuit: true };
}`;
const NO_APP = `data:text/javascript,${encodeURIComponent(
  `import { register } from 'node:module'; register('data:text/javascript,${encodeURIComponent(HOOK).replaceAll("'", '%27')}');`,
)}`;

/** Holds what a query needs until the client ends. */
async function block(): Promise<Client> {
  const blocker = new Client({ connectionString: database.url });
  await blocker.connect();
  await blocker.query('BEGIN; LOCK TABLE party IN ACCESS EXCLUSIVE MODE');
  return blocker;
}

/** Asks for what is blocked, and returns when the database has got the question. */
async function askAndWait(origin: string, blocker: Client): Promise<{ readonly answer: Promise<Response> }> {
  const answer = fetch(`${origin}/graphql?query={host{slug}}`);
  answer.catch(() => {});
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await blocker.query(waiting)).rows.length === 0);
  return { answer };
}

/** Sends the head of a request and not its body, and returns when the server waits for that. */
async function openRequest(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  const head = ['POST /graphql HTTP/1.1', `Host: ${hostname}:${port}`, 'Content-Type: application/json'];
  socket.write([...head, 'Content-Length: 100', 'Expect: 100-continue', '', ''].join('\r\n'));
  await once(socket, 'data');
  return socket;
}

/** A folder for a server's own PostgreSQL, which is stopped when the test ends, whatever happens. */
async function createOwnData(): Promise<string> {
  const location = await createDataFolder();
  afterThisTest(() => stopServer(join(location, 'postgres'), () => {}));
  return location;
}

test('a server that is told to stop takes no more requests, finishes those it has, and says nothing on stderr', async () => {
  // Longer than this test may take: the server must not have to be forced.
  const server = start({ DATABASE_URL: database.url, SHUTDOWN_TIMEOUT_MS: '60000' });
  const origin = await server.address();
  expect(server.output.stdout).toContain(`curl ${origin}/graphql`);
  const blocker = await block();
  const { answer } = await askAndWait(origin, blocker);

  server.child.kill('SIGTERM');
  // As npm does, which passes on a signal that the terminal has sent to the server already.
  server.child.kill('SIGINT');
  while (
    await fetch(`${origin}/health`).then(
      () => true,
      () => false,
    )
  );
  await blocker.end();

  expect(await (await answer).json()).toEqual({
    data: { host: { slug: 'interpol' } },
    extensions: { cost: expect.objectContaining({ requested: 2 }) },
  });
  expect(await server.exitCode()).toBe(0);
  expect(server.output.stderr).toBe('');
});

test('a request that takes longer than the server may take to stop is given up', async () => {
  const server = start({ DATABASE_URL: database.url, SHUTDOWN_TIMEOUT_MS: '100' });
  const origin = await server.address();
  const blocker = await block();
  const { answer } = await askAndWait(origin, blocker);

  server.child.kill('SIGINT');

  await expect(answer).rejects.toThrow();
  expect(await server.exitCode()).toBe(0);
  await blocker.end();
});

test('whoever tells it twice need not wait', async () => {
  const server = start({ DATABASE_URL: database.url, SHUTDOWN_TIMEOUT_MS: '60000' });
  const origin = await server.address();
  const blocker = await block();
  await askAndWait(origin, blocker);

  const exitCode = await tellUntil(server, 'SIGTERM', /cuts off/);

  expect(exitCode).toBe(143);
  await blocker.end();
});

test('whoever tells it twice leaves no PostgreSQL behind', async () => {
  const location = await createOwnData();
  const server = start({ DATA_DIR: location, SHUTDOWN_TIMEOUT_MS: '60000' });
  const socket = await openRequest(await server.address());
  const pid = await getServerPid({ location });

  const exitCode = await tellUntil(server, 'SIGINT', /cuts off/);

  expect(exitCode).toBe(130);
  expect(await isAlive(pid)).toBe(false);
  socket.destroy();
});

test('whoever tells it three times is told what may be left, which the next start takes over', async () => {
  const location = await createOwnData();
  const server = start({ DATA_DIR: location, SHUTDOWN_TIMEOUT_MS: '60000' }, [NEVER_CLOSES]);
  const socket = await openRequest(await server.address());
  const pid = await getServerPid({ location });

  const exitCode = await tellUntil(server, 'SIGTERM', /ends at once/);

  expect(exitCode).toBe(143);
  expect(server.output.stdout).toMatch(/PostgreSQL may be left running: the next start takes it over/);
  expect(await isAlive(pid)).toBe(true);
  const next = await openEmbedded({ dataDir: location, log: () => {} });
  await next.stop();
  expect(await isAlive(pid)).toBe(false);
  socket.destroy();
});

test('a fault that nothing catches is logged and ends the process', async () => {
  const bomb = "process.on('SIGUSR2', () => { throw new Error('out of the blue'); });";
  const server = start({ DATABASE_URL: database.url }, [`data:text/javascript,${encodeURIComponent(bomb)}`]);
  await server.address();

  server.child.kill('SIGUSR2');

  expect(await server.exitCode()).toBe(1);
  expect(server.output.stdout).toMatch(/"level":60.+out of the blue/);
});

test('a fault in what is loaded while PostgreSQL starts is told, and leaves no PostgreSQL behind', async () => {
  const location = await createOwnData();
  const server = start({ DATA_DIR: location }, [NO_APP]);

  expect(await server.exitCode()).toBe(1);
  expect(server.output.stderr).toMatch(/ended by a fault: no app today/);
  expect(await findPostmaster(join(location, 'postgres'))).toBeNull();
});

test('settings that are wrong are one message, and no stack', async () => {
  const server = start({ PORT: 'http', LOG_LEVEL: 'loud' });

  expect(await server.exitCode()).toBe(1);
  expect(server.output.stderr).toMatch(/PORT "http"[\s\S]+LOG_LEVEL "loud"/);
  expect(server.output.stderr).not.toMatch(/ at .+:\d+/);
});

test('a port that is taken is told with the way out, and no stack', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = address !== null && typeof address === 'object' ? String(address.port) : '';
  const server = start({ DATABASE_URL: database.url, PORT: port });

  expect(await server.exitCode()).toBe(1);
  expect(server.output.stderr.trim().split('\n')).toEqual([
    expect.stringMatching(new RegExp(`^Port ${port} .+ in use.+PORT=0`)),
  ]);
  other.close();
});
