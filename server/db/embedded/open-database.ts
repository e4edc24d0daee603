import { Client, escapeIdentifier } from 'pg';
import { databaseUrl, type Endpoint } from './endpoint.ts';
import { hasCode } from './errors.ts';

export interface Urls {
  url: string;
  adminUrl: string;
}

const databaseName = 'concordat';

/** Connects once, which shows that the server answers, and makes our database if it is missing. */
export async function openDatabase(endpoint: Endpoint, password: string): Promise<Urls> {
  const adminUrl = databaseUrl(endpoint, password, 'postgres');
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  // A lost connection also fails the query that waits on it; unheard, this event would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(databaseName)}`);
  } finally {
    await client.end();
  }
  return { url: databaseUrl(endpoint, password, databaseName), adminUrl };
}

/** Whether the server went away, or is just coming or going (57P01 to 57P03), rather than refused what we asked. */
export function isConnectionLoss(error: unknown): boolean {
  if (hasCode(error, 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', '57P01', '57P02', '57P03')) return true;
  return error instanceof Error && error.message.includes('Connection terminated');
}
