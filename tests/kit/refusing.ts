import { afterAll, beforeAll } from '@jest/globals';
import { Client } from 'pg';
import { type Actor, acting, REGISTRAR } from './acting.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { refusedBy } from './refused-by.ts';

/** Prepares a seeded database for a file's tests; what it returns tells which constraint refuses a transaction. */
export function refusing(prepare: (registrar: Actor) => Promise<void>) {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    await prepare(acting(database).as(REGISTRAR));
  });

  afterAll(async () => {
    await client.end();
    await database.close();
  });

  return (statements: readonly string[], today?: string) => refusedBy(client, statements, today);
}
