import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openEmbedded } from '../../../server/db/embedded/embedded.ts';
import {
  createDataFolder,
  createFolder,
  getServerPid,
  isAlive,
  openElsewhere,
  query,
  stopLater,
} from './scratch.ts';

const log = () => undefined;
const durability = `SELECT current_setting('fsync') || current_setting('synchronous_commit') AS durable`;

describe('the life of the embedded database', () => {
  test('an empty folder becomes a database, which is still there at the second start', async () => {
    const dataDir = join(await createFolder(), 'made', 'on demand');

    const first = stopLater(await openEmbedded({ dataDir, log }));
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    expect(first).toMatchObject({ owned: true, location: dataDir });
    expect(await query(first.url, durability)).toEqual([{ durable: 'onon' }]);
    await first.stop();

    const second = stopLater(await openEmbedded({ dataDir, log }));
    expect(await query(second.url, 'SELECT current_database(), answer FROM kept')).toEqual([
      { current_database: 'concordat', answer: 42 },
    ]);
    expect(await query(second.adminUrl, 'SELECT current_database()')).toEqual([
      { current_database: 'postgres' },
    ]);
  });

  test('stopping ends the server and its sessions, and may be said twice', async () => {
    const database = stopLater(await openEmbedded({ dataDir: await createDataFolder(), log }));
    const pid = await getServerPid(database);
    const busy = expect(query(database.url, 'SELECT pg_sleep(60)')).rejects.toThrow();

    await Promise.all([database.stop(), database.stop()]);
    await database.stop();

    expect(await isAlive(pid)).toBe(false);
    await busy;
    await expect(query(database.url, 'SELECT 1')).rejects.toThrow();
  });

  test('who starts a server hears of it before it answers, and who joins one hears nothing', async () => {
    const dataDir = await createDataFolder();
    const seen: string[] = [];
    const onStarting = () => void seen.push('started');

    stopLater(await openEmbedded({ dataDir, log, onStarting }));
    seen.push('opened');
    stopLater(await openEmbedded({ dataDir, log, onStarting }));

    expect(seen).toEqual(['started', 'opened']);
  });

  test('text is the same on every system: UTF-8, sorted by code point, with the letters of every script', async () => {
    const { url } = stopLater(await openEmbedded({ dataDir: await createDataFolder(), log }));

    await query(url, 'CREATE EXTENSION pg_trgm');
    const [row] = await query(
      url,
      `SELECT current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS zone, lower('ÉЖ') AS lower,
        similarity('Интерпол', 'интерпол') AS likeness,
        (SELECT string_agg(word, '' ORDER BY word) FROM unnest('{b,É,a,Z}'::text[]) AS word) AS sorted`,
    );

    expect(row).toEqual({ encoding: 'UTF8', zone: 'UTC', lower: 'éж', likeness: 1, sorted: 'ZabÉ' });
  });

  test('data that may be lost is not waited for', async () => {
    const dataDir = await createDataFolder();

    const { url } = stopLater(await openEmbedded({ dataDir, log, durable: false }));

    expect(await query(url, durability)).toEqual([{ durable: 'offoff' }]);
  });

  test('nobody else gets in: the folders are private, and the password is asked for', async () => {
    const { url, location } = stopLater(await openEmbedded({ dataDir: await createDataFolder(), log }));

    const modes = await Promise.all(
      ['run', 'postgres', 'postgres/concordat.password', 'postgres.log'].map(
        async (name) => (await lstat(join(location, name))).mode & 0o777,
      ),
    );
    const guess = new URL(url);
    guess.password = 'guess';

    expect(modes).toEqual([0o700, 0o700, 0o600, 0o600]);
    await expect(query(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  test('variables of PostgreSQL in the environment change nothing', async () => {
    const env = {
      PGDATA: '/nowhere',
      PGHOST: '/nowhere',
      PGPORT: '1',
      PGOPTIONS: '--nonsense',
      PGSSLMODE: 'require',
    };

    const other = await openElsewhere(await createDataFolder(), {
      ...env,
      LD_LIBRARY_PATH: '/nowhere',
      TZ: 'Asia/Tokyo',
    });

    expect(await query(other.database.url, 'SHOW log_timezone')).toEqual([{ log_timezone: 'UTC' }]);
    await other.stop();
  });
});

describe('several processes on one folder', () => {
  test('of two that start at the same moment one makes the database and both get it', async () => {
    const dataDir = await createFolder();

    const others = await Promise.all([openElsewhere(dataDir), openElsewhere(dataDir)]);

    expect(others.filter(({ database }) => database.owned)).toHaveLength(1);
    const made = others.flatMap(({ logs }) => logs.filter((message) => message.startsWith('Making')));
    expect(made).toEqual([`Making a new database in ${dataDir}.`]);
    for (const { database } of others)
      expect(await query(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await readdir(dataDir)).toEqual(expect.not.arrayContaining([expect.stringContaining('initdb')]));
    await Promise.all(others.map((other) => other.stop()));
  });

  test('one that joins leaves the server running when it goes', async () => {
    const dataDir = await createDataFolder();
    const other = await openElsewhere(dataDir);

    const joined = stopLater(await openEmbedded({ dataDir, log }));
    await joined.stop();

    expect(joined.owned).toBe(false);
    expect(await query(other.database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await other.stop();
  });

  test('one that joined keeps the server when the first goes, and stops it as the last', async () => {
    const dataDir = await createDataFolder();
    const other = await openElsewhere(dataDir);
    const pid = await getServerPid(other.database);
    const joined = stopLater(await openEmbedded({ dataDir, log }));

    await other.stop();
    expect(await query(joined.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);

    await joined.stop();
    expect(await isAlive(pid)).toBe(false);
  });
});
