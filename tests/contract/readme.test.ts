// What the README promises is run.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { schema } from '../../server/graphql/schema.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { filesUnder, read } from '../kit/files.ts';
import { createQuery } from '../kit/query.ts';

const readme = read('README.md');

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

describe('the README', () => {
  const examples = [...readme.matchAll(/```graphql\n(.*?)```\s+```json\n(.*?)```/gs)];

  test.each(examples.map(([, query = '', answer = ''], index) => [index + 1, query, answer] as const))(
    'gives the real answer to query %i',
    async (_number, query, answer) => {
      expect(await createQuery(database).query(query)).toEqual(JSON.parse(answer));
    },
  );

  test('writes what the schema takes', () => {
    const mutations = [...readme.matchAll(/```graphql mutation\n(.*?)```/gs)].map(
      ([, mutation = '']) => mutation,
    );
    expect(mutations.flatMap((mutation) => validate(schema, parse(mutation)))).toEqual([]);
    expect(mutations).toHaveLength(1);
  });

  test('has examples', () => expect(examples.length).toBeGreaterThanOrEqual(2));

  test('names only commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [...readme.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('names every setting, and no other', () => {
    const table = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name);
    const settings = [...read('server/config.ts').matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name = '']) => name);
    expect(table.sort()).toEqual([...new Set(settings)].sort());
  });
});

test('the documents link only to files that there are', () => {
  const documents = filesUnder('.', '.md');
  const broken = documents.flatMap((path) =>
    [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, link = '']) => new URL(link, `file:///${path}`).pathname.slice(1))
      .filter((target) => !filesUnder('.').includes(target))
      .map((target) => `${path} -> ${target}`),
  );
  expect(broken).toEqual([]);
  expect(documents.length).toBeGreaterThan(3);
});
