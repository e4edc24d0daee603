import type { Client } from 'pg';

/** Runs statements in one transaction up to its commit, and returns the constraint that refused it; then rolls back. */
export async function refusedBy(client: Client, statements: readonly string[]): Promise<string | undefined> {
  await client.query('BEGIN');
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
