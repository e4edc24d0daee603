import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import type { ClusterOptions } from './cluster.ts';
import { chooseEndpoint, type Endpoint, removeSocketFolder, serverFlags } from './endpoint.ts';
import { EmbeddedDatabaseError } from './errors.ts';
import { findPidFile, findPostmaster, type Postmaster } from './pid-file.ts';
import { poll } from './poll.ts';
import { createSpawnOptions, explainSpawn } from './run-program.ts';
import { openServerLog, readServerLog } from './server-log.ts';

// Replaying what a killed server left takes as long as the disk needs.
const readyTimeoutMs = 5 * 60_000;
const leftoversTimeoutMs = 15_000;

const settings = [
  'max_connections=100',
  'shared_buffers=128MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_min_messages=warning',
  // Statements carry what people wrote, which is none of the log's business.
  'log_min_error_statement=panic',
  'log_checkpoints=off',
];
const fragileSettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Waits until a server that lives on this data answers; null if there is none or it goes away. */
export async function findReadyServer({
  home: { cluster },
  log,
  signal,
}: ClusterOptions): Promise<Postmaster | null> {
  const slow = () => log('Waiting for the PostgreSQL server that is starting up or shutting down.');
  const outcome = await poll(
    async () => {
      const found = await findPostmaster(cluster);
      return found === null || found.status === 'ready' ? { found } : undefined;
    },
    { timeoutMs: readyTimeoutMs, slow, signal },
  );
  if (outcome !== undefined) return outcome.found;
  throw new EmbeddedDatabaseError(
    `The PostgreSQL server on ${cluster} has been starting or stopping for five minutes: wait, or end it.`,
  );
}

/** Starts a server on data that none serves, and returns it once it takes connections. The signal ends it before. */
export async function startServer(options: ClusterOptions): Promise<Postmaster> {
  const { cluster } = options.home;
  const stale = await findPidFile(cluster);
  if (stale !== null) await removeSocketFolder(stale.endpoint);
  const tryAgain = () => tryToStart(options, stale?.pid ?? null);
  const started = await poll(tryAgain, { timeoutMs: leftoversTimeoutMs, signal: options.signal });
  if (started !== undefined) return started;
  throw new EmbeddedDatabaseError(
    `Processes of a PostgreSQL server that was killed still use ${cluster}: end them, then start again.`,
  );
}

/** Undefined: children of a killed server are still there, who must be gone before anyone else may touch the data. */
async function tryToStart(options: ClusterOptions, stalePid: number | null): Promise<Postmaster | undefined> {
  const { home, user, log, signal } = options;
  const endpoint = await chooseEndpoint(home.cluster, user);
  const serverLog = await openServerLog(home.serverLog);
  try {
    const from = (await serverLog.stat()).size;
    const server = await launch(options, endpoint, stalePid, serverLog);
    signal.addEventListener('abort', server.stop);
    if (signal.aborted) server.stop();
    options.onStarting();
    const slow = () => log('PostgreSQL is still starting: it puts in order what a killed server left.');
    const outcome = await poll(
      async () => {
        if (server.hasEnded()) return { ready: null };
        const ready = await findPidFile(home.cluster);
        const isReady = ready !== null && ready.pid === server.pid && ready.status === 'ready';
        return isReady && !signal.aborted ? { ready } : undefined;
      },
      { timeoutMs: readyTimeoutMs, slow },
    );
    signal.removeEventListener('abort', server.stop);
    if (outcome?.ready) return outcome.ready;
    if (outcome === undefined) throw new Error('PostgreSQL is still not ready after five minutes');
    await removeSocketFolder(endpoint);
    signal.throwIfAborted();
    const { output, reason } = await readServerLog(home.serverLog, from);
    if (output.includes('pre-existing shared memory block')) return undefined;
    throw new Error(`${reason}; see ${home.serverLog}`, { cause: new Error(output) });
  } finally {
    await serverLog.close();
  }
}

interface LaunchedServer {
  pid: number | undefined;
  hasEnded: () => boolean;
  /** Lets it write everything out first. */
  stop: () => void;
}

async function launch(
  { binaries, home, user, durable }: ClusterOptions,
  endpoint: Endpoint,
  stalePid: number | null,
  serverLog: FileHandle,
): Promise<LaunchedServer> {
  const flags = [...serverFlags(endpoint), ...settings, ...(durable ? [] : fragileSettings)];
  const { env, ...spawnOptions } = createSpawnOptions(user);
  try {
    const child = spawn(binaries.postgres, ['-D', home.cluster, ...flags.flatMap((flag) => ['-c', flag])], {
      ...spawnOptions,
      // PostgreSQL takes this one pid in its lock files for no server. We know that it is none; it would only see that
      // some process has the number, and refuse to start.
      env: stalePid === null ? env : { ...env, PG_GRANDPARENT_PID: String(stalePid) },
      // Ctrl-C reaches the whole process group, and the server must outlive the requests that we still answer.
      detached: true,
      stdio: ['ignore', serverLog.fd, serverLog.fd],
    });
    child.unref();
    await once(child, 'spawn');
    return {
      pid: child.pid,
      hasEnded: () => child.exitCode !== null || child.signalCode !== null,
      stop: () => void child.kill('SIGINT'),
    };
  } catch (error) {
    throw explainSpawn(error, binaries.postgres, user);
  }
}
