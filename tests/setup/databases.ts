// Before all tests: a real PostgreSQL, and in it one migrated database and one that is seeded too. Each test file
// clones the one it needs, so no test sees another's rows.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { seed } from '../../prisma/seed.ts';
import { createDatabase } from '../../server/db/client.ts';
import { openEmbedded } from '../../server/db/embedded/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { databaseUrl } from '../kit/database-url.ts';

const root = join(import.meta.dirname, '../..');

/** Makes the templates and returns how to drop them, with all that was cloned from them. */
export async function prepareDatabases(): Promise<() => Promise<void>> {
  const server = await openServer();
  const run = `concordat_test_${randomBytes(4).toString('hex')}`;
  try {
    await withClient(server.adminUrl, async (client) => {
      await client.query(`CREATE DATABASE ${run}_empty`);
      const empty = databaseUrl(server.adminUrl, `${run}_empty`);
      await migrate(empty, join(root, 'prisma/migrations'));
      await client.query(`CREATE DATABASE ${run}_seeded TEMPLATE ${run}_empty`);
      await seedTemplate(databaseUrl(server.adminUrl, `${run}_seeded`));
    });
  } catch (error) {
    await withClient(server.adminUrl, (client) => dropDatabases(client, run));
    await server.stop();
    throw error;
  }
  process.env.TEST_ADMIN_URL = server.adminUrl;
  process.env.TEST_RUN = run;
  return async () => {
    await withClient(server.adminUrl, (client) => dropDatabases(client, run));
    await server.stop();
  };
}

/** The server that DATABASE_URL names, whose user may create databases; otherwise one of our own. */
async function openServer(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const given = process.env.DATABASE_URL;
  if (given) return { adminUrl: given, stop: async () => {} };
  return openEmbedded({ dataDir: join(root, '.data/test'), durable: false, log: () => {} });
}

async function seedTemplate(url: string): Promise<void> {
  const db = createDatabase({ url });
  try {
    await seed(db, join(root, 'prisma/data'));
  } finally {
    await db.$disconnect();
  }
}

async function dropDatabases(client: Client, run: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [run],
  );
  for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
}

async function withClient<Result>(url: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
