import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openEmbedded } from '../../../server/db/embedded/embedded.ts';
import { EmbeddedDatabaseError, explain } from '../../../server/db/embedded/errors.ts';
import { createDataFolder, createFolder, isRoot } from './scratch.ts';

const log = () => undefined;
const asUser = isRoot ? test.skip : test;

describe('a folder that cannot be used is refused in a sentence, and left as it is', () => {
  test('data of another major version', async () => {
    const dataDir = await createDataFolder();
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    await writeFile(version, '15\n');

    const refused = openEmbedded({ dataDir, log });

    await expect(refused).rejects.toThrow(/was written by PostgreSQL 15, .* Set DATABASE_URL to .* DATA_DIR/);
    await expect(refused).rejects.toBeInstanceOf(EmbeddedDatabaseError);
    expect(await readFile(version, 'utf8')).toBe('15\n');
  });

  test("somebody's own PostgreSQL data of another version", async () => {
    const dataDir = await createFolder();
    await writeFile(join(dataDir, 'PG_VERSION'), '14\n');

    await expect(openEmbedded({ dataDir, log })).rejects.toThrow(/written by PostgreSQL 14/);
    expect(await readdir(dataDir)).toEqual(['PG_VERSION']);
  });

  test('a folder with other files in it', async () => {
    const dataDir = await createFolder();
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'letters.txt'), 'Dear Sir');

    await expect(openEmbedded({ dataDir, log })).rejects.toThrow(
      /other files in it \(letters.txt, postgres\).* set DATA_DIR to an empty or a new folder/,
    );
    expect((await readdir(dataDir)).sort()).toEqual(['letters.txt', 'postgres']);
  });

  test('a file in the place of the folder', async () => {
    const dataDir = join(await createFolder(), 'data');
    await writeFile(dataDir, '');

    await expect(openEmbedded({ dataDir, log })).rejects.toThrow(/needs a folder, but .*data is a file/);
    await expect(openEmbedded({ dataDir: join(dataDir, 'below'), log })).rejects.toThrow(
      /a file is in the way/,
    );
  });

  test('a server that cannot start says why, and keeps its own words as the cause', async () => {
    const dataDir = await createDataFolder();
    await chmod(join(dataDir, 'postgres'), 0o755);

    const error: unknown = await openEmbedded({ dataDir, log }).catch((caught: unknown) => caught);

    expect(error).toMatchObject({
      message: expect.stringContaining('has invalid permissions; see'),
      cause: { cause: { message: expect.stringContaining('FATAL') } },
    });
  });

  asUser('a folder that may not be written', async () => {
    const dataDir = await createFolder(0o500);

    const error: unknown = await openEmbedded({ dataDir, log }).catch((caught: unknown) => caught);

    expect(error).toMatchObject({
      message: expect.stringMatching(/may not read or write there: allow it, or set DATA_DIR/),
      cause: { code: 'EACCES' },
    });
  });

  test('a full disk', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    const servers = new Error('could not write to file "base/1": No space left on device');

    for (const cause of [full, servers]) {
      const error = explain(cause, '/data');
      expect(error.message).toMatch(/^The disk that holds \/data is full: make room there, or set DATA_DIR/);
      expect(error.cause).toBe(cause);
    }
  });
});
