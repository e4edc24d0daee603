// A filter by day costs as many statements as none, in a registry of few agreements and in one of many.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { loadMany } from '../kit/many.ts';
import { createQuery } from '../kit/query.ts';

const SIZES = [50, 1_000] as const;
const databases = new Map<number, TestDatabase>();

beforeAll(async () => {
  for (const size of SIZES) {
    const database = await createTestDatabase('empty');
    databases.set(size, database);
    await loadMany(database, size);
  }
});

afterAll(async () => {
  for (const database of databases.values()) await database.close();
});

interface Listed {
  readonly statements: number;
  readonly found: number;
}

async function list(size: number, filter: object | null): Promise<Listed> {
  const database = databases.get(size);
  if (!database) throw new Error(`There is no database of ${size} agreements.`);
  database.statements.length = 0;
  const { agreements } = await createQuery(database).query<{ agreements: { totalCount: number } }>(
    `query ($filter: AgreementFilter) { agreements(filter: $filter, first: 100) { totalCount
      nodes { slug status scopes { kind } amendments(first: 2) { nodes { sequence } } }
      facets { status { value count } scope { value count } kind { value count } year { value count } category { value count } } } }`,
    { filter },
  );
  return { statements: database.statements.length, found: agreements.totalCount };
}

test.each([
  ['a status', { status: ['IN_FORCE'] }],
  ['force', { inForce: ['YES', 'UNKNOWN'] }],
  ['a scope', { scopes: { any: ['DATABASE_ACCESS'] } }],
  ['what it is not', { not: { status: ['IN_FORCE'], scopes: { all: ['TECHNICAL_ASSISTANCE'] } } }],
])('a list by %s on a day takes as many statements as the whole list', async (_what, filter) => {
  const [few, many] = SIZES;
  const { statements } = await list(few, null);
  const answers = [
    await list(few, { on: '2010-06-15', ...filter }),
    await list(many, { on: '2010-06-15', ...filter }),
  ];

  expect(answers.map((answer) => answer.statements)).toEqual([statements, statements]);
  expect(answers[1]?.found).toBeGreaterThan(100);
});

test('so does one on a day on which nothing matches, and the whole list of many', async () => {
  const [few, many] = SIZES;
  const { statements } = await list(few, null);

  expect(await list(many, { on: '1950-01-01', inForce: ['YES'] })).toEqual({ statements, found: 0 });
  expect(await list(many, null)).toEqual({ statements, found: many });
});
