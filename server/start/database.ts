// Opens the registry's database, whichever it is, and brings it up to date: what has to be true before the first request.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { seed } from '../../prisma/seed.ts';
import { createDatabase, type Database } from '../db/client.ts';
import { openEmbedded } from '../db/embedded/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { refold } from '../ledger/refold.ts';
import { StartError } from './start-error.ts';
import { nameOf, waitForDatabase } from './wait-for-database.ts';

export interface OpenDatabaseOptions {
  /** Unset, an embedded one in `dataDir` is used. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly poolSize: number;
  /** The folder that holds `prisma`. */
  readonly root: string;
  /** Tells the person who started the server what takes time. */
  readonly say: (message: string) => void;
  /** Called when a database of the server's own has been started, and before it answers: a moment for other work. */
  readonly onStarting?: () => void;
  /** Gives up, at the next step after which nothing is left half done. */
  readonly signal?: AbortSignal;
}

export interface OpenDatabase {
  readonly db: Database;
  readonly url: string;
  /** Closes the connections, then stops the database if it is the server's own. */
  close(): Promise<void>;
}

const DISCONNECT_TIMEOUT_MS = 1_000;
const NEVER = new AbortController().signal;

/**
 * A database that answers, with every migration applied, and with the registry's facts if it was empty. Throws a
 * StartError or an EmbeddedDatabaseError, or the reason of the signal, and leaves nothing running then.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const { databaseUrl, dataDir, poolSize, root, say, onStarting = () => {}, signal = NEVER } = options;
  const own = { dataDir, log: say, onStarting, signal };
  const embedded = databaseUrl === undefined ? await openEmbedded(own) : null;
  const url = databaseUrl ?? embedded?.url ?? '';
  const db = createDatabase({ url, poolSize });
  async function close(): Promise<void> {
    // A connection that still waits for an answer would be waited for; it ends with the process.
    await Promise.race([db.close(), sleep(DISCONNECT_TIMEOUT_MS, undefined, { ref: false })]);
    await embedded?.stop();
  }
  try {
    await waitForDatabase(url, { say, signal });
    await applyMigrations(url, join(root, 'prisma/migrations'), signal);
    await bringFoldsUpToDate(db, url, say, signal);
    await seedIfEmpty(db, join(root, 'prisma/data'), say, signal);
    return { db, url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function applyMigrations(url: string, directory: string, signal: AbortSignal): Promise<void> {
  try {
    await migrate(url, directory, signal);
  } catch (cause) {
    if (cause === signal.reason) throw cause;
    throw new StartError(explainMigration(cause, nameOf(url)), { cause });
  }
}

function explainMigration(cause: unknown, name: string): string {
  const code = isNativeError(cause) && 'code' in cause ? cause.code : null;
  if (code === 'P3005') {
    return `The database ${name} holds tables that are not Concordat's: set DATABASE_URL to an empty one.`;
  }
  const [reason = ''] = (isNativeError(cause) ? cause.message : String(cause)).split('\n');
  if (code === 'P3009') {
    return `A migration of the database ${name} failed earlier: mend what it left, run "npx prisma migrate resolve", and start again.`;
  }
  return `The database ${name} could not be brought up to date (${reason}): mend that, or restore a backup, and start again.`;
}

async function bringFoldsUpToDate(
  db: Database,
  url: string,
  say: (message: string) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    const refolded = await refold(db, signal);
    if (refolded > 0)
      say(`Computed the dates and states of ${refolded} agreement(s) anew, by the rules of this version.`);
  } catch (cause) {
    if (cause === signal.reason) throw cause;
    const [reason = ''] = (isNativeError(cause) ? cause.message : String(cause)).split('\n').slice(-1);
    throw new StartError(
      `The dates and states in the database ${nameOf(url)} could not be computed anew (${reason}): mend that, and start again.`,
      { cause },
    );
  }
}

/** Of several servers that start on a new database one loads the facts, and the others wait for it. */
async function seedIfEmpty(
  db: Database,
  directory: string,
  say: (message: string) => void,
  signal: AbortSignal,
): Promise<void> {
  // Past Prisma, whose query compiler takes longer to load than all that a second start waits for besides.
  const isEmpty = await db.readText('SELECT (NOT EXISTS (SELECT FROM party))::TEXT AS text', []);
  if (isEmpty === 'false') return;
  const { parties, agreements } = await seed(db, directory, signal);
  if (parties.added > 0) say(`Loaded ${parties.added} parties and ${agreements.added} agreements.`);
}
