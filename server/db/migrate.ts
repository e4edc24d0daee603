import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { withSchemaEngine } from './schema-engine.ts';

const MIGRATION_LOCK = '7246591184';

/**
 * Applies the migrations that the database lacks and returns their names. Prisma's own format and bookkeeping, so that
 * `prisma migrate deploy` on the same folder does the same. Safe to run from several processes at once: one migrates,
 * the others wait. Throws where a migration fails or where one that is applied has changed since.
 */
export async function migrate(url: string, directory: string): Promise<readonly string[]> {
  const lock = new Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    const migrationsList = await listMigrations(directory);
    const filters = { externalTables: [], externalEnums: [] };
    const output = await withSchemaEngine(url, (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    );
    return output.appliedMigrationNames;
  } finally {
    await lock.end();
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
