// PostgreSQL refuses to run as root, so root runs it as the system user `postgres`.
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedDatabaseError, hasCode } from './errors.ts';
import { runProgram, type ServerUser } from './run-program.ts';

const name = 'postgres';

/** The user that the server must run as: null for a plain user (himself); for root `postgres`, made if missing. */
export async function findServerUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  return (await findAccount()) ?? (await createAccount());
}

/** Whether this user may walk into the folder, or, while it is missing, into what will be around it. */
export async function canEnter(folder: string, user: ServerUser): Promise<boolean> {
  try {
    for (let at = await realpath(folder); ; at = dirname(at)) {
      const { mode, uid, gid } = await stat(at);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
      if (at === dirname(at)) return true;
    }
  } catch (error) {
    if (hasCode(error, 'ENOENT') && folder !== dirname(folder)) return canEnter(dirname(folder), user);
    throw error;
  }
}

async function findAccount(): Promise<ServerUser | null> {
  const [uid, gid] = await Promise.all([
    runProgram('id', ['-u', name], null),
    runProgram('id', ['-g', name], null),
  ]);
  if (uid.code !== 0 || gid.code !== 0) return null;
  return { name, uid: Number.parseInt(uid.output, 10), gid: Number.parseInt(gid.output, 10) };
}

async function createAccount(): Promise<ServerUser> {
  const cause = new Error('groupadd and useradd were tried');
  try {
    const group = await runProgram('groupadd', ['--system', '--force', name], null);
    const options = ['--system', '--gid', name, '--no-create-home', '--home-dir', '/nonexistent'];
    const added = await runProgram('useradd', [...options, '--shell', '/usr/sbin/nologin', name], null);
    cause.message += `: ${group.output}${added.output}`;
  } catch (error) {
    cause.cause = error;
  }
  // Asked again rather than trusting the exit codes: another process may have made the user at the same moment.
  const account = await findAccount();
  if (account !== null) return account;
  throw new EmbeddedDatabaseError(
    'PostgreSQL refuses to run as root, and the system user "postgres" could not be made: make it, start as a plain user, or set DATABASE_URL.',
    { cause },
  );
}
