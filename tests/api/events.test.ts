import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { recordEvents } from '../../server/agreement/record.ts';
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

interface Page {
  readonly nodes: readonly { readonly id: string; readonly kind: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Asked {
  readonly first?: number;
  readonly after?: string | null;
  readonly filter?: Readonly<Record<string, unknown>>;
}

async function ask(variables: Asked): Promise<Page> {
  const { events } = await api.query<{ events: Page }>(
    `query ($first: Int, $after: String, $filter: EventFilter) { events(first: $first, after: $after, filter: $filter) {
      nodes { id kind } pageInfo { hasNextPage endCursor } } }`,
    { ...variables },
  );
  return events;
}

/** All events of a filter, page by page. */
async function follow({ filter = {}, after = null }: Asked) {
  const seen: Page['nodes'][number][] = [];
  for (let cursor = after; ; ) {
    const { nodes, pageInfo } = await ask({ first: 37, after: cursor, filter });
    seen.push(...nodes);
    cursor = pageInfo.endCursor ?? cursor;
    if (!pageInfo.hasNextPage) return { seen, cursor };
  }
}

const idsOf = (rows: readonly Record<string, unknown>[]) =>
  rows.map(({ id }) => Buffer.from(`Event:${id}`).toString('base64'));

describe('the ledger', () => {
  test('is told from its start in the order of record, and nothing in it twice', async () => {
    const rows = await database.sql(`SELECT id FROM event WHERE audience = 'PUBLIC' ORDER BY position`);

    expect((await follow({})).seen.map(({ id }) => id)).toEqual(idsOf(rows));
  });

  test('goes on after the last cursor with what was recorded since, and with nothing else', async () => {
    const { cursor } = await follow({});
    expect((await ask({ after: cursor })).nodes).toEqual([]);

    const { id } = await database.db.agreement.findUniqueOrThrow({
      where: { slug: 'un-cooperation' },
      select: { id: true },
    });
    const event = { partyId: null, basis: null, disputed: false, sources: [] };
    await database.db.$transaction((tx) =>
      recordEvents(tx, id, [
        { ...event, kind: 'REVIEWED', on: '2020' },
        // An earlier legal day, told later: the ledger goes on in the order of record.
        { ...event, kind: 'SUPPLEMENTED', on: '1999' },
      ]),
    );

    expect((await ask({ after: cursor })).nodes.map(({ kind }) => kind)).toEqual([
      'REVIEWED',
      'SUPPLEMENTED',
    ]);
  });

  test.each([
    ['agreement', { agreement: ['un-cooperation', 'nobody'] }, `a.slug = 'un-cooperation'`],
    [
      'several agreements',
      { agreement: ['wco-cooperation', 'stl-cooperation'] },
      `a.slug IN ('wco-cooperation', 'stl-cooperation')`,
    ],
    ['party', { party: ['europol'] }, `p.slug = 'europol'`],
    ['kind', { kind: ['SIGNED', 'APPROVED'] }, `e.kind IN ('SIGNED', 'APPROVED')`],
    [
      'all of them',
      { agreement: ['triple-pact'], party: ['au'], kind: ['AMENDMENT_CONSENTED'] },
      `a.slug = 'triple-pact' AND p.slug = 'au' AND e.kind = 'AMENDMENT_CONSENTED'`,
    ],
    ['an empty list, which is none', { kind: [] }, 'false'],
    ['nulls, which are all', { kind: null, party: null, agreement: null }, 'true'],
  ])('is told by %s', async (_what, filter, condition) => {
    const rows = await database.sql(
      `SELECT e.id FROM event e LEFT JOIN agreement a ON a.id = e.agreement_id LEFT JOIN party p ON p.id = e.party_id
       WHERE e.audience = 'PUBLIC' AND ${condition} ORDER BY e.position`,
    );

    expect((await follow({ filter })).seen.map(({ id }) => id)).toEqual(idsOf(rows));
  });
});

describe('the timeline of an agreement', () => {
  test('is in the order of legal days, and on one day in the order of record', async () => {
    const { agreements } = await api.query<{
      agreements: { nodes: { slug: string; events: { nodes: { id: string }[] } }[] };
    }>('{ agreements(first: 90) { nodes { slug events(first: 60) { nodes { id } } } } }');
    const rows = await database.sql(
      `SELECT a.slug, e.id FROM event e JOIN agreement a ON a.id = e.agreement_id WHERE e.audience = 'PUBLIC'
       ORDER BY COALESCE(e.on_earliest, e.on_latest, (e.recorded_at AT TIME ZONE 'UTC')::DATE), e.position`,
    );

    expect(agreements.nodes).toHaveLength(85);
    for (const { slug, events } of agreements.nodes)
      expect([slug, events.nodes.map(({ id }) => id)]).toEqual([
        slug,
        idsOf(rows.filter((row) => row.slug === slug)),
      ]);
  });

  test('is paged forward without missing or repeating an event, beside other pages of it', async () => {
    const PAGE = 'nodes { kind on } pageInfo { hasNextPage endCursor }';
    type Timeline = { nodes: { kind: string; on: string }[]; pageInfo: Page['pageInfo'] };
    const { agreement } = await api.query<{ agreement: Record<'all' | 'start', Timeline> }>(
      `{ agreement(slug: "un-cooperation") { all: events { ${PAGE} } start: events(first: 3) { ${PAGE} } } }`,
    );
    const rest = await api.query<{ agreement: Record<'events', Timeline> }>(
      `query ($after: String) { agreement(slug: "un-cooperation") { events(after: $after) { ${PAGE} } } }`,
      { after: agreement.start.pageInfo.endCursor },
    );

    expect(agreement.start.nodes).toHaveLength(3);
    expect([...agreement.start.nodes, ...rest.agreement.events.nodes]).toEqual(agreement.all.nodes);
    expect(agreement.all.nodes.map(({ on }) => on).slice(0, 2)).toEqual(['1996', '1997-07-08']);
  });

  test('tells of each event its evidence, and keeps what is disputed', async () => {
    const { agreement } = await api.query<{ agreement: { events: { nodes: { kind: string }[] } } }>(
      '{ agreement(slug: "un-cooperation") { events { nodes { kind on basis disputed party { slug } sources { title url } } } } }',
    );

    expect(agreement.events.nodes.filter(({ kind }) => kind === 'SIGNED')).toEqual([
      expect.objectContaining({
        on: '1996',
        disputed: true,
        basis: null,
        sources: [expect.objectContaining({ url: expect.any(String) })],
      }),
      expect.objectContaining({ on: '1997-07-08', disputed: false, basis: 'STATED', party: null }),
    ]);
  });
});
