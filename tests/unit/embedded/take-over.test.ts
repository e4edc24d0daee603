import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { openEmbedded } from '../../../server/db/embedded/embedded.ts';
import {
  afterThisTest,
  createDataFolder,
  createFolder,
  getServerPid,
  isAlive,
  kill,
  openElsewhere,
  query,
  startElsewhere,
  stopLater,
} from './scratch.ts';

const log = () => undefined;

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(5);
}

describe('after a crash', () => {
  test('the server of a killed process is taken over, with its data, and stopped in the end', async () => {
    const dataDir = await createDataFolder();
    const other = await openElsewhere(dataDir);
    const pid = await getServerPid(other.database);
    await query(other.database.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await kill(other.process);

    const logs: string[] = [];
    const heir = stopLater(await openEmbedded({ dataDir, log: (message) => logs.push(message) }));

    expect(heir.owned).toBe(true);
    expect(logs).toEqual([expect.stringContaining('Took over the PostgreSQL server')]);
    expect(await getServerPid(heir)).toBe(pid);
    expect(await query(heir.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await heir.stop();
    expect(await isAlive(pid)).toBe(false);
  });

  test('Ctrl-C in the terminal does not reach the server', async () => {
    const dataDir = await createDataFolder();
    const other = await openElsewhere(dataDir);
    const pid = await getServerPid(other.database);

    const { pid: group } = other.process;
    const ended = once(other.process, 'exit');
    process.kill(-Number(group), 'SIGINT');
    await ended;

    const heir = stopLater(await openEmbedded({ dataDir, log }));
    expect(await getServerPid(heir)).toBe(pid);
  });

  test('an open database keeps no process from ending, and one that did not stop it leaves it to the next', async () => {
    const dataDir = await createDataFolder();

    const other = await openElsewhere(dataDir, {}, 'leave');
    await other.stop();

    expect(other.process.exitCode).toBe(0);
    expect(stopLater(await openEmbedded({ dataDir, log })).owned).toBe(true);
  });

  test('what was committed survives the death of the server', async () => {
    const dataDir = await createDataFolder();
    const first = stopLater(await openEmbedded({ dataDir, log }));
    await query(first.url, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number');
    process.kill(await getServerPid(first), 'SIGKILL');

    const second = stopLater(await openEmbedded({ dataDir, log }));

    expect(second.owned).toBe(true);
    expect(await query(second.url, 'SELECT count(*)::int FROM kept')).toEqual([{ count: 1000 }]);
  });

  test('a session that outlives the killed server is waited for, since two servers would spoil the data', async () => {
    const dataDir = await createDataFolder();
    const first = stopLater(await openEmbedded({ dataDir, log }));
    const client = new Client({ connectionString: first.url }).on('error', log);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const session = Number(rows[0]?.pid);
    afterThisTest(() => client.end());
    process.kill(session, 'SIGSTOP');
    process.kill(await getServerPid(first), 'SIGKILL');

    const opening = openEmbedded({ dataDir, log });
    const serverLog = join(dataDir, 'postgres.log');
    await until(async () => (await readFile(serverLog, 'utf8')).includes('pre-existing shared memory block'));
    process.kill(session, 'SIGKILL');

    expect(stopLater(await opening).owned).toBe(true);
  });

  test('a lock file is no obstacle when its number belongs to another living program now', async () => {
    const dataDir = await createDataFolder();
    const first = stopLater(await openEmbedded({ dataDir, log, durable: false }));
    const pid = await getServerPid(first);
    process.kill(pid, 'SIGKILL');
    await until(async () => !(await isAlive(pid)));
    // Of the server's own user: PostgreSQL itself would take the program for its server and give up.
    const { uid, gid } = await stat(join(dataDir, 'postgres'));
    const stranger = spawn('sleep', ['600'], { uid, gid });
    afterThisTest(() => kill(stranger));
    await once(stranger, 'spawn');
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
      const file = join(dataDir, 'postgres', name);
      await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(stranger.pid)));
    }

    const second = stopLater(await openEmbedded({ dataDir, log, durable: false }));

    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(await isAlive(Number(stranger.pid))).toBe(true);
  });

  test('a process killed while it makes the database leaves nothing half-made', async () => {
    const dataDir = await createFolder();
    const child = startElsewhere(dataDir);
    const isMaking = async () => {
      const [staging] = (await readdir(dataDir)).filter((name) => name.startsWith('initdb-'));
      return staging !== undefined && (await readdir(join(dataDir, staging))).includes('cluster');
    };
    await until(isMaking);
    await kill(child);
    expect(await readdir(dataDir)).not.toContain('postgres');

    const database = stopLater(await openEmbedded({ dataDir, log, durable: false }));

    expect(await query(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.log', 'run']);
  });
});
