// A pid alone says little: the kernel hands it out again, and a container starts counting anew. A pid together with
// the moment the process began is unique.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { hasCode } from './errors.ts';
import { runProgram } from './run-program.ts';

/** A token that no other process ever has, or null if no such process lives. The dead but not yet buried count as dead. */
export async function findIdentity(pid: number): Promise<string | null> {
  const born = process.platform === 'linux' ? await findBirthOnLinux(pid) : await findInPs(pid, 'lstart=');
  return born === null ? null : createHash('sha256').update(born).digest('hex').slice(0, 16);
}

/** Whether the process works in this folder, as a PostgreSQL server does in its data folder and nobody else would. */
export async function isAtWorkIn(pid: number, folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return (await findInPs(pid, 'command='))?.includes(folder) ?? false;
  try {
    const [there, here] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(folder)]);
    return there.dev === here.dev && there.ino === here.ino;
  } catch (error) {
    // EACCES: a process of someone else, so no server of ours.
    if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES')) return false;
    throw error;
  }
}

async function findBirthOnLinux(pid: number): Promise<string | null> {
  try {
    const [status, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The second field is the program's name in brackets and may hold blanks and brackets itself.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    const [state, startedTicks] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' ? null : `${boot} ${startedTicks}`;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH')) return null;
    throw error;
  }
}

async function findInPs(pid: number, column: string): Promise<string | null> {
  const { code, output } = await runProgram('ps', ['-ww', '-o', column, '-p', String(pid)], null);
  return code === 0 && output.trim() !== '' ? output.trim() : null;
}
