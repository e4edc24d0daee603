import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery, parse, validate } from 'graphql';
import { schema } from '../../../server/graphql/schema.ts';
import { createTestApp, post, type TestApp } from '../../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';

const READY_QUERIES = join(import.meta.dirname, '../../../server/http/graphiql/queries');

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = createTestApp(database);
});

afterAll(() => database?.close());

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

describe('a query that would cost too much is refused before it touches the database', () => {
  test.each([
    ['1,000 aliases', `{ ${times(1_000, (index) => `a${index}: partner(slug: "wco") { slug }`)} }`],
    ['501 fields', `{ host { ${times(501, (index) => `a${index}: slug`)} } }`],
    ['1,900 fields of one name', `{ host { ${'slug '.repeat(1_900)} } }`],
    ['50 levels', `{ host { ${'parent { '.repeat(50)} slug ${'}'.repeat(50)} } }`],
    ['5,000 levels', `${'{ a '.repeat(5_000)}${'}'.repeat(5_000)}`],
    ['900,000 characters', `{ host { slug } } # ${'x'.repeat(900_000)}`],
    ['3,000 directives', `{ host ${'@skip(if: false) '.repeat(3_000)} { slug } }`],
    ['eleven looks at the schema', `{ ${times(11, (index) => `a${index}: __schema { description }`)} }`],
    [
      'large pages of large pages',
      '{ partners(first: 100) { nodes { agreements(first: 100) { nodes { events(first: 100) { nodes { id } } } } } } }',
    ],
  ])('%s', async (_what, query) => {
    database.statements.length = 0;

    const { errors, status } = await post(app, query);

    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['QUERY_TOO_COSTLY']));
    expect(errors[0]?.message).toMatch(/Ask|at most|more than/);
    expect(status).toBeLessThan(500);
    expect(database.statements).toEqual([]);
  });

  test('a query of three lists costs as many times more as its pages are larger', async () => {
    const nested = (size: number) =>
      `{ partners(first: ${size}) { nodes { agreements(first: ${size}) { nodes { events(first: ${size}) { nodes { id } } } } } } }`;
    const costOf = async (size: number) => {
      const { errors } = await post(app, nested(size));
      return Number(/costs (\d+)/.exec(errors[0]?.message ?? '')?.[1]);
    };

    expect((await post(app, nested(1))).errors).toEqual([]);
    const growth = (await costOf(100)) / (await costOf(50));
    expect(growth).toBeGreaterThan(7.5);
    expect(growth).toBeLessThan(8.5);
  });
});

describe('what people really ask is answered', () => {
  test("GraphiQL's look at the schema, with all there is to look at", async () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      schemaDescription: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
      oneOf: true,
    });

    expect((await post(app, query)).errors).toEqual([]);
  });

  test('every query that GraphiQL offers', async () => {
    const names = (await readdir(READY_QUERIES)).filter((name) => name.endsWith('.graphql'));
    for (const name of names) {
      const query = await readFile(join(READY_QUERIES, name), 'utf8');
      const { variables } = JSON.parse(
        await readFile(join(READY_QUERIES, name.replace(/graphql$/, 'json')), 'utf8'),
      );
      expect(validate(schema, parse(query))).toEqual([]);
      expect({ name, errors: (await post(app, query, variables)).errors }).toEqual({ name, errors: [] });
    }
    expect(names.length).toBeGreaterThan(0);
  });

  test('a long text in a variable', async () => {
    const { errors } = await post(app, 'query ($slug: String!) { partner(slug: $slug) { slug } }', {
      slug: 'x'.repeat(900_000),
    });

    expect(errors).toEqual([]);
  });
});

test('where looking at the schema is off, it is refused, and everything else is answered', async () => {
  const closed = createTestApp(database, { introspection: false });

  for (const query of ['{ __schema { description } }', '{ __type(name: "Party") { name } }']) {
    expect((await post(closed, query)).errors).toMatchObject([
      { message: expect.stringMatching(/introspection has been disabled/) },
    ]);
  }
  expect((await post(closed, '{ __typename host { slug } }')).errors).toEqual([]);
});
