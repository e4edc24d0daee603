// A cursor keeps its place when the list around it changes, and gives nothing away.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { acting, PUBLIC, REGISTRAR, type Row } from '../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { createQuery, type Query } from '../kit/query.ts';
import { open } from '../kit/situations.ts';

let database: TestDatabase;
let api: Query;

beforeAll(async () => {
  database = await createTestDatabase();
  api = createQuery(database);
});

afterAll(() => database.close());

interface Edge {
  readonly cursor: string;
  readonly node: { readonly id: string };
}

async function edgesOf(list: string, type: string, filter: Row, args: Row = {}): Promise<readonly Edge[]> {
  const { rows } = await api.query<{ rows: { edges: Edge[] } }>(
    `query ($filter: ${type}, $first: Int, $after: String, $last: Int, $before: String) {
      rows: ${list}(filter: $filter, first: $first, after: $after, last: $last, before: $before) { edges { cursor node { id } } } }`,
    { filter, ...args },
  );
  return rows.edges;
}

const LISTS = [
  ['agreements', 'AgreementFilter', {}, { category: ['UN_AND_RELATED'] }],
  ['partners', 'PartyFilter', {}, { category: ['UN_AND_RELATED'] }],
  ['events', 'EventFilter', {}, { kind: ['SIGNED'] }],
] as const;

describe.each(LISTS)('a cursor of %s', (list, type, all, some) => {
  test('whose row a filter leaves out stands where that row would be', async () => {
    const everything = (await edgesOf(list, type, all, { first: 100 })).map(({ cursor }) => cursor);
    const listed = (await edgesOf(list, type, some, { first: 100 })).map(({ cursor }) => cursor);
    const at = everything.findIndex((cursor) => !listed.includes(cursor));
    const cursor = everything[at];
    const following = everything.slice(at).filter((each) => listed.includes(each));
    const preceding = everything.slice(0, at).filter((each) => listed.includes(each));
    expect(following.length).toBeGreaterThan(2);

    const onward = await edgesOf(list, type, some, { first: 2, after: cursor });
    expect(onward.map((edge) => edge.cursor)).toEqual(following.slice(0, 2));
    const backward = await edgesOf(list, type, some, { last: 100, before: cursor });
    expect(backward.map((edge) => edge.cursor)).toEqual(preceding);
  });
});

test('the cursor of a draft is to a stranger as good as one of nothing', async () => {
  const stage = acting(database);
  await open(stage.as(REGISTRAR), 'draft');
  const { id } = await database.db.agreement.findUniqueOrThrow({
    where: { slug: 'draft' },
    select: { id: true },
  });
  const after = (uuid: string) => Buffer.from(`GPC:S:${uuid}`).toString('base64');
  const ask = (uuid: string, principal = PUBLIC) =>
    stage
      .as(principal)
      .ask('query ($after: String) { agreements(first: 1, after: $after) { nodes { slug } } }', {
        after: after(uuid),
      });
  const stranger = await ask(id);

  expect(stranger.errors.map(({ message }) => message)).toEqual([
    'What this cursor stood for is not there. Begin again without a cursor.',
  ]);
  expect(stranger.text).toBe((await ask('00000000-0000-4000-8000-000000000000')).text);
  expect((await ask(id, REGISTRAR)).errors).toEqual([]);
});
