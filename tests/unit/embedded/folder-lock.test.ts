import { lutimes, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { withLock } from '../../../server/db/embedded/folder-lock.ts';
import { findIdentity } from '../../../server/db/embedded/process-identity.ts';
import { createFolder } from './scratch.ts';

const log = () => undefined;

test('only one at a time holds the lock, and everyone gets it', async () => {
  const folder = await createFolder();
  let holders = 0;
  let most = 0;
  const work = async () => {
    holders += 1;
    most = Math.max(most, holders);
    await nextTurn();
    holders -= 1;
  };

  await Promise.all(Array.from({ length: 10 }, () => withLock(folder, log, work)));

  expect({ most, holders }).toEqual({ most: 1, holders: 0 });
  expect(await readdir(folder)).toEqual(['lock.10']);
});

test('work that fails gives the lock back', async () => {
  const folder = await createFolder();

  const failed = withLock(folder, log, () => Promise.reject(new Error('no')));

  await expect(failed).rejects.toThrow('no');
  expect(await withLock(folder, log, async () => 'yes')).toBe('yes');
});

test('a holder that is dead, or whose number another process bears now, holds nothing', async () => {
  for (const holder of ['4194304:0000000000000000', `${process.pid}:0000000000000000`]) {
    const folder = await createFolder();
    await symlink(holder, join(folder, 'lock.7'));

    expect(await withLock(folder, log, async () => 'mine')).toBe('mine');
    expect(await readdir(folder)).toEqual(['lock.8']);
  }
});

test('a living holder is waited for', async () => {
  const folder = await createFolder();
  const theirs = join(folder, 'lock.7');
  await symlink(`${process.pid}:${await findIdentity(process.pid)}`, theirs);
  let got = false;

  const mine = withLock(folder, log, async () => {
    got = true;
  });
  for (let turn = 0; turn < 50; turn += 1) await findIdentity(process.pid);
  expect(got).toBe(false);

  await lutimes(theirs, 0, 0);
  await mine;
  expect(got).toBe(true);
});
