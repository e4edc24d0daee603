// Who may do what: forbidden is only what one may see; what one may not see is not there, and not there at the same cost.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Actor, acting, REGISTRAR, type Row } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { MUTATIONS } from '../../kit/mutations.ts';
import { open, propose, start, succeed } from '../../kit/situations.ts';

let database: TestDatabase;
let registrar: Actor;
let europol: Actor;
let wco: Actor;
let host: Actor;
/** Things that only some see, and that a confidential event tells of. */
let amendment: string;
let confidentialEvent: string;
let publicEvent: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const stage = acting(database);
  registrar = stage.as(REGISTRAR);
  europol = await stage.representing('europol');
  wco = await stage.representing('wco');
  host = await stage.representing('interpol');
  await open(registrar, 'hidden');
  await start(registrar, 'seen');
  amendment = await propose(europol, 'seen');
  confidentialEvent = await eventOf('hidden', 'NEGOTIATION_OPENED');
  publicEvent = await eventOf('seen', 'ENTERED_INTO_FORCE');
});

afterAll(() => database.close());

async function eventOf(agreement: string, kind: string): Promise<string> {
  const document = `query ($agreement: String!, $kind: EventKind!) {
    events(filter: { agreement: [$agreement], kind: [$kind] }) { nodes { id } } }`;
  const { events } = await registrar.query(document, { agreement, kind });
  return JSON.parse(JSON.stringify(events)).nodes[0].id;
}

const day = { on: '2026-11-24' };
const sources = [{ title: 'A list' }];
/** What each verb on an agreement takes beside its slug. */
const VERBS: Readonly<Record<string, Row>> = {
  ReviseDraft: { title: 'Another' },
  WithdrawDraft: {},
  ConsentToAgreement: {},
  RecordApproval: { party: 'europol', body: 'Council', ...day },
  BringIntoForce: day,
  ProposeAmendment: { effectiveOn: '2026-12-01', changes: [{ addScope: { kind: 'DATABASE_ACCESS' } }] },
  SuspendAgreement: { ...day, reason: 'A dispute.' },
  ResumeAgreement: day,
  GiveNotice: { ...day, effectiveOn: '2027-11-24' },
  RenewAgreement: { until: '2040-01-01' },
  ProposeTermination: { on: '2027-01-01' },
  ConsentToTermination: {},
  DescribeAgreement: { kind: 'ARRANGEMENT', sources },
  RecordEvent: { kind: 'REVIEWED', on: '1999', sources },
};
const AMENDMENT_VERBS = ['ConsentToAmendment', 'DeclineAmendment', 'WithdrawAmendment'];
const NEW_PARTY = { slug: 'new', name: 'New', category: 'GLOBAL_IO' };
const NEW = { slug: 'new', title: 'New', partners: ['europol'] };

test('every mutation but those that make something new is among these verbs', () => {
  const known = [...Object.keys(VERBS), ...AMENDMENT_VERBS, 'CorrectEvent'];
  const others = MUTATIONS.map(({ operation }) => operation).filter(
    (operation) => !known.includes(operation),
  );
  expect(others).toEqual(['RegisterParty', 'OpenNegotiation', 'RecordAgreement']);
});

const REGISTRARS_ALONE: readonly [string, Row][] = [
  ...Object.entries(VERBS)
    .filter(([verb]) => /Record|Bring|Suspend|Resume|Renew|Describe/.test(verb))
    .map(([verb, input]): [string, Row] => [verb, { agreement: 'seen', ...input }]),
  ['CorrectEvent', { retract: true, note: 'Wrong.' }],
  ['RegisterParty', NEW_PARTY],
  ['RecordAgreement', { ...NEW, sources }],
];

describe('forbidden', () => {
  async function expectForbidden(caller: Actor, operation: string, input: Row): Promise<void> {
    const before = await database.sql('SELECT count(*) FROM event');
    expect(await caller.act(operation, input)).toMatchObject({
      __typename: 'ForbiddenError',
      code: 'FORBIDDEN',
    });
    expect(await database.sql('SELECT count(*) FROM event')).toEqual(before);
  }

  test.each(Object.entries(VERBS))('%s on an agreement of others', (operation, input) =>
    expectForbidden(wco, operation, { agreement: 'seen', ...input }),
  );

  test.each(REGISTRARS_ALONE)('%s for anyone but the registrar', async (operation, input) => {
    const given = operation === 'CorrectEvent' ? { ...input, event: publicEvent } : input;
    for (const caller of [wco, europol, host]) await expectForbidden(caller, operation, given);
  });

  test('opening a negotiation among others', () =>
    expectForbidden(wco, 'OpenNegotiation', { ...NEW, scopes: [] }));

  test.each(['ConsentToAgreement', 'GiveNotice', 'ConsentToTermination'])(
    '%s for another party',
    async (verb) => {
      await expectForbidden(europol, verb, { agreement: 'seen', party: 'interpol', ...VERBS[verb] });
      await expectForbidden(host, verb, { agreement: 'seen', party: 'europol', ...VERBS[verb] });
    },
  );

  test.each(['ConsentToAmendment', 'DeclineAmendment'])('%s for another party', async (verb) => {
    await expectForbidden(europol, verb, { amendment, party: 'interpol' });
    await expectForbidden(host, verb, { amendment, party: 'europol' });
  });

  test('withdrawing the proposal of another party', () =>
    expectForbidden(host, 'WithdrawAmendment', { amendment }));

  test('acting on an agreed amendment of others', async () => {
    await start(registrar, 'agreed');
    const agreed = await propose(registrar, 'agreed');
    for (const party of ['interpol', 'europol'])
      await succeed(registrar, 'ConsentToAmendment', { amendment: agreed, party });
    for (const verb of AMENDMENT_VERBS) await expectForbidden(wco, verb, { amendment: agreed });
  });
});

describe('hidden', () => {
  /** The answer, with what it names left out, and the statements that it took. */
  async function costOf(caller: Actor, operation: string, input: Row, name: string) {
    database.statements.length = 0;
    const document = { ...(await caller.act(operation, input)) };
    return { answer: JSON.stringify(document).replaceAll(name, ''), statements: [...database.statements] };
  }

  async function expectHidden(
    operation: string,
    hidden: [Row, string],
    missing: [Row, string],
  ): Promise<void> {
    const found = await costOf(wco, operation, ...hidden);
    expect(found).toEqual(await costOf(wco, operation, ...missing));
    expect(found.answer).toMatch(/"__typename":"NotFoundError","code":"NOT_FOUND"/);
    expect(found.statements.join()).toMatch(/SELECT/);
  }

  const MISSING = '00000000-0000-4000-8000-000000000000';
  const missingId = (type: string) => Buffer.from(`${type}:${MISSING}`).toString('base64');

  test.each(Object.entries(VERBS))('%s on a draft of others', async (operation, input) => {
    for (const more of [{}, { expectedVersion: 7 }, { idempotencyKey: operation }]) {
      const on = (agreement: string): [Row, string] => [{ agreement, ...input, ...more }, agreement];
      await expectHidden(operation, on('hidden'), on('no-such-agreement'));
    }
  });

  test.each(AMENDMENT_VERBS)('%s on a proposal of others', async (operation) => {
    for (const more of [{}, { expectedVersion: 7 }, { idempotencyKey: operation }]) {
      const on = (id: string): [Row, string] => [{ amendment: id, ...more }, id];
      await expectHidden(operation, on(amendment), on(missingId('Amendment')));
    }
  });

  test('CorrectEvent of a confidential event of others', async () => {
    const on = (event: string): [Row, string] => [{ event, retract: true, note: 'Wrong.' }, event];
    await expectHidden('CorrectEvent', on(confidentialEvent), on(missingId('Event')));
  });

  test.each(['supplements', 'replaces'])('what OpenNegotiation %s', async (field) => {
    const naming = (agreement: string) => ({ ...NEW, partners: ['wco'], scopes: [], [field]: agreement });
    const found = await costOf(wco, 'OpenNegotiation', naming('hidden'), 'hidden');
    expect(found).toEqual(
      await costOf(wco, 'OpenNegotiation', naming('no-such-agreement'), 'no-such-agreement'),
    );
    expect(found.answer).toMatch(/"__typename":"InvalidInputError"/);
  });
});

describe('allowed', () => {
  test('a party opens, revises and consents for itself, the host for itself, and the registrar for whom he names', async () => {
    const agreement = 'together';
    await open(europol, agreement);
    await succeed(host, 'ReviseDraft', { agreement, title: 'By the host' });
    await succeed(europol, 'ConsentToAgreement', { agreement, party: 'europol' });
    expect(await succeed(registrar, 'ConsentToAgreement', { agreement })).toMatchObject({ status: 'SIGNED' });
    const document = '{ agreement(slug: "together") { title consents { party { slug } } } }';
    expect(await wco.query(document)).toMatchObject({ agreement: { title: 'By the host' } });
  });

  test('the registrar withdraws the proposal of a party, for it', async () => {
    const withdrawn = await propose(europol, 'seen', '2026-12-02');
    expect(await succeed(registrar, 'WithdrawAmendment', { amendment: withdrawn })).toMatchObject({
      status: 'WITHDRAWN',
    });
  });
});
