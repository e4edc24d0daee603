// Where everything of one database lies.
import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EmbeddedDatabaseError, hasCode } from './errors.ts';
import type { ServerUser } from './run-program.ts';
import { canEnter } from './server-user.ts';

export interface Home {
  folder: string;
  /** PostgreSQL's own data folder, which belongs to the user that the server runs as. */
  cluster: string;
  /** Locks and notes of our processes, private to them. */
  run: string;
  serverLog: string;
}

/** For root, whose folders the server's user often cannot enter. */
export const systemFolder = '/var/lib/concordat';

/**
 * Chooses the folder and makes it. A database that already lies in one of the two possible places is never passed over
 * for an empty new one.
 */
export async function openHome(
  dataDir: string,
  user: ServerUser | null,
  log: (message: string) => void,
): Promise<Home> {
  await refuseFile(dataDir);
  const folder = user === null ? dataDir : await chooseForRoot(dataDir, user, log);
  await makeFolder(folder, 0o700);
  return describe(await realpath(folder));
}

/** Makes the folder and those around it; one that exists keeps its mode. */
async function makeFolder(folder: string, mode: number): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

/** Makes a folder in root's own place, through which others may walk whatever the umask is. */
export async function makeSystemFolder(folder: string): Promise<void> {
  await makeFolder(folder, 0o711);
  await chmod(folder, 0o711);
}

/** Makes a folder that only we may use, or accepts one that is exactly that already. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await makeFolder(folder, 0o700);
  const { uid, mode } = await lstat(folder);
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0) {
    throw new EmbeddedDatabaseError(
      `The folder ${folder} belongs to another user or is open to others (owner ${uid}): start as its owner, or set DATA_DIR to another folder.`,
    );
  }
}

export async function isCluster(folder: string): Promise<boolean> {
  return (await findVersion(folder)) !== null;
}

/** The major version that wrote a data folder, null if the folder is none. */
export async function findVersion(folder: string): Promise<number | null> {
  try {
    return Number.parseInt(await readFile(join(folder, 'PG_VERSION'), 'utf8'), 10);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
}

async function refuseFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT')) throw error;
  });
  if (found === undefined || found.isDirectory()) return;
  throw new EmbeddedDatabaseError(
    `The database needs a folder, but ${path} is a file: remove it, or set DATA_DIR to another folder.`,
  );
}

async function chooseForRoot(
  dataDir: string,
  user: ServerUser,
  log: (message: string) => void,
): Promise<string> {
  const id = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const moved = join(systemFolder, id);
  const here = await isCluster(join(dataDir, 'postgres'));
  const there = await isCluster(join(moved, 'postgres'));
  if (await canHold(dataDir, user)) {
    if (here || !there) return dataDir;
    log(`The database of ${dataDir} lies in ${moved}, where it was made.`);
    return moved;
  }
  if (here) {
    throw new EmbeddedDatabaseError(
      `There is a database in ${dataDir}, but the system user ${user.name}, which PostgreSQL runs as for root, cannot enter that folder: allow it (chmod o+x on it and the folders around it), or start as a plain user.`,
    );
  }
  log(
    `The database lies in ${moved}: PostgreSQL does not run as root, and the system user ${user.name} cannot enter ${dataDir}.`,
  );
  await makeSystemFolder(systemFolder);
  await makeSystemFolder(moved);
  return moved;
}

/** Makes the folder where that is of use. Looks again then: a strict umask makes one that nobody else may enter. */
async function canHold(folder: string, user: ServerUser): Promise<boolean> {
  if (!(await canEnter(folder, user))) return false;
  await makeFolder(folder, 0o711);
  return canEnter(folder, user);
}

function describe(folder: string): Home {
  return {
    folder,
    cluster: join(folder, 'postgres'),
    run: join(folder, 'run'),
    serverLog: join(folder, 'postgres.log'),
  };
}
