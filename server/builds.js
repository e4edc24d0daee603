// Builds of the server, each in a folder of its own that is never changed: a server loads some of its files when it first needs them, and
// a newer build may be made beside it.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const USE = 'used-by-';

/**
 * Returns the folder of the build of this fingerprint, which stays for as long as this process lives. Where it is missing, `make` fills it, and
 * builds that no process uses any more are removed.
 */
export async function openBuild(parent, fingerprint, make) {
  const folder = join(parent, fingerprint);
  if (!existsSync(folder)) await addBuild(parent, folder, make);
  // Where a process may not write, it has to be ended before somebody else builds.
  await noteUse(folder).catch(() => {});
  return folder;
}

/** It appears in one step, complete, or not at all. */
async function addBuild(parent, folder, make) {
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  await noteUse(unfinished);
  await make(unfinished);
  // Another process may have made the same meanwhile.
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
  for (const name of await readdir(parent)) {
    const other = join(parent, name);
    if (other !== folder && !(await isUsed(other))) await rm(other, { recursive: true, force: true });
  }
}

async function noteUse(folder) {
  await isUsed(folder);
  await writeFile(join(folder, `${USE}${process.pid}`), '');
}

/** Removes the notes of processes that have ended. Where a number has passed on to another, a folder stays longer than it need. */
async function isUsed(folder) {
  const notes = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith(USE));
  const dead = notes.filter((name) => !isAlive(Number(name.slice(USE.length))));
  for (const name of dead) await rm(join(folder, name), { force: true });
  return dead.length < notes.length;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Otherwise it is somebody else's.
    return error.code !== 'ESRCH';
  }
}
