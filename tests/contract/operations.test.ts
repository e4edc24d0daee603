// The contract by example: operations that must be accepted, and what they must answer on the freshly seeded registry.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse, print, validate } from 'graphql';
import { schema } from '../../server/graphql/schema.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { read } from '../kit/files.ts';
import { createQuery } from '../kit/query.ts';

interface Case {
  readonly operation: string;
  readonly variables: Record<string, unknown>;
  readonly expect: Record<string, unknown>;
}

const cases: readonly Case[] = JSON.parse(read('tests/contract/operations/cases.json'));
const operations = new Map(
  parse(read('tests/contract/operations/queries.graphql')).definitions.map((definition) => [
    'name' in definition ? definition.name?.value : undefined,
    print(definition),
  ]),
);

let database: TestDatabase;
let query: ReturnType<typeof createQuery>['query'];

beforeAll(async () => {
  database = await createTestDatabase();
  ({ query } = createQuery(database));
});

afterAll(() => database.close());

test.each(cases.map((each) => [`${each.operation} ${JSON.stringify(each.variables)}`, each] as const))(
  '%s',
  async (_name, { operation, variables, expect: expected }) => {
    const data = await query(operations.get(operation) ?? '', variables);
    const found = Object.keys(expected).map((path) => [path, at(data, path)]);
    expect(Object.fromEntries(found)).toEqual(expected);
  },
);

test('every mutation is one that the schema takes', () => {
  const mutations = parse(read('tests/contract/operations/mutations.graphql'));
  expect(validate(schema, mutations).map(({ message }) => message)).toEqual([]);
  expect(mutations.definitions.length).toBe(22);
});

test('every operation is answered', async () => {
  const days = { on: '2020-01-01', from: '2020-01-01', to: '2020-12-31' };
  const variables = { ...days, slug: 'wco', text: 'wco', ids: [] };
  for (const operation of operations.values()) await query(operation, variables);
  expect(operations.size).toBe(11);
});

/** The value at a path: dots, `[0]` for one of a list, `[]` for each of it. */
function at(value: unknown, path: string): unknown {
  const steps = path.split(/\.|(?=\[)/);
  return steps.reduce<{ readonly each: boolean; readonly value: unknown }>(
    ({ each, value: current }, step) => {
      if (step === '[]') return { each: true, value: current };
      const get = (from: unknown) => Object(from)[step.replace(/[[\]]/g, '')];
      return { each, value: each && Array.isArray(current) ? current.map(get) : get(current) };
    },
    { each: false, value },
  ).value;
}
