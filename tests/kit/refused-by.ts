import type { Client } from 'pg';
import { TODAY } from './acting.ts';

/**
 * Runs statements in one transaction up to its commit, and returns the constraint that refused it; then rolls back. It is told
 * the day on which tests act, or any other.
 */
export async function refusedBy(
  client: Client,
  statements: readonly string[],
  today = TODAY,
): Promise<string | undefined> {
  await client.query('BEGIN');
  await client.query(`SELECT set_config('concordat.today', $1, TRUE)`, [today]);
  try {
    for (const statement of statements) await client.query(statement);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint) return String(error.constraint);
    throw error;
  } finally {
    await client.query('ROLLBACK');
  }
}
