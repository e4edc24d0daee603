import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { userName } from './endpoint.ts';
import { type Home, isCluster } from './home.ts';
import { runProgram, type ServerUser } from './run-program.ts';

export interface ClusterOptions {
  home: Home;
  binaries: Binaries;
  user: ServerUser | null;
  durable: boolean;
  log: (message: string) => void;
  onStarting: () => void;
  signal: AbortSignal;
}

const passwordFile = 'concordat.password';
const stagingPrefix = 'initdb-';
// Sorting and case come from PostgreSQL itself, the same on every system. LC_CTYPE only tells pg_trgm what a letter
// is; these names mean the same, and each system has one of them. Under the last only Latin letters make trigrams.
const ctypes = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8', 'C'];

/** Makes the cluster if there is none. It appears in one step, complete with its password, or not at all. */
export async function createClusterIfMissing(options: ClusterOptions): Promise<void> {
  const { home, durable, log } = options;
  await removeUnfinished(home);
  if (await isCluster(home.cluster)) return;
  log(`Making a new database in ${home.folder}.`);
  const staging = await mkdtemp(join(home.folder, stagingPrefix));
  try {
    await createCluster(options, staging);
    await rename(join(staging, 'cluster'), home.cluster);
    if (durable) await syncFolder(home.folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

export async function readPassword(home: Home): Promise<string> {
  return (await readFile(join(home.cluster, passwordFile), 'utf8')).trim();
}

async function removeUnfinished({ folder }: Home): Promise<void> {
  for (const name of await readdir(folder)) {
    // Retried, because the initdb of a killed process may still be writing.
    const options = { recursive: true, force: true, maxRetries: 10 };
    if (name.startsWith(stagingPrefix)) await rm(join(folder, name), options);
  }
}

async function createCluster(options: ClusterOptions, staging: string): Promise<void> {
  const { user, durable } = options;
  if (user !== null) await chown(staging, user.uid, user.gid);
  const password = join(staging, 'password');
  await writePassword(password, user);
  await runInitdb(options, staging, password);
  await rename(password, join(staging, 'cluster', passwordFile));
  if (durable) await syncFolder(join(staging, 'cluster'));
}

async function writePassword(path: string, user: ServerUser | null): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    if (user !== null) await file.chown(user.uid, user.gid);
    await file.writeFile(`${randomBytes(24).toString('base64url')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function runInitdb(
  { binaries, user, durable, signal }: ClusterOptions,
  staging: string,
  password: string,
): Promise<void> {
  const options = [
    `--pgdata=${join(staging, 'cluster')}`,
    `--username=${userName}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  for (const ctype of ctypes) {
    signal.throwIfAborted();
    const args = [...options, `--lc-ctype=${ctype}`];
    const { code, output } = await runProgram(binaries.initdb, args, user, signal);
    signal.throwIfAborted();
    if (code === 0) return;
    if (!output.includes('invalid locale name')) {
      const reason = /(?:error|FATAL|PANIC): +(.*)/.exec(output)?.[1] ?? `code ${code}`;
      throw new Error(`initdb: ${reason}`, { cause: new Error(output) });
    }
  }
}

/** A rename outlives a power cut only when its folder is written out. */
async function syncFolder(folder: string): Promise<void> {
  const file = await open(folder, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
