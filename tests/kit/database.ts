import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createDatabase, type Database } from '../../server/db/client.ts';
import { databaseUrl } from './database-url.ts';

export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
  /** The SQL statements that `db` has sent, in order. Empty it before what is to be counted. */
  readonly statements: string[];
  /** Sends SQL past Prisma, on a connection of its own. */
  sql(statement: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** A database of the caller's own: the registry's real data, or the bare tables. Close it when done. */
export async function createTestDatabase(content: 'seeded' | 'empty' = 'seeded'): Promise<TestDatabase> {
  const adminUrl = setting('TEST_ADMIN_URL');
  const run = setting('TEST_RUN');
  const name = `${run}_${randomBytes(6).toString('hex')}`;
  await send(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${run}_${content}`);
  const url = databaseUrl(adminUrl, name);
  const statements: string[] = [];
  const db = createDatabase({ url, poolSize: 4, onStatement: (statement) => statements.push(statement) });
  return {
    url,
    db,
    statements,
    sql: (statement, values) => send(url, statement, values),
    async close() {
      await db.$disconnect();
      await send(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function send(url: string, statement: string, values: readonly unknown[] = []) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement, [...values])).rows;
  } finally {
    await client.end();
  }
}

function setting(name: 'TEST_ADMIN_URL' | 'TEST_RUN'): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `${name} is not set: run the tests with \`npm test\` or \`npx jest\`, which start a database.`,
    );
  return value;
}
