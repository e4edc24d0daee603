import { chmod, lstat, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openEmbedded } from '../../../server/db/embedded/embedded.ts';
import {
  afterThisTest,
  createDataFolder,
  createFolder,
  getServerPid,
  isRoot,
  openElsewhere,
  query,
  stopLater,
} from './scratch.ts';

const log = () => undefined;
const asRoot = isRoot ? test : test.skip;
const longName = 'long '.repeat(30).trim();

describe('where the embedded database may lie', () => {
  test('in a folder with blanks, quotes, commas and letters of any script in its name', async () => {
    const dataDir = join(await createFolder(), `a, b + 'c' %20 été 協定`);

    const { url } = stopLater(await openEmbedded({ dataDir, log, durable: false }));

    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('in a folder named from where one stands', async () => {
    const dataDir = await createDataFolder();

    const database = stopLater(await openEmbedded({ dataDir: relative(process.cwd(), dataDir), log }));

    expect(database.location).toBe(dataDir);
  });

  test('under a path too long for a socket, which then lies in a private temporary folder while the server runs', async () => {
    const dataDir = join(await createFolder(), longName);

    const database = stopLater(await openEmbedded({ dataDir, log, durable: false }));
    const joined = stopLater(await openEmbedded({ dataDir, log, durable: false }));
    const socketFolder = new URL(database.url).searchParams.get('host') ?? '';

    expect(socketFolder.startsWith(tmpdir())).toBe(true);
    expect((await lstat(socketFolder)).mode & 0o777).toBe(0o700);
    expect((await lstat(socketFolder)).uid).toBe((await stat(join(dataDir, 'postgres'))).uid);
    expect(joined.url).toBe(database.url);
    expect(await query(joined.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await joined.stop();
    await database.stop();
    await expect(lstat(socketFolder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('where no place is short enough for a socket, on a loopback port', async () => {
    const temporary = join(await createFolder(), longName);
    await mkdir(temporary);

    const { database, stop } = await openElsewhere(join(temporary, 'data'), { TMPDIR: temporary });

    expect(database.url).toMatch(/@127\.0\.0\.1:\d+\/concordat\?/);
    expect(await query(database.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    await stop();
  });
});

describe("for root, whose folders PostgreSQL's user may not enter", () => {
  asRoot('the database moves to a folder that it can enter, says so, and is found there again', async () => {
    const dataDir = join(await createFolder(0o700), 'data');
    const logs: string[] = [];
    const open = () => openEmbedded({ dataDir, log: (message) => logs.push(message), durable: false });

    const first = stopLater(await open());
    afterThisTest(() => rm(first.location, { recursive: true }));
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = stopLater(await open());

    expect(first.location).toMatch(/^\/var\/lib\/concordat\/[0-9a-f]{12}$/);
    expect(second.location).toBe(first.location);
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(logs[0]).toContain(`The database lies in ${first.location}`);
    expect(logs[0]).toContain(`cannot enter ${dataDir}`);
    await second.stop();
  });

  asRoot("the server runs as another user, and its data is that user's", async () => {
    const database = stopLater(await openEmbedded({ dataDir: await createDataFolder(), log }));

    const server = await stat(`/proc/${await getServerPid(database)}`);
    const data = await stat(join(database.location, 'postgres'));

    expect(server.uid).not.toBe(0);
    expect(data.uid).toBe(server.uid);
  });

  asRoot('data that has become unreachable is not passed over for an empty database', async () => {
    const dataDir = await createDataFolder();
    await chmod(dataDir, 0o700);

    await expect(openEmbedded({ dataDir, log })).rejects.toThrow(
      /There is a database in .* cannot enter that folder/,
    );
    expect(await readdir(dataDir)).toContain('postgres');
  });
});
