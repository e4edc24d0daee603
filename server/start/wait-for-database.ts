import { setTimeout as sleep } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { Client } from 'pg';
import { StartError } from './start-error.ts';

const PAUSE_MS = 500;
const CONNECT_TIMEOUT_MS = 5_000;
const VERSION_MIN = 15;

/** What passes by itself: a server that is not up yet, is starting, or has no free connection. */
const PASSING = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOENT',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
  '53300',
  '57P03',
]);
const PASSING_MESSAGE = /^(timeout expired|Connection terminated)/;

export interface WaitOptions {
  readonly say: (message: string) => void;
  /** @default 15_000 */
  readonly patienceMs?: number;
  /** Gives up, with its reason. */
  readonly signal?: AbortSignal;
}

/**
 * Returns when the database answers. Waits some seconds for one that is only just starting, as one does that is started
 * together with this server. Throws a StartError where that does not help.
 */
export async function waitForDatabase(
  url: string,
  { say, patienceMs = 15_000, signal }: WaitOptions,
): Promise<void> {
  const deadlineMs = Date.now() + patienceMs;
  for (let attempts = 1; ; attempts += 1) {
    signal?.throwIfAborted();
    try {
      return await assertVersion(url);
    } catch (error) {
      if (error instanceof StartError) throw error;
      if (!isPassing(error) || Date.now() >= deadlineMs)
        throw new StartError(explain(error, url), { cause: error });
      if (attempts === 1) say(`Waiting for the database ${nameOf(url)}.`);
      await sleep(PAUSE_MS);
    }
  }
}

/** The database in words that may be shown: without the password. */
export function nameOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `${decodeURIComponent(pathname.slice(1))} at ${searchParams.get('host') ?? (host || 'localhost')}`;
}

async function assertVersion(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // Without this, a connection that breaks between two steps would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      "SELECT current_setting('server_version') AS version",
    );
    const version = rows[0]?.version ?? '';
    if (Number.parseInt(version, 10) >= VERSION_MIN) return;
    throw new StartError(
      `The database ${nameOf(url)} is PostgreSQL ${version}, and Concordat needs ${VERSION_MIN} or later: set DATABASE_URL to such a one.`,
    );
  } finally {
    await client.end();
  }
}

function isPassing(error: unknown): boolean {
  return PASSING.has(codeOf(error)) || (isNativeError(error) && PASSING_MESSAGE.test(error.message));
}

function explain(error: unknown, url: string): string {
  const way = 'or set DATABASE_URL to another; unset, Concordat runs a database of its own';
  const reason = (isNativeError(error) && error.message) || codeOf(error) || String(error);
  if (isPassing(error)) return `The database ${nameOf(url)} does not answer (${reason}): start it, ${way}.`;
  return `The database ${nameOf(url)} lets nobody in with what DATABASE_URL says (${reason}): correct it, ${way}.`;
}

function codeOf(error: unknown): string {
  return isNativeError(error) && 'code' in error ? String(error.code) : '';
}
