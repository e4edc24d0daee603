// Node has no flock, and a lock file that is deleted when its owner is dead can be deleted by two at once. So each
// holder makes the next number and nobody ever takes over a number: `lock.7` may be made only by one who saw `lock.6`
// released or its process dead, and making it is atomic. A link's target carries the holder, so no file is half-written.
import { lstat, lutimes, readdir, readlink, symlink, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedDatabaseError, hasCode } from './errors.ts';
import { poll } from './poll.ts';
import { findIdentity } from './process-identity.ts';

const timeoutMs = 10 * 60_000;
// A full disk must not keep a lock from being released: setting a time needs no room.
const releasedAt = 0;

/**
 * Runs the work while no other process of this machine runs any under the same folder; a killed holder holds nothing.
 * The signal ends the wait for others, with its reason.
 */
export async function withLock<T>(
  folder: string,
  log: (message: string) => void,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const slow = () => log(`Waiting for another process that starts or stops the database (${folder}).`);
  const mine = await poll(() => tryLock(folder), { timeoutMs, slow, signal });
  if (mine === undefined) {
    throw new EmbeddedDatabaseError(
      `Another process has kept the lock in ${folder} for ten minutes: stop that process and start again.`,
    );
  }
  try {
    return await work();
  } finally {
    // The latest number stays, since it is what the next one counts from.
    await lutimes(pathOf(folder, mine), releasedAt, releasedAt);
  }
}

async function tryLock(folder: string): Promise<number | undefined> {
  const latest = Math.max(0, ...(await listNumbers(folder)));
  if (latest > 0 && (await isHeld(pathOf(folder, latest)))) return undefined;
  const mine = latest + 1;
  try {
    await symlink(`${process.pid}:${await findIdentity(process.pid)}`, pathOf(folder, mine));
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return undefined;
    throw error;
  }
  const numbers = await listNumbers(folder);
  // We looked long ago: others came and went, and our number was tidied away before we made it again.
  const late = Math.max(...numbers) > mine;
  for (const number of late ? [mine] : numbers.filter((other) => other < mine)) await remove(folder, number);
  return late ? undefined : mine;
}

async function isHeld(path: string): Promise<boolean> {
  try {
    if ((await lstat(path)).mtimeMs === releasedAt) return false;
    const [pid, identity] = (await readlink(path)).split(':');
    return (await findIdentity(Number(pid))) === identity;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return true;
    throw error;
  }
}

async function listNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.filter((name) => /^lock\.\d+$/.test(name)).map((name) => Number(name.slice('lock.'.length)));
}

async function remove(folder: string, number: number): Promise<void> {
  await unlink(pathOf(folder, number)).catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT')) throw error;
  });
}

function pathOf(folder: string, number: number): string {
  return join(folder, `lock.${number}`);
}
