// Pages of a registry of many agreements, told by what the database looks at for them.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { loadMany } from '../kit/many.ts';
import { createQuery } from '../kit/query.ts';

let few: TestDatabase;
let many: TestDatabase;

beforeAll(async () => {
  [few, many] = await Promise.all([createLoaded(1_000), createLoaded(10_000)]);
});

afterAll(() => Promise.all([few.close(), many.close()]));

async function createLoaded(agreements: number): Promise<TestDatabase> {
  const database = await createTestDatabase('empty');
  await loadMany(database, agreements);
  await database.sql('VACUUM ANALYZE');
  return database;
}

/** How many pages of the database the statement that answers a document looks at. */
async function pagesRead(database: TestDatabase, document: string): Promise<number> {
  const asked: { sql: string; values: readonly unknown[] }[] = [];
  const db = Object.create(database.db, {
    readText: {
      value: (sql: string, values: readonly unknown[]) => {
        asked.push({ sql, values });
        return database.db.readText(sql, values);
      },
    },
  });
  await createQuery({ ...database, db }).query(document);
  const [statement] = asked;
  if (!statement) throw new Error('It was answered by no statement of its own.');
  const [row] = await database.sql(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement.sql}`,
    statement.values,
  );
  const plans = (row?.['QUERY PLAN'] ?? []) as { readonly Plan: Readonly<Record<string, number>> }[];
  const plan = plans[0]?.Plan;
  return (plan?.['Shared Hit Blocks'] ?? Number.NaN) + (plan?.['Shared Read Blocks'] ?? Number.NaN);
}

test.each([
  ['of a period', 'signed: { from: "2012-01-01", to: "2016-12-31" }'],
  ['of a category', 'category: [GLOBAL_IO]'],
  ['of a category and a period', 'category: [GLOBAL_IO], signed: { from: "2012-01-01", to: "2016-12-31" }'],
])(
  'a page of what is %s is found by looking at hardly more among ten times as many',
  async (_what, filter) => {
    const document = `{ agreements(first: 20, filter: { ${filter} }) { nodes { slug signedOn status } } }`;

    expect(await pagesRead(many, document)).toBeLessThan((await pagesRead(few, document)) * 1.5);
  },
);
