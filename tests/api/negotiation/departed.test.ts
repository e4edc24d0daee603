// Who has left an agreement by notice is no party to what the others propose.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, acting, REGISTRAR } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { propose, start, succeed } from '../../kit/situations.ts';

const SLUG = 'pact';
const LEAVES_ON = '2026-12-24';
const READ = `query ($amendment: ID!) {
  agreement(slug: "${SLUG}") { termination { on } amendments { nodes { id } } }
  node(id: $amendment) { id }
  proposed: events(first: 100, filter: { kind: [AMENDMENT_PROPOSED] }) { nodes { id } }
  terminations: events(first: 100, filter: { kind: [TERMINATION_PROPOSED] }) { nodes { id } }
}`;

let database: TestDatabase;
let amendment: string;

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
  amendment = await propose(registrar, SLUG, '2027-06-01');
  await succeed(registrar, 'ProposeTermination', { agreement: SLUG, on: '2027-12-31' });
});

afterAll(() => database.close());

const representing = (party: string, today: string): Promise<Actor> =>
  acting(database, today).representing(party);

const ALL = {
  agreement: { termination: { on: '2027-12-31' }, amendments: { nodes: [expect.anything()] } },
  node: { id: expect.any(String) },
  proposed: { nodes: [expect.anything()] },
  terminations: { nodes: [expect.anything()] },
};
const NOTHING = {
  agreement: { termination: null, amendments: { nodes: [] } },
  node: null,
  proposed: { nodes: [] },
  terminations: { nodes: [] },
};

test.each([
  ['wco', 'the day before it leaves', '2026-12-23', ALL],
  ['wco', 'the day on which it leaves', LEAVES_ON, NOTHING],
  ['europol', 'that day', LEAVES_ON, ALL],
])('%s sees on %s what it is to see of proposals', async (party, _when, today, seen) => {
  expect(await (await representing(party, today)).query(READ, { amendment })).toEqual(seen);
});

test('who has left cannot tell a proposal by acting on it', async () => {
  const departed = await representing('wco', LEAVES_ON);

  expect(await departed.act('ConsentToAmendment', { amendment })).toMatchObject({
    __typename: 'NotFoundError',
  });
});
