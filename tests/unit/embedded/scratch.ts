// Temporary folders and the processes that these tests start; everything is gone when a test ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, expect } from '@jest/globals';
import { Client, type QueryResultRow } from 'pg';
import { type EmbeddedDatabase, openEmbedded } from '../../../server/db/embedded/embedded.ts';
import { findIdentity } from '../../../server/db/embedded/process-identity.ts';
import { stopServer } from '../../../server/db/embedded/stop-server.ts';

export interface OtherProcess {
  database: Omit<EmbeddedDatabase, 'stop'>;
  logs: string[];
  process: ChildProcess;
  stop(): Promise<void>;
}

export const isRoot = process.getuid?.() === 0;

const cleanups: (() => Promise<unknown>)[] = [];
const folders: string[] = [];
let template: Promise<string> | undefined;

// Not after each test: for some seconds after many files went, ext4 is slow to make new ones.
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export function afterThisTest(cleanup: () => Promise<unknown>): void {
  cleanups.push(cleanup);
}

/** An empty folder; by default one that every user may walk through, as a folder for data usually is. */
export async function createFolder(mode = 0o711): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'concordat test-'));
  await chmod(folder, mode);
  folders.push(folder);
  return folder;
}

/** A folder as a server leaves it that was stopped. A copy, since making a database takes twenty times as long. */
export async function createDataFolder(): Promise<string> {
  template ??= makeTemplate();
  const folder = await createFolder();
  const copying = spawn('cp', ['-a', `${await template}/.`, folder], { stdio: 'inherit' });
  expect(await once(copying, 'exit')).toEqual([0, null]);
  return folder;
}

async function makeTemplate(): Promise<string> {
  const dataDir = await createFolder();
  const { stop } = await openEmbedded({ dataDir, durable: false, log: () => undefined });
  await stop();
  return dataDir;
}

/** Stops the database when the test ends, if the test has not. */
export function stopLater<T extends EmbeddedDatabase>(database: T): T {
  afterThisTest(() => database.stop());
  return database;
}

/** The same as openEmbedded, in a node process of its own, which resolves when the database is open. */
export async function openElsewhere(
  dataDir: string,
  env: Record<string, string> = {},
  mode: 'stay' | 'leave' = 'stay',
): Promise<OtherProcess> {
  const child = startElsewhere(dataDir, env, mode);
  const logs: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const message: { log?: string; error?: string; database?: OtherProcess['database'] } = JSON.parse(line);
    if (message.log !== undefined) logs.push(message.log);
    if (message.error !== undefined) throw new Error(message.error);
    if (message.database === undefined) continue;
    const { location } = message.database;
    afterThisTest(() => stopServer(join(location, 'postgres'), () => undefined));
    const stop = async () => {
      child.stdin.end();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    };
    return { database: message.database, logs, process: child, stop };
  }
  throw new Error('the process ended without a word');
}

export function startElsewhere(dataDir: string, env: Record<string, string> = {}, mode = 'stay') {
  const script = join(import.meta.dirname, 'open-elsewhere.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, mode], {
    env: { PATH: '/usr/bin:/bin', ...env },
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  afterThisTest(() => kill(child));
  return child;
}

/** Ends a child at once, as a crash would, and returns when it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

export async function getServerPid({ location }: { location: string }): Promise<number> {
  return Number.parseInt(await readFile(join(location, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

/** A dead process that nobody has buried yet still answers to signals, so those are not asked. */
export async function isAlive(pid: number): Promise<boolean> {
  return (await findIdentity(pid)) !== null;
}

export async function query(url: string, sql: string): Promise<QueryResultRow[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return rows;
  } finally {
    await client.end();
  }
}
