import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { EmbeddedDatabaseError, hasCode } from './errors.ts';

/** The system user that programs run as when we are root. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * What every child gets. The environment is ours alone, so that PGDATA, PGHOST, LD_PRELOAD or a strange locale in the
 * caller's shell change nothing; the folder is one that every user may stand in.
 */
export function createSpawnOptions(user: ServerUser | null): SpawnOptions & { env: NodeJS.ProcessEnv } {
  return {
    cwd: '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' },
    ...(user !== null && { uid: user.uid, gid: user.gid }),
  };
}

/**
 * Runs to the end and returns the exit code with all that was printed; throws only if the program cannot be started. The
 * signal tells the program to end.
 */
export async function runProgram(
  file: string,
  args: string[],
  user: ServerUser | null,
  signal?: AbortSignal,
): Promise<{ code: number | null; output: string }> {
  let output = '';
  try {
    const child = spawn(file, args, { ...createSpawnOptions(user), stdio: ['ignore', 'pipe', 'pipe'] });
    signal?.addEventListener('abort', () => child.kill());
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const [code]: (number | null)[] = await once(child, 'close');
    return { code: code ?? null, output };
  } catch (error) {
    throw explainSpawn(error, file, user);
  }
}

export function explainSpawn(error: unknown, file: string, user: ServerUser | null): EmbeddedDatabaseError {
  const hint = hasCode(error, 'ENOENT')
    ? 'it is missing, or made for another kind of system (it needs glibc on Linux)'
    : `it may not be run${user === null ? '' : ` as the system user ${user.name}`}`;
  return new EmbeddedDatabaseError(
    `The program ${file} could not be started, ${hint}: set DATABASE_URL to a PostgreSQL of your own.`,
    { cause: error },
  );
}
