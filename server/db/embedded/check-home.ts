import { readdir, stat } from 'node:fs/promises';
import { EmbeddedDatabaseError } from './errors.ts';
import { findVersion, type Home, isCluster } from './home.ts';
import type { ServerUser } from './run-program.ts';

// What a start that was cut short leaves, and what file systems and git put into a folder.
const ownNames = /^(run|postgres\.log(\.1)?|initdb-.*|lost\+found|\..*)$/;

/** Throws a sentence if the folder is not for this version of PostgreSQL, run as this user, to open. Changes nothing. */
export async function checkHome(home: Home, major: number, user: ServerUser | null): Promise<void> {
  for (const folder of [home.cluster, home.folder]) {
    const found = await findVersion(folder);
    if (found !== null && found !== major) throw createVersionError(folder, found, major);
  }
  if (await isCluster(home.cluster)) await refuseOthersCluster(home, user);
  else await refuseOtherFiles(home);
}

function createVersionError(folder: string, found: number, major: number): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The data in ${folder} was written by PostgreSQL ${found}, and PostgreSQL ${major}, which comes with this version of Concordat, cannot read it. Nothing was changed. Set DATABASE_URL to a PostgreSQL ${found} that serves this data, or dump it there and load the dump into a new folder named by DATA_DIR.`,
  );
}

async function refuseOthersCluster({ cluster }: Home, user: ServerUser | null): Promise<void> {
  const { uid } = await stat(cluster);
  const wanted = user?.uid ?? process.getuid?.();
  if (uid === wanted) return;
  throw new EmbeddedDatabaseError(
    `The data in ${cluster} belongs to the user with id ${uid}, but PostgreSQL would run as ${user?.name ?? 'you'} (${wanted}): start as its owner, or give the folder away with chown -R.`,
  );
}

async function refuseOtherFiles({ folder }: Home): Promise<void> {
  const names = await readdir(folder);
  const foreign = names.filter((name) => !ownNames.test(name));
  if (foreign.length === 0) return;
  throw new EmbeddedDatabaseError(
    `The folder ${folder} has other files in it (${foreign.slice(0, 3).join(', ')}) and no database of Concordat, so nothing was touched: set DATA_DIR to an empty or a new folder.`,
  );
}
