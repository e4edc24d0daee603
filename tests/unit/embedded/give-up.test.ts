import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openEmbedded } from '../../../server/db/embedded/embedded.ts';
import { withLock } from '../../../server/db/embedded/folder-lock.ts';
import { findPostmaster } from '../../../server/db/embedded/pid-file.ts';
import { createDataFolder, createFolder, stopLater } from './scratch.ts';

const log = () => undefined;
const reason = new Error('told to stop');

describe('who gives up opening the database', () => {
  test('leaves nothing of one that was being made', async () => {
    const dataDir = await createFolder();
    const giveUp = new AbortController();
    const atOnce = () => giveUp.abort(reason);

    await expect(openEmbedded({ dataDir, log: atOnce, signal: giveUp.signal })).rejects.toBe(reason);

    expect(await readdir(dataDir)).toEqual([expect.stringMatching(/^run/)]);
  });

  test('stops the server that it has launched, before that answers', async () => {
    const dataDir = await createDataFolder();
    const giveUp = new AbortController();
    const onStarting = () => giveUp.abort(reason);

    await expect(openEmbedded({ dataDir, log, onStarting, signal: giveUp.signal })).rejects.toBe(reason);

    expect(await findPostmaster(join(dataDir, 'postgres'))).toBeNull();
    expect(stopLater(await openEmbedded({ dataDir, log })).owned).toBe(true);
  });

  test('waits no longer for another process', async () => {
    const folder = await createFolder();
    const giveUp = new AbortController();
    const mine = withLock(folder, log, async () => {
      const theirs = withLock(folder, log, async () => 'theirs', giveUp.signal);
      giveUp.abort(reason);
      await expect(theirs).rejects.toBe(reason);
      return 'mine';
    });

    expect(await mine).toBe('mine');
  });
});
