// A proposal that a party left unanswered when it left: who remains can agree on it, and no sooner.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Actor, acting, PUBLIC, REGISTRAR, type Row } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { propose, start, succeed } from '../../kit/situations.ts';

const THE_DAY_BEFORE = '2026-12-23';
const LEAVES_ON = '2026-12-24';
const LATER = '2027-02-01';
const REMAINING = ['interpol', 'europol'];

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

const registrarOn = (day?: string): Actor => acting(database, day).as(REGISTRAR);

/** An agreement that WCO leaves. */
async function leaving(slug: string): Promise<void> {
  const registrar = registrarOn();
  await start(registrar, slug, { partners: ['europol', 'wco'], noticeMonths: 1 });
  const notice = { agreement: slug, party: 'wco', on: '2026-11-24', effectiveOn: LEAVES_ON };
  await succeed(registrar, 'GiveNotice', notice);
}

/** What those who remain consented to before. */
async function proposedFor(effectiveOn: string, slug: string): Promise<string> {
  await leaving(slug);
  const amendment = await propose(registrarOn(), slug, effectiveOn);
  for (const party of REMAINING) await registrarOn().act('ConsentToAmendment', { amendment, party });
  return amendment;
}

const READ = `query ($id: ID!) { node(id: $id) { ... on Amendment {
  status effectiveOn version awaiting { slug } consents { party { slug } } agreement { scopes { kind } } } } }`;

async function read(actor: Actor, id: string): Promise<Row> {
  const { node } = await actor.query(READ, { id });
  return Object(node);
}

describe('an amendment to which all have consented but the one that leaves', () => {
  test('waits for it as long as it may consent, whoever consents again', async () => {
    const amendment = await proposedFor('2026-12-01', 'waits');

    expect(await read(registrarOn(THE_DAY_BEFORE), amendment)).toMatchObject({
      status: 'PROPOSED',
      awaiting: [{ slug: 'wco' }],
    });
    const again = await registrarOn(THE_DAY_BEFORE).act('ConsentToAmendment', { amendment });
    expect(again).toMatchObject({ __typename: 'ConflictError', code: 'CONFLICT' });
    await succeed(registrarOn(THE_DAY_BEFORE), 'ConsentToAmendment', { amendment, party: 'wco' });
    expect(await read(registrarOn(LATER), amendment)).toMatchObject({
      status: 'IN_EFFECT',
      effectiveOn: THE_DAY_BEFORE,
    });
  });

  test('is agreed without it once it has left, for the day on which it left', async () => {
    const amendment = await proposedFor('2026-12-01', 'left');
    const { version } = await read(registrarOn(), amendment);
    expect(await read(registrarOn(LATER), amendment)).toMatchObject({ status: 'PROPOSED', awaiting: [] });

    await succeed(await acting(database, LATER).representing('europol'), 'ConsentToAmendment', { amendment });

    expect(await read(acting(database, LATER).as(PUBLIC), amendment)).toEqual({
      status: 'IN_EFFECT',
      effectiveOn: LEAVES_ON,
      version: Number(version) + 1,
      awaiting: [],
      consents: REMAINING.map((slug) => ({ party: { slug } })),
      agreement: { scopes: [{ kind: 'INFORMATION_EXCHANGE' }, { kind: 'DATABASE_ACCESS' }] },
    });
  });

  test('is agreed at once for a day on which it will have left', async () => {
    const slug = 'before';
    await start(registrarOn(), slug, { partners: ['europol', 'wco'], noticeMonths: 1 });
    const amendment = await propose(registrarOn(), slug, LATER);
    for (const party of REMAINING) await succeed(registrarOn(), 'ConsentToAmendment', { amendment, party });
    const notice = { agreement: slug, party: 'wco', on: '2026-11-24', effectiveOn: LEAVES_ON };
    await succeed(registrarOn(), 'GiveNotice', notice);

    const again = await succeed(registrarOn(), 'ConsentToAmendment', { amendment });
    expect(again).toMatchObject({ status: 'AGREED', effectiveOn: LATER });
  });
});

test('an end to which all have consented but the one that left comes when those who remain say so, and not before it left', async () => {
  const agreement = 'ends';
  await leaving(agreement);
  await succeed(registrarOn(), 'ProposeTermination', { agreement, on: '2026-12-01' });
  for (const party of REMAINING) await succeed(registrarOn(), 'ConsentToTermination', { agreement, party });

  const again = (day: string) => registrarOn(day).act('ConsentToTermination', { agreement });
  expect(await again(THE_DAY_BEFORE)).toMatchObject({ __typename: 'ConflictError' });
  expect(await again(LATER)).toMatchObject({ status: 'TERMINATED', endedOn: LEAVES_ON });
});

test('a proposal waits for one consent alone when whoever else had not consented has left', async () => {
  const agreement = 'due';
  const registrar = registrarOn();
  await start(registrar, agreement, { partners: ['europol', 'wco'], noticeMonths: 1 });
  const amendment = await propose(registrar, agreement, '2026-03-01');
  await succeed(registrar, 'ProposeTermination', { agreement, on: '2026-03-01' });
  await succeed(registrar, 'ConsentToAmendment', { amendment, party: 'europol' });
  await succeed(registrar, 'ConsentToTermination', { agreement, party: 'europol' });
  const upcoming = `{ upcoming(filter: { agreement: ["${agreement}"], kind: [AMENDMENT_AWAITING_CONSENT, TERMINATION_AWAITING_CONSENT] }) {
    nodes { kind party { slug } } } }`;
  expect(await registrar.query(upcoming)).toEqual({ upcoming: { nodes: [] } });

  const notice = { agreement, party: 'wco', on: '2026-02-15', effectiveOn: '2026-03-15' };
  await succeed(registrar, 'GiveNotice', notice);

  const { upcoming: due } = await registrar.query(upcoming);
  expect(due).toEqual({
    nodes: expect.arrayContaining([
      { kind: 'AMENDMENT_AWAITING_CONSENT', party: { slug: 'interpol' } },
      { kind: 'TERMINATION_AWAITING_CONSENT', party: { slug: 'interpol' } },
    ]),
  });
});
