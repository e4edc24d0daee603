import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';

const MIGRATION_LOCK = '7246591184';

/**
 * Applies the migrations that the database lacks and returns their names. Prisma's own format and bookkeeping, so that
 * `prisma migrate deploy` on the same folder does the same. Safe to run from several processes at once: one migrates,
 * the others wait. Throws where a migration fails, where one that is applied has changed since, and where the database has
 * one that the folder lacks. A signal ends the wait for others, and no migration that has begun: Prisma would take that for failed.
 */
export async function migrate(
  url: string,
  directory: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly string[]> {
  const lock = new Client({ connectionString: url });
  await lock.connect();
  try {
    await takeLock(lock, signal);
    const migrationsList = await listMigrations(directory);
    const history = await readHistory(lock);
    assertSameHistory(history, migrationsList.migrationDirectories);
    // The engine is megabytes of WebAssembly, which a server that has nothing to migrate does not wait for.
    if (isComplete(history, migrationsList.migrationDirectories)) return [];
    const { withSchemaEngine } = await import('./schema-engine.ts');
    const filters = { externalTables: [], externalEnums: [] };
    const output = await withSchemaEngine(url, (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    );
    return output.appliedMigrationNames;
  } finally {
    await lock.end();
  }
}

async function takeLock(client: Client, signal: AbortSignal): Promise<void> {
  const giveUp = () => void client.end();
  signal.addEventListener('abort', giveUp);
  try {
    signal.throwIfAborted();
    await client.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
  } finally {
    signal.removeEventListener('abort', giveUp);
    signal.throwIfAborted();
  }
}

async function listMigrations(directory: string) {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const lockfile = 'migration_lock.toml';
  return {
    baseDir: directory,
    lockfile: { path: lockfile, content: await readFile(join(directory, lockfile), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map((name) => readMigration(directory, name))),
  };
}

async function readMigration(directory: string, name: string) {
  const path = 'migration.sql';
  const value = await readFile(join(directory, name, path), 'utf8');
  return { path: name, migrationFile: { path, content: { tag: 'ok' as const, value } } };
}

type Migration = Awaited<ReturnType<typeof readMigration>>;

interface HistoryRow {
  readonly name: string;
  readonly checksum: string;
  /** False for one that failed, or that is under way. */
  readonly isFinished: boolean;
}

async function readHistory(client: Client): Promise<readonly HistoryRow[]> {
  const { rows: tables } = await client.query(`SELECT to_regclass('_prisma_migrations') AS history`);
  if (tables[0]?.history === null) return [];
  const { rows } = await client.query<HistoryRow>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished" FROM _prisma_migrations
     WHERE rolled_back_at IS NULL`,
  );
  return rows;
}

function isComplete(history: readonly HistoryRow[], migrations: readonly Migration[]): boolean {
  const finished = new Set(history.filter(({ isFinished }) => isFinished).map(({ name }) => name));
  return history.every(({ isFinished }) => isFinished) && migrations.every(({ path }) => finished.has(path));
}

/** Prisma's engine applies what is missing without a look at what is there. */
function assertSameHistory(history: readonly HistoryRow[], migrations: readonly Migration[]): void {
  for (const { name, checksum, isFinished } of history) {
    if (!isFinished) continue;
    const migration = migrations.find(({ path }) => path === name);
    if (!migration) {
      throw new Error(
        `it has the migration ${name}, which this version does not know: use the version that made it, or a later one`,
      );
    }
    const { value } = migration.migrationFile.content;
    if (createHash('sha256').update(value).digest('hex') !== checksum) {
      throw new Error(
        `the migration ${name} was changed after it had been applied: restore it, and write a new one instead`,
      );
    }
  }
}
