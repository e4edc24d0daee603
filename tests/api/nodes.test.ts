import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { createQuery, type Query } from '../kit/query.ts';
import { addVariety } from '../kit/variety.ts';

let database: TestDatabase;
let api: Query;

beforeAll(async () => {
  database = await createTestDatabase();
  await addVariety(database.db);
  api = createQuery(database);
});

afterAll(() => database.close());

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
const globalId = (typename: string, id: string) => Buffer.from(`${typename}:${id}`).toString('base64');
const NOBODY = '01a00000-0000-7000-8000-000000000000';

interface Node {
  readonly __typename: string;
  readonly id: string;
}

/** One id of each type that has ids, as answers give them. */
async function someIds(): Promise<Node[]> {
  const { agreement } = await api.query<{
    agreement: Node & {
      partners: Node[];
      amendments: { nodes: Node[] };
      events: { nodes: (Node & { sources: Node[] })[] };
    };
  }>(`{ agreement(slug: "triple-pact") { __typename id partners { __typename id }
    amendments(first: 1) { nodes { __typename id } } events(first: 1) { nodes { __typename id sources { __typename id } } } } }`);
  const { events, amendments, partners } = agreement;
  const nodes = [
    agreement,
    ...partners,
    ...amendments.nodes,
    ...events.nodes,
    ...events.nodes.flatMap(({ sources }) => sources),
  ];
  return nodes.map(({ __typename, id }) => ({ __typename, id }));
}

test('every id that an answer gives can be fetched again, in the order asked for, twice if asked twice', async () => {
  const ids = await someIds();
  expect(new Set(ids.map(({ __typename }) => __typename))).toEqual(
    new Set(['Agreement', 'Party', 'Amendment', 'Event', 'Source']),
  );
  const asked = [...ids.slice().reverse(), ...ids];

  expect(await api.query(NODES, { ids: asked.map(({ id }) => id) })).toEqual({ nodes: asked });
  for (const { id, __typename } of ids) {
    expect(await api.query('query ($id: ID!) { node(id: $id) { __typename id } }', { id })).toEqual({
      node: { __typename, id },
    });
  }
});

test('an id that names nothing is null, and takes nothing from its neighbours', async () => {
  const [agreement] = await someIds();
  const row = await database.db.agreement.findUniqueOrThrow({
    where: { slug: 'triple-pact' },
    select: { id: true },
  });
  const ids = [
    globalId('Party', NOBODY),
    agreement?.id,
    globalId('Party', row.id),
    globalId('Agreement', NOBODY),
  ];

  expect(await api.query(NODES, { ids })).toEqual({ nodes: [null, agreement, null, null] });
  expect(
    await api.query('query ($id: ID!) { node(id: $id) { id } }', { id: globalId('Event', NOBODY) }),
  ).toEqual({ node: null });
  expect(await api.query(NODES, { ids: [] })).toEqual({ nodes: [] });
});

test.each([
  ['no base64', 'un-cooperation'],
  ['nothing', ''],
  ['a bare id', NOBODY],
  ['an id without a type', Buffer.from(`:${NOBODY}`).toString('base64')],
  ['a type without an id', globalId('Agreement', '')],
  ['an id that is no UUID', globalId('Agreement', '1')],
  ['more than an id', globalId('Agreement', `${NOBODY}:1`)],
  ['an id of capitals', globalId('Agreement', NOBODY.toUpperCase())],
  ['a quote', globalId('Agreement', "' OR 1=1 --")],
  ['a type that has no ids', globalId('Scope', NOBODY)],
  ['a type that there is not', globalId('Nothing', NOBODY)],
])('an id that is %s is refused with what to change', async (_what, id) => {
  const { data, errors } = await api.queryRaw('query ($id: ID!) { node(id: $id) { id } }', { id });

  // Most are refused before anything of the query runs.
  expect(data ?? { node: null }).toEqual({ node: null });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('more than 100 ids at once are refused', async () => {
  const ids = (count: number) => Array.from({ length: count }, () => globalId('Party', NOBODY));
  const { errors } = await api.queryRaw(NODES, { ids: ids(101) });

  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('100') },
  ]);
  expect(await api.query(NODES, { ids: ids(100) })).toEqual({ nodes: ids(100).map(() => null) });
});
