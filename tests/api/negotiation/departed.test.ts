// Who has left an agreement by notice is no party to what the others propose, and keeps what it was told while it was one.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, acting, PUBLIC, REGISTRAR } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { propose, start, succeed } from '../../kit/situations.ts';

const SLUG = 'pact';
const LEAVES_ON = '2026-12-24';
const READ = `query ($amendments: [ID!]!) {
  agreement(slug: "${SLUG}") { termination { on } amendments { nodes { id } } }
  nodes(ids: $amendments) { id }
  events(first: 100, filter: { kind: [AMENDMENT_PROPOSED, TERMINATION_PROPOSED] }) { nodes { kind amendment { id status } } }
}`;

let database: TestDatabase;
let amendments: readonly [string, string];

beforeAll(async () => {
  database = await createTestDatabase();
  const registrar = acting(database).as(REGISTRAR);
  await start(registrar, SLUG, { partners: ['europol', 'wco'], noticeMonths: 1 });
  await succeed(registrar, 'GiveNotice', {
    agreement: SLUG,
    party: 'wco',
    on: '2026-11-24',
    effectiveOn: LEAVES_ON,
  });
  const first = await propose(registrar, SLUG, '2027-06-01');
  const registrarThen = acting(database, LEAVES_ON).as(REGISTRAR);
  const second = await propose(registrarThen, SLUG, '2027-06-01');
  amendments = [first, second];
  await succeed(registrarThen, 'ProposeTermination', { agreement: SLUG, on: '2027-12-31' });
});

afterAll(() => database.close());

const representing = (party: string, today: string): Promise<Actor> =>
  acting(database, today).representing(party);

const proposed = (amendment: unknown) => ({ kind: 'AMENDMENT_PROPOSED', amendment });
const ALL = {
  agreement: { termination: { on: '2027-12-31' }, amendments: { nodes: [{}, {}] } },
  nodes: [{}, {}],
  events: {
    nodes: [
      proposed({ status: 'PROPOSED' }),
      proposed({ status: 'PROPOSED' }),
      { kind: 'TERMINATION_PROPOSED', amendment: null },
    ],
  },
};

test('a party that stays sees every proposal', async () => {
  const party = await representing('europol', LEAVES_ON);

  expect(await party.query(READ, { amendments })).toMatchObject(ALL);
});

test('on the day on which it leaves a party sees no proposal any more, and of events those that it saw', async () => {
  const party = await representing('wco', LEAVES_ON);

  expect(await party.query(READ, { amendments })).toEqual({
    agreement: { termination: null, amendments: { nodes: [] } },
    nodes: [null, null],
    events: { nodes: [proposed(null)] },
  });
});

test('on the day before it sees what was proposed, and acts on it', async () => {
  const party = await representing('wco', '2026-12-23');
  const [first] = amendments;

  expect(await party.query(READ, { amendments: [first] })).toMatchObject({ nodes: [{ id: first }] });
  await succeed(party, 'ConsentToAmendment', { amendment: first });
});

test('who has left goes on reading the feed behind the last event that was for it', async () => {
  const party = await representing('wco', LEAVES_ON);
  const last = '{ events(last: 1, filter: { kind: [AMENDMENT_PROPOSED] }) { pageInfo { endCursor } } }';
  const { events } = await party.query(last);
  const { endCursor: after } = Object(events).pageInfo;

  const { errors } = await party.ask(
    'query ($after: String) { events(first: 5, after: $after) { nodes { id } } }',
    { after },
  );
  expect(errors).toEqual([]);
});

test('who has left cannot tell a proposal by acting on it', async () => {
  const departed = await representing('wco', LEAVES_ON);

  for (const amendment of amendments) {
    expect(await departed.act('ConsentToAmendment', { amendment })).toMatchObject({
      __typename: 'NotFoundError',
    });
  }
});

test('lists by partner and day name an agreement until that partner leaves it; lists by partner alone go on', async () => {
  const anyone = acting(database).as(PUBLIC);
  const isListed = async (filter: object) => {
    const found = await anyone.query(
      `query ($filter: AgreementFilter) { agreements(filter: $filter) { totalCount facets { status { count } } } }`,
      { filter: { slug: [SLUG], ...filter } },
    );
    return found.agreements;
  };
  const [listed, none] = [
    { totalCount: 1, facets: { status: [{ count: 1 }] } },
    { totalCount: 0, facets: { status: [] } },
  ];
  for (const asked of [
    {},
    { inForce: ['YES'] },
    { status: ['IN_FORCE'] },
    { scopes: { any: ['INFORMATION_EXCHANGE'] } },
  ]) {
    expect(await isListed({ partner: ['wco'], on: '2026-12-23', ...asked })).toEqual(listed);
    expect(await isListed({ partner: ['wco'], on: LEAVES_ON, ...asked })).toEqual(none);
    expect(await isListed({ partner: ['wco', 'europol'], on: LEAVES_ON, ...asked })).toEqual(listed);
  }
  expect(await isListed({ partner: ['wco'] })).toEqual(listed);

  const then = acting(database, LEAVES_ON).as(PUBLIC);
  const filter = '{ slug: ["wco"], scopes: { any: [INFORMATION_EXCHANGE] } }';
  const covering = `{ partners(filter: ${filter}) { totalCount } }`;
  const before = await anyone.query(covering);
  expect([before.partners, (await then.query(covering)).partners]).toEqual([
    { totalCount: 1 },
    { totalCount: 0 },
  ]);
});
