import { removeSocketFolder } from './endpoint.ts';
import { EmbeddedDatabaseError, hasCode } from './errors.ts';
import { findPostmaster } from './pid-file.ts';
import { poll } from './poll.ts';
import { findIdentity } from './process-identity.ts';

// SIGINT: end the sessions, write everything out. SIGQUIT: leave at once, the next start replays the log.
const steps = [
  { signal: 'SIGINT', timeoutMs: 30_000 },
  { signal: 'SIGQUIT', timeoutMs: 10_000 },
] as const;

/** Stops the server on this data, if there is one, and returns when its process is gone. */
export async function stopServer(cluster: string, log: (message: string) => void): Promise<void> {
  const server = await findPostmaster(cluster);
  if (server === null) return;
  const identity = await findIdentity(server.pid);
  const isGone = async () => ((await findIdentity(server.pid)) === identity ? undefined : true);
  for (const { signal, timeoutMs } of steps) {
    send(server.pid, signal);
    const slow = () => log('Waiting for PostgreSQL to write everything out.');
    if (await poll(isGone, { timeoutMs, slow })) return removeSocketFolder(server.endpoint);
  }
  throw new EmbeddedDatabaseError(
    `The PostgreSQL server (process ${server.pid}) does not stop: end it with "kill ${server.pid}".`,
  );
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}
