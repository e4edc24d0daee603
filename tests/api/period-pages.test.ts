// A page of what was signed in a period reads from where the period begins, not all that was signed before or after it.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, type Database } from '../../server/db/client.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { loadMany } from '../kit/many.ts';
import { createQuery } from '../kit/query.ts';

const AGREEMENTS = 5_000;

let database: TestDatabase;
/** Of one connection, so that what it read can be asked for on it. */
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase('empty');
  await loadMany(database, AGREEMENTS);
  await database.sql('VACUUM ANALYZE');
  db = createDatabase({ url: database.url, poolSize: 1 });
});

afterAll(async () => {
  await db.$disconnect();
  await database.close();
});

/** How many rows of agreements were read until now, as PostgreSQL counts. */
async function countRead(): Promise<number> {
  await db.$queryRaw`SELECT pg_stat_force_next_flush()::TEXT`;
  const rows = await database.sql(
    `SELECT (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::INTEGER AS read
      FROM pg_stat_user_tables WHERE relname = 'agreement'`,
  );
  return Number(rows[0]?.read);
}

test.each(['ASC', 'DESC'])('in the middle of many, %s', async (direction) => {
  const before = await countRead();
  const { agreements } = await createQuery({ ...database, db }).query<{
    agreements: { nodes: { signedOn: string }[] };
  }>(
    `query ($direction: OrderDirection!) {
      agreements(first: 20, filter: { signed: { from: "2005-01-01", to: "2009-12-31" }, scopes: { any: [DATABASE_ACCESS] } },
        orderBy: [{ field: SIGNED_ON, direction: $direction }]) { nodes { signedOn } } }`,
    { direction },
  );

  expect(agreements.nodes).toHaveLength(20);
  expect(agreements.nodes[0]?.signedOn).toMatch(direction === 'ASC' ? /^2005-01/ : /^2009-12/);
  expect((await countRead()) - before).toBeLessThan(AGREEMENTS / 10);
});
