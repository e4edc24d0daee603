// Who has the database open. One file a use, named after the process, so that a killed process needs no clean-up.
// Call everything here under the lock.
import { randomBytes } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findIdentity } from './process-identity.ts';

/** Notes this process as a user of the database and returns how to take the note back. */
export async function addUse(folder: string): Promise<() => Promise<void>> {
  const identity = await findIdentity(process.pid);
  const path = join(folder, `use.${process.pid}.${identity}.${randomBytes(4).toString('hex')}`);
  await writeFile(path, '');
  return () => rm(path, { force: true });
}

/** Whether any living process, this one included, has the database open. */
export async function isInUse(folder: string): Promise<boolean> {
  let used = false;
  for (const name of await readdir(folder)) {
    const [kind, pid, identity] = name.split('.');
    if (kind !== 'use') continue;
    if ((await findIdentity(Number(pid))) === identity) used = true;
    else await rm(join(folder, name), { force: true });
  }
  return used;
}
