// What the public may not see does not exist: proposals, amendments that were declined, and events among the parties.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TODAY } from '../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { createQuery, type Query } from '../kit/query.ts';
import { addVariety, propose, SECRET_SOURCE } from '../kit/variety.ts';

let database: TestDatabase;
let api: Query;

beforeAll(async () => {
  database = await createTestDatabase();
  await addVariety(database.db);
  await propose(database.db, 'wco-cooperation', { effectiveOn: '2028-01-01' });
  api = createQuery(database);
});

afterAll(() => database.close());

const globalId = (typename: string, id: string) => Buffer.from(`${typename}:${id}`).toString('base64');
const NOBODY = '01a00000-0000-7000-8000-000000000000';

describe('amendments', () => {
  const AMENDMENTS = `{ agreement(slug: "triple-pact") { amendments { nodes {
    sequence title status effectiveOn version agreement { slug } proposedBy { slug }
    changes { kind scope note provision { number heading text } } consents { kind on party { slug } } } } } }`;

  test('that every party consented to are listed by their numbers, with what they change', async () => {
    const change = { scope: null, note: null, provision: null };
    const amendment = (sequence: number, status: string, effectiveOn: string, changes: object[]) => ({
      ...{ sequence, status, title: `Amendment of ${effectiveOn}`, effectiveOn, changes },
      ...{
        agreement: { slug: 'triple-pact' },
        proposedBy: { slug: 'interpol' },
        version: expect.any(Number),
      },
      consents: ['interpol', 'europol', 'wco', 'au'].map((slug) => ({
        kind: 'SIGNATURE',
        on: status === 'AGREED' ? TODAY : effectiveOn,
        party: { slug },
      })),
    });

    expect(await api.query(AMENDMENTS)).toEqual({
      agreement: {
        amendments: {
          nodes: [
            amendment(1, 'IN_EFFECT', '2003-01-01', [
              { ...change, kind: 'ADD_SCOPE', scope: 'TECHNICAL_ASSISTANCE', note: 'training' },
              {
                ...{ ...change, kind: 'ADD_PROVISION' },
                provision: { number: '1 bis', heading: 'Aim', text: 'From then on.' },
              },
            ]),
            amendment(2, 'IN_EFFECT', '2010-01-01', [
              { ...change, kind: 'REMOVE_SCOPE', scope: 'TECHNICAL_ASSISTANCE' },
            ]),
            amendment(3, 'AGREED', '2027-01-01', [
              { ...change, kind: 'ADD_SCOPE', scope: 'INFORMATION_EXCHANGE' },
            ]),
          ],
        },
      },
    });
  });

  test('take effect on their day, without anyone touching them', async () => {
    const statusesOn = async (today: string) => {
      const { agreement } = await createQuery(database, today).query<{
        agreement: { amendments: { nodes: { status: string }[] } };
      }>(AMENDMENTS);
      return agreement.amendments.nodes.map(({ status }) => status);
    };

    expect(await statusesOn('2026-12-31')).toEqual(['IN_EFFECT', 'IN_EFFECT', 'AGREED']);
    expect(await statusesOn('2027-01-01')).toEqual(['IN_EFFECT', 'IN_EFFECT', 'IN_EFFECT']);
    expect(await statusesOn('2002-12-31')).toEqual(['AGREED', 'AGREED', 'AGREED']);
  });

  test('that not every party consented to are no nodes, as if there were none', async () => {
    const rows = await database.db.amendment.findMany({
      select: { id: true, outcome: true },
      orderBy: { id: 'asc' },
    });
    const ids = [...rows.map(({ id }) => id), NOBODY].map((id) => globalId('Amendment', id));
    const expected = [...rows.map(({ outcome }) => outcome === 'AGREED'), false];

    const { nodes } = await api.query<{ nodes: ({ id: string } | null)[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      {
        ids,
      },
    );
    expect(nodes.map((node) => node !== null)).toEqual(expected);
    for (const [index, id] of ids.entries()) {
      const { node } = await api.query<{ node: unknown }>('query ($id: ID!) { node(id: $id) { id } }', {
        id,
      });
      expect(node).toEqual(expected[index] ? { id } : null);
    }
  });

  test('that not every party consented to do not make an agreement an amended one', async () => {
    const amended = async (value: boolean) => {
      const data = await api.query<{ agreements: { totalCount: number; nodes: { slug: string }[] } }>(
        'query ($value: Boolean) { agreements(first: 100, filter: { amended: $value }) { totalCount nodes { slug } } }',
        { value },
      );
      expect(data.agreements.totalCount).toBe(data.agreements.nodes.length);
      return data.agreements.nodes.map(({ slug }) => slug);
    };

    expect(await amended(true)).toEqual(['triple-pact']);
    expect(await amended(false)).toContain('wco-cooperation');
  });

  test("have consents of their own, which are not the agreement's", async () => {
    expect(await api.query('{ agreement(slug: "triple-pact") { consents { kind } } }')).toEqual({
      agreement: { consents: [] },
    });
  });
});

describe('events among the parties', () => {
  const hidden = () =>
    database.db.event.findMany({
      where: { audience: 'PARTIES' },
      select: { id: true, agreement: { select: { slug: true } } },
    });

  test('are in no list of events, however it is filtered', async () => {
    const ids = new Set((await hidden()).map(({ id }) => globalId('Event', id)));
    expect(ids.size).toBe(21);

    for (const filter of [
      null,
      { agreement: ['oios-cooperation'] },
      { agreement: ['triple-pact'] },
      { kind: ['SIGNED', 'CORRECTED', 'AMENDMENT_CONSENTED'] },
      { party: ['europol', 'interpol'] },
    ]) {
      for (let after: string | null = null; ; ) {
        const {
          events,
        }: { events: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
          await api.query(
            `query ($filter: EventFilter, $after: String) { events(first: 100, filter: $filter, after: $after) {
              nodes { id } pageInfo { hasNextPage endCursor } } }`,
            { filter, after },
          );
        expect(events.nodes.filter(({ id }) => ids.has(id))).toEqual([]);
        if (!events.pageInfo.hasNextPage) break;
        after = events.pageInfo.endCursor;
      }
    }
  });

  test('are not in the timeline of their agreement, nor among the corrections of what they correct', async () => {
    const data = await api.query<{ agreement: { events: { nodes: { kind: string }[] } } }>(
      '{ agreement(slug: "oios-cooperation") { signedOn events { nodes { kind note corrections { kind } } } } }',
    );

    expect(data.agreement.events.nodes.map(({ kind }) => kind).sort()).toEqual(['DESCRIBED', 'LISTED']);
    expect(data).toEqual({
      agreement: {
        signedOn: null,
        events: {
          nodes: expect.arrayContaining([{ kind: 'LISTED', note: null, corrections: [] }]),
        },
      },
    });
  });

  test('are no nodes, as if there were none', async () => {
    const ids = [...(await hidden()).map(({ id }) => id), NOBODY].map((id) => globalId('Event', id));
    const { nodes } = await api.query<{ nodes: unknown[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids },
    );

    expect(nodes).toEqual(ids.map(() => null));
  });

  test('are no evidence to a filter', async () => {
    const data = await api.query<{ agreements: { nodes: { slug: string }[] } }>(
      '{ agreements(first: 100, filter: { missing: [SIGNED_ON] }) { nodes { slug } } }',
    );

    expect(data.agreements.nodes).toContainEqual({ slug: 'oios-cooperation' });
  });

  test('lend their sources to nothing that can be found', async () => {
    const { search } = await api.query<{ search: { nodes: { matched: string }[] } }>(
      'query ($text: String!) { search(text: $text) { nodes { matched } } }',
      { text: SECRET_SOURCE },
    );

    expect(search.nodes.map(({ matched }) => matched)).not.toContain(SECRET_SOURCE);
  });
});
