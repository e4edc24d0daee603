import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { findPostmaster, type Postmaster } from '../../../server/db/embedded/pid-file.ts';
import { stopServer } from '../../../server/db/embedded/stop-server.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { afterThisTest, createFolder, isAlive } from '../../unit/embedded/scratch.ts';
import { type ServerProcess, startServer, tellUntil } from './server-process.ts';

/** What a server takes while it migrates, and while it loads the registry. */
const MIGRATION_LOCK = '7246591184';
const SEED_LOCK = '7246591185';

let server: ServerProcess;

afterEach(() => {
  server.child.kill('SIGKILL');
});

function expectGivenUp(): void {
  expect(server.output.stdout).toMatch(/^Concordat gives up its start\.$/m);
  expect(server.output.stdout).not.toContain('listens on');
  expect(server.output.stderr).toBe('');
}

describe('a server that is told to stop before it has started on its own PostgreSQL', () => {
  let location: string;

  beforeEach(async () => {
    location = await createFolder();
    afterThisTest(() => stopServer(join(location, 'postgres'), () => {}));
    server = startServer({ DATA_DIR: location });
  });

  async function untilReady(): Promise<Postmaster> {
    for (;;) {
      const found = await findPostmaster(join(location, 'postgres'));
      if (found?.status === 'ready') return found;
      await delay(5);
    }
  }

  test('leaves no half of a new database, and the next start makes a whole one', async () => {
    await server.said(/Making a new database/);
    server.child.kill('SIGTERM');

    expect(await server.exitCode()).toBe(0);
    expectGivenUp();
    expect(await findPostmaster(join(location, 'postgres'))).toBeNull();

    server = startServer({ DATA_DIR: location });
    const origin = await server.address();
    const answer = await fetch(`${origin}/graphql?query={agreements{totalCount}}`);
    expect(await answer.json()).toMatchObject({ data: { agreements: { totalCount: 77 } } });
    server.child.kill('SIGTERM');
    expect(await server.exitCode()).toBe(0);
  });

  test('stops it, once it runs', async () => {
    const { pid } = await untilReady();
    server.child.kill('SIGINT');

    expect(await server.exitCode()).toBe(0);
    expectGivenUp();
    expect(await isAlive(pid)).toBe(false);
  });
});

describe('a server that is told to stop while others do what it waits for', () => {
  let database: TestDatabase;
  let other: Client;

  beforeEach(async () => {
    database = await createTestDatabase('empty');
    other = new Client({ connectionString: database.url });
    await other.connect();
  });

  afterEach(async () => {
    await other.end();
    await database.close();
  });

  /** Starts the server, and returns when it waits for what the other holds. */
  async function startBehind(lock: string): Promise<void> {
    await other.query(`SELECT pg_advisory_lock(${lock})`);
    server = startServer({ DATABASE_URL: database.url });
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`;
    while ((await other.query(waiting)).rowCount === 0);
  }

  const countParties = async () => (await database.sql('SELECT FROM party')).length;

  test('waits no longer for those who migrate', async () => {
    await startBehind(MIGRATION_LOCK);
    server.child.kill('SIGTERM');

    expect(await server.exitCode()).toBe(0);
    expectGivenUp();
  });

  test('loads none of the registry, or all of it', async () => {
    await startBehind(SEED_LOCK);
    server.child.kill('SIGTERM');
    await server.said(/gives up/);
    await other.query(`SELECT pg_advisory_unlock(${SEED_LOCK})`);

    expect(await server.exitCode()).toBe(0);
    expectGivenUp();
    expect(await countParties()).toBe(0);
  });

  test('says what it waits for when it is told again, and ends at once when told a third time', async () => {
    await startBehind(SEED_LOCK);

    const exitCode = await tellUntil(server, 'SIGINT', /ends at once/);

    expect(exitCode).toBe(130);
    expect(server.output.stdout).toMatch(/waits for a step .+may not be cut off.+\n.*ends at once/);
    expectGivenUp();
    expect(await countParties()).toBe(0);
  });
});
