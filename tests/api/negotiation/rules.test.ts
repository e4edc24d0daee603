// Each rule that binds what is negotiated here, once through the API: where it holds, and where it is broken.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isInputObjectType } from 'graphql';
import { schema } from '../../../server/graphql/schema.ts';
import { type Actor, acting, REGISTRAR, type Row } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { open, propose, sign, start, succeed } from '../../kit/situations.ts';

let database: TestDatabase;
let registrar: Actor;
let europol: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  registrar = acting(database).as(REGISTRAR);
  europol = await acting(database).representing('europol');
});

afterAll(() => database.close());

const READ = `query ($slug: String!, $on: Date) { agreement(slug: $slug) {
  status(on: $on) signedOn inForceOn endedOn draft { number } awaiting { slug } parties { party { slug } until } } }`;

const read = async (slug: string, on?: string) => (await registrar.query(READ, { slug, on })).agreement;

async function consent(agreement: string, on: string, parties = ['interpol', 'europol']): Promise<void> {
  for (const party of parties) await succeed(registrar, 'ConsentToAgreement', { agreement, party, on });
}

async function amend(amendment: string, ...days: readonly [string, string]): Promise<Row> {
  await succeed(registrar, 'ConsentToAmendment', { amendment, party: 'interpol', on: days[0] });
  return registrar.act('ConsentToAmendment', { amendment, party: 'europol', on: days[1] });
}

async function endByConsent(agreement: string, on: string, consentedOn = '2026-11-01'): Promise<Row> {
  await succeed(registrar, 'ProposeTermination', { agreement, on });
  await succeed(registrar, 'ConsentToTermination', { agreement, party: 'interpol', on: consentedOn });
  return succeed(registrar, 'ConsentToTermination', { agreement, party: 'europol', on: consentedOn });
}

test('rule 2: it is signed when every party has consented to the same draft, which any party may revise until then', async () => {
  await open(registrar, 'revised');
  await succeed(registrar, 'ConsentToAgreement', { agreement: 'revised', on: '2026-01-10' });
  expect(await read('revised')).toMatchObject({ draft: { number: 1 }, awaiting: [{ slug: 'europol' }] });
  await succeed(europol, 'ReviseDraft', { agreement: 'revised', title: 'Revised' });
  const awaiting = [{ slug: 'interpol' }, { slug: 'europol' }];
  expect(await read('revised')).toMatchObject({ status: 'NEGOTIATING', draft: { number: 2 }, awaiting });
  expect(await europol.act('ConsentToAgreement', { agreement: 'revised', draft: 1 })).toMatchObject({
    __typename: 'ConflictError',
  });
  await consent('revised', '2026-01-11');
  expect(await read('revised')).toMatchObject({ status: 'SIGNED', signedOn: '2026-01-11', draft: null });
});

describe('rule 3: entry into force', () => {
  const requiredApprovals = [{ party: 'interpol', body: 'Assembly' }];
  const approve = (agreement: string, on: string) =>
    succeed(registrar, 'RecordApproval', { agreement, party: 'interpol', body: 'Assembly', on });

  test('waits for the last consent first, then for the last approval', async () => {
    const agreement = 'waiting';
    await open(registrar, agreement, { requiredApprovals });
    const early = () => registrar.act('BringIntoForce', { agreement, on: '2026-11-01' });
    expect(await early()).toMatchObject({
      __typename: 'ConsentMissingError',
      awaiting: [{ slug: 'interpol' }, { slug: 'europol' }],
    });
    await consent(agreement, '2026-01-10');
    expect(await early()).toMatchObject({
      __typename: 'ApprovalMissingError',
      missing: [{ body: 'Assembly' }],
    });
    await approve(agreement, '2026-11-02');
    expect(await early()).toMatchObject({ __typename: 'InvalidInputError' });
    await succeed(registrar, 'BringIntoForce', { agreement, on: '2026-11-02' });
  });

  test.each([
    ['computed', '2026-01-05', '2026-02-09'],
    ['approved-later', '2026-03-01', '2026-03-01'],
  ])('comes on the day that its own rule computes: %s', async (agreement, approvedOn, entersOn) => {
    await open(registrar, agreement, { requiredApprovals, daysAfterLastConsent: 30 });
    await approve(agreement, approvedOn);
    await consent(agreement, '2026-01-10');
    expect(await succeed(registrar, 'BringIntoForce', { agreement })).toMatchObject({ inForceOn: entersOn });
  });
});

describe('rule 4: an amendment', () => {
  test('takes effect on its day or on that of the last consent, and their days do not decrease with their numbers', async () => {
    await start(registrar, 'amended');
    const late = await propose(registrar, 'amended', '2026-06-01');
    const earlier = await propose(registrar, 'amended', '2026-05-15', [
      { removeScope: 'INFORMATION_EXCHANGE' },
    ]);
    expect(await amend(late, '2026-05-01', '2026-07-01')).toMatchObject({
      status: 'IN_EFFECT',
      effectiveOn: '2026-07-01',
    });
    expect(await amend(earlier, '2026-05-01', '2026-05-02')).toMatchObject({
      __typename: 'ConflictError',
      message: expect.stringContaining('Amendment 1'),
    });
    const document = '{ agreement(slug: "amended") { amendments { nodes { sequence status } } } }';
    expect(await registrar.query(document)).toEqual({
      agreement: {
        amendments: {
          nodes: [
            { sequence: 1, status: 'IN_EFFECT' },
            { sequence: null, status: 'PROPOSED' },
          ],
        },
      },
    });
  });

  test('that no longer fits what holds on its day is refused with what changed', async () => {
    await start(registrar, 'contended');
    const [one, other] = [
      await propose(registrar, 'contended'),
      await propose(registrar, 'contended', '2026-12-02'),
    ];
    expect(await amend(one, '2026-11-01', '2026-11-01')).toMatchObject({ status: 'AGREED' });
    expect(await amend(other, '2026-11-01', '2026-11-01')).toMatchObject({
      __typename: 'ConflictError',
      message: expect.stringContaining('DATABASE_ACCESS'),
    });
  });

  test.each([
    ['an amendment', 'amendment 1 takes effect on 2020-05-01'],
    ['a suspension', 'it is suspended on 2020-04-01'],
  ])(
    'or a suspension lies in the time in force, which no later fact moves behind %s',
    async (what, message) => {
      const slug = what.replace(' ', '-').concat('-first');
      const sources = [{ title: 'A report' }];
      const agreement = { slug, title: `After ${what}`, partners: ['europol'], sources };
      await succeed(registrar, 'RecordAgreement', agreement);
      const tell = (kind: string, on: string) =>
        registrar.act('RecordEvent', { agreement: slug, kind, on, sources });
      await tell('LISTED', '2020');
      if (what === 'an amendment') {
        await amend(await propose(registrar, slug, '2020-05-01'), '2019-05-01', '2019-06-01');
      } else {
        await tell('SUSPENDED', '2020-04-01');
      }
      const refused = { __typename: 'InvalidInputError', message: expect.stringContaining(message) };

      expect(await tell('ENTERED_INTO_FORCE', '2020-06-01')).toMatchObject(refused);
      const { __typename, id } = await tell('ENTERED_INTO_FORCE', '2019');
      expect(__typename).toBe('Event');
      expect(
        await registrar.act('CorrectEvent', { event: id, on: '2020-06', note: 'Misread.' }),
      ).toMatchObject(refused);
    },
  );
});

test('rule 6: a successor not yet in force ends nothing, and then there is neither a gap nor an overlap', async () => {
  await start(registrar, 'predecessor');
  await sign(registrar, 'successor', { replaces: 'predecessor' });
  expect(await read('predecessor')).toMatchObject({ status: 'IN_FORCE', endedOn: '2031-02-01' });
  await succeed(registrar, 'BringIntoForce', { agreement: 'successor', on: '2026-09-01' });
  for (const [on, ...statuses] of [
    ['2026-08-31', 'IN_FORCE', 'SIGNED'],
    ['2026-09-01', 'REPLACED', 'IN_FORCE'],
  ]) {
    expect(await Promise.all([read('predecessor', on), read('successor', on)])).toMatchObject(
      statuses.map((status) => ({ status })),
    );
  }
});

describe('rule 7: a supplement', () => {
  test('is in force on a day only if its parent is too, and ends with it unless it says that it survives', async () => {
    await sign(registrar, 'parent');
    await start(registrar, 'supplement', { supplements: 'parent' });
    await start(registrar, 'survivor', { supplements: 'parent', survivesParent: true });
    const both = (status: string, other = status) => [{ status }, { status: other }];
    const readBoth = (on?: string) => Promise.all([read('supplement', on), read('survivor', on)]);
    expect(await readBoth()).toMatchObject(both('SIGNED'));
    await succeed(registrar, 'BringIntoForce', { agreement: 'parent', on: '2026-03-01' });
    expect(await readBoth('2026-02-28')).toMatchObject(both('SIGNED'));
    expect(await readBoth()).toMatchObject(both('IN_FORCE'));
    await succeed(registrar, 'SuspendAgreement', {
      agreement: 'parent',
      on: '2026-04-01',
      reason: 'A dispute.',
    });
    expect(await readBoth()).toMatchObject(both('SUSPENDED'));
    await succeed(registrar, 'ResumeAgreement', { agreement: 'parent', on: '2026-05-01' });
    expect(await readBoth()).toMatchObject(both('IN_FORCE'));
    await succeed(registrar, 'GiveNotice', {
      agreement: 'parent',
      on: '2026-05-01',
      effectiveOn: '2026-10-01',
    });
    expect(await readBoth()).toMatchObject(both('TERMINATED', 'IN_FORCE'));
  });

  test('shares a unit of its partner with the parent', async () => {
    await open(registrar, 'unit', { partners: ['oios'], supplements: 'un-cooperation' });
    expect(await read('unit')).toMatchObject({ status: 'NEGOTIATING' });
  });
});

describe('rule 8: an agreement', () => {
  const notice = (agreement: string, on: string, effectiveOn: string, party = 'europol') => ({
    ...{ agreement, on, effectiveOn, party },
  });

  test('can be suspended again from the day on which it is resumed', async () => {
    const agreement = 'suspended-twice';
    await start(registrar, agreement);
    const suspend = (on: string) =>
      registrar.act('SuspendAgreement', { agreement, on, reason: 'A dispute.' });
    expect(await suspend('2026-03-01')).toMatchObject({ status: 'SUSPENDED' });
    expect(await suspend('2026-04-01')).toMatchObject({ __typename: 'WrongStateError' });
    await succeed(registrar, 'ResumeAgreement', { agreement, on: '2026-05-01' });
    expect(await suspend('2026-04-30')).toMatchObject({ __typename: 'InvalidInputError' });
    expect(await suspend('2026-05-01')).toMatchObject({ status: 'SUSPENDED' });
  });

  test('ends by notice no earlier than its period after it, which is 12 months unless told', async () => {
    await start(registrar, 'silent', { noticeMonths: null });
    const early = notice('silent', '2026-11-24', '2027-11-23');
    expect(await europol.act('GiveNotice', early)).toMatchObject({ __typename: 'InvalidInputError' });
    const backdated = notice('silent', '2026-11-23', '2027-11-24');
    expect(await europol.act('GiveNotice', backdated)).toMatchObject({ __typename: 'InvalidInputError' });
    expect(await succeed(registrar, 'GiveNotice', backdated)).toMatchObject({ endedOn: '2027-11-24' });
  });

  test('of several partners is left by the one that gives notice, and ends with the last or with the host', async () => {
    const agreement = 'several';
    await start(registrar, agreement, { partners: ['europol', 'wco'], term: null });
    await start(registrar, 'hosts', { partners: ['europol', 'wco'], term: null });
    const first = notice(agreement, '2026-05-01', '2026-06-01');
    expect(await succeed(registrar, 'GiveNotice', first)).toMatchObject({
      status: 'IN_FORCE',
      endedOn: null,
    });
    expect(await read(agreement)).toMatchObject({
      parties: [{ until: null }, { party: { slug: 'europol' }, until: '2026-06-01' }, { until: null }],
    });
    expect(await registrar.act('GiveNotice', first)).toMatchObject({ __typename: 'InvalidInputError' });
    const last = notice(agreement, '2026-05-01', '2026-07-01', 'wco');
    expect(await succeed(registrar, 'GiveNotice', last)).toMatchObject({ endedOn: '2026-07-01' });
    const hosts = notice('hosts', '2026-05-01', '2026-06-01', 'interpol');
    expect(await succeed(registrar, 'GiveNotice', hosts)).toMatchObject({ status: 'TERMINATED' });
  });

  test('ends by consent of all, not before the last consent, and by whatever comes first', async () => {
    await start(registrar, 'ended');
    expect(await endByConsent('ended', '2027-06-01')).toMatchObject({ endedOn: '2027-06-01' });
    expect(await endByConsent('ended', '2026-10-01', '2026-11-02')).toMatchObject({ endedOn: '2026-11-02' });
  });

  test('that sources say will end later ends by consent before', async () => {
    const sources = [{ title: 'A list' }];
    await succeed(registrar, 'RecordAgreement', {
      slug: 'recorded',
      title: 'R',
      partners: ['europol'],
      sources,
    });
    for (const [kind, on] of [
      ['ENTERED_INTO_FORCE', '2000-01-01'],
      ['TERMINATED', '2030-01-01'],
    ])
      await succeed(registrar, 'RecordEvent', { agreement: 'recorded', kind, on, sources });
    expect(await endByConsent('recorded', '2027-06-01')).toMatchObject({ endedOn: '2027-06-01' });
    expect(await read('recorded', '2028-01-01')).toMatchObject({ status: 'TERMINATED' });
  });
});

test('rule 9: after the end come corrections and evidence', async () => {
  await start(registrar, 'over');
  await succeed(registrar, 'GiveNotice', { agreement: 'over', on: '2026-05-01', effectiveOn: '2026-06-01' });
  const review = { agreement: 'over', kind: 'REVIEWED', on: '2026-07-01', sources: [{ title: 'A review' }] };
  const { id: event } = await succeed(registrar, 'RecordEvent', review);
  await succeed(registrar, 'CorrectEvent', { event, on: '2026-07-02', note: 'A day later.' });
  await succeed(registrar, 'CorrectEvent', { event, retract: true, note: 'Of another agreement.' });
});

test('rule 10: no mutation takes a status', () => {
  const inputs = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ args }) => args);
  const fields = inputs.flatMap(({ type }) => {
    const input = getNamedType(type);
    return isInputObjectType(input) ? Object.keys(input.getFields()) : [];
  });
  expect(fields).toContain('effectiveOn');
  for (const field of ['status', 'inForce', 'signedOn', 'inForceOn', 'endedOn', 'sequence'])
    expect(fields).not.toContain(field);
});
