// What the registry knew at an instant: yesterday's answer, whatever was recorded, corrected or taken back since.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Actor, acting, PUBLIC, REGISTRAR, type Row } from '../kit/acting.ts';
import { answersTo } from '../kit/answers.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { open, propose, sign, start, succeed } from '../kit/situations.ts';
import { addVariety } from '../kit/variety.ts';

let database: TestDatabase;
let registrar: Actor;
let partner: Actor;
let reader: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  await addVariety(database.db);
  const stage = acting(database);
  registrar = stage.as(REGISTRAR);
  partner = await stage.representing('europol');
  reader = stage.as(PUBLIC);
});

afterAll(() => database.close());

const SOURCES = [{ title: 'A gazette', url: 'https://example.org/gazette' }];
const DAYS = ['2005-06-15', '2026-06-15', '2030-01-01'];

/** The instant of the last event. */
async function now(): Promise<string> {
  const [row] = await database.sql(`SELECT max(recorded_at) AS instant FROM event`);
  if (!(row?.instant instanceof Date)) throw new Error('The ledger is empty.');
  return row.instant.toISOString();
}

/** What each caller is answered on each day. One after the other, as so many at once would wait too long for each other. */
async function answers(slugs: readonly string[], instant?: string): Promise<Row[]> {
  const told: Row[] = [];
  const knownOn = instant === undefined ? {} : { knownOn: instant };
  for (const caller of [registrar, reader])
    for (const on of DAYS)
      told.push(await answersTo(caller, { slugs, parties: ['europol'], on, ...knownOn }));
  return told;
}

/** Throws unless a write changes what is answered about agreements, and the instant before it gives the answers of before. */
async function expectUndone(slugs: readonly string[], write: () => Promise<unknown>): Promise<void> {
  const instant = await now();
  const before = await answers(slugs);
  await write();
  const after = await answers(slugs);

  expect(after).not.toEqual(before);
  expect(await answers(slugs, instant)).toEqual(before);
  expect(await answers(slugs, await now())).toEqual(after);
}

/** A recorded agreement of that slug, in force and with a scope. */
async function record(slug: string): Promise<void> {
  await succeed(registrar, 'RecordAgreement', { slug, title: slug, partners: ['europol'], sources: SOURCES });
  for (const [kind, on] of [
    ['SIGNED', '2001'],
    ['ENTERED_INTO_FORCE', '2002-02'],
  ])
    await succeed(registrar, 'RecordEvent', { agreement: slug, kind, on, sources: SOURCES });
  await describeScope(slug);
}

const describeScope = (agreement: string) =>
  succeed(registrar, 'DescribeAgreement', {
    agreement,
    scopes: [{ kind: 'DATABASE_ACCESS', note: 'of stolen things' }],
    sources: SOURCES,
  });

async function eventOf(slug: string, kind: string): Promise<string> {
  const { events } = await registrar.query(
    `query ($slug: [String!], $kind: [EventKind!]) { events(last: 1, filter: { agreement: $slug, kind: $kind }) { nodes { id } } }`,
    { slug: [slug], kind: [kind] },
  );
  const [event] = (events as { nodes: { id: string }[] }).nodes;
  if (!event) throw new Error(`"${slug}" has no event of the kind ${kind}.`);
  return event.id;
}

const correct = (event: string, input: object) =>
  succeed(registrar, 'CorrectEvent', { event, note: 'A misprint.', ...input });

async function agree(agreement: string, effectiveOn: string, changes: readonly object[]): Promise<void> {
  const amendment = await propose(registrar, agreement, effectiveOn, changes as never);
  for (const party of ['interpol', 'europol'])
    await succeed(registrar, 'ConsentToAmendment', { amendment, party, on: '2026-02-15' });
}

describe('an instant before a write gives the answer of then', () => {
  test('where a date is corrected', async () => {
    await record('corrected');
    await expectUndone(['corrected'], async () =>
      correct(await eventOf('corrected', 'ENTERED_INTO_FORCE'), { on: '2006-01-01', sources: SOURCES }),
    );
  });

  test('where a date is taken back', async () => {
    await record('retracted');
    await expectUndone(['retracted'], async () =>
      correct(await eventOf('retracted', 'SIGNED'), { retract: true }),
    );
  });

  test('where a correction is taken back', async () => {
    await record('restored');
    await correct(await eventOf('restored', 'ENTERED_INTO_FORCE'), { on: '2006-01-01' });
    await expectUndone(['restored'], async () =>
      correct(await eventOf('restored', 'CORRECTED'), { retract: true }),
    );
  });

  test('where a description is taken back, with what it stated and its sources', async () => {
    await record('undescribed');
    await expectUndone(['undescribed'], async () =>
      correct(await eventOf('undescribed', 'DESCRIBED'), { retract: true }),
    );
    const before = await now();
    await describeScope('undescribed');
    await expectUndone(['undescribed'], async () =>
      correct(await eventOf('undescribed', 'DESCRIBED'), { retract: true }),
    );
    expect(await answersTo(reader, { slugs: ['undescribed'], parties: [], knownOn: before })).toMatchObject({
      agreements: { nodes: [{ scopes: [] }] },
    });
  });

  test('where an agreement is amended, and amended again', async () => {
    await start(registrar, 'amended');
    await expectUndone(['amended'], () =>
      agree('amended', '2026-03-01', [
        { addScope: { kind: 'DATABASE_ACCESS', note: 'read only' } },
        { replaceProvision: { number: '1', heading: 'Aim', text: 'They cooperate closely.' } },
      ]),
    );
    await expectUndone(['amended'], () =>
      agree('amended', '2026-07-01', [{ removeScope: 'DATABASE_ACCESS' }, { removeProvision: '1' }]),
    );
    await expectUndone(['amended'], () =>
      agree('amended', '2027-07-01', [{ addScope: { kind: 'DATABASE_ACCESS' } }]),
    );
  });

  test('where an agreement is suspended, resumed, renewed, and ended by notice', async () => {
    await start(registrar, 'turned', { term: { months: 12, renewable: true } });
    const write = (operation: string, input: object) => () =>
      succeed(registrar, operation, { agreement: 'turned', ...input });

    await expectUndone(['turned'], write('SuspendAgreement', { on: '2026-05-01', reason: 'A dispute.' }));
    await expectUndone(['turned'], write('ResumeAgreement', { on: '2026-07-01' }));
    await expectUndone(['turned'], write('RenewAgreement', { until: '2031-01-01' }));
    await expectUndone(['turned'], write('GiveNotice', { on: '2026-11-24', effectiveOn: '2026-12-31' }));
  });

  test('where an agreement is replaced, and with it the end of what supplements it', async () => {
    await start(registrar, 'old');
    await start(registrar, 'supplement', { supplements: 'old' });
    await start(registrar, 'supplement-of-that', { supplements: 'supplement' });
    await sign(registrar, 'new', { replaces: 'old' });
    await expectUndone(['old', 'supplement', 'supplement-of-that', 'new'], () =>
      succeed(registrar, 'BringIntoForce', { agreement: 'new', on: '2026-05-01' }),
    );
  });

  test('where what an agreement supplements is corrected', async () => {
    await record('parent');
    await succeed(registrar, 'RecordAgreement', {
      ...{ slug: 'child', title: 'child', partners: ['europol'], sources: SOURCES },
      supplements: 'parent',
    });
    await succeed(registrar, 'RecordEvent', {
      ...{ agreement: 'child', kind: 'ENTERED_INTO_FORCE', on: '2004-01-01', sources: SOURCES },
    });
    await expectUndone(['parent', 'child'], async () =>
      correct(await eventOf('parent', 'ENTERED_INTO_FORCE'), { on: '2026-06-01' }),
    );
  });
});

describe('before the registry was told of an agreement', () => {
  const NOTHING = {
    ...{ signedOn: null, inForceOn: null, endedOn: null, status: 'UNKNOWN', inForce: 'UNKNOWN' },
    ...{ scopes: [], provisions: [], text: null, changes: [] },
    basis: { answer: 'UNKNOWN', missing: ['START'], amendments: [], events: [] },
    access: { answer: 'UNKNOWN', missing: ['START', 'SCOPES'], amendments: [], events: [] },
  };

  test('nothing was known of it, and nobody could say what its party may do', async () => {
    for (const knownOn of ['2020-01-01T00:00:00Z', '0001-01-01T00:00:00Z']) {
      expect(await answersTo(reader, { slugs: ['un-cooperation'], parties: ['wco'], knownOn })).toMatchObject(
        {
          agreements: { nodes: [{ slug: 'un-cooperation', ...NOTHING }] },
          partners: { nodes: [{ mayDo: { answer: 'NO', bases: [] } }] },
        },
      );
    }
  });

  test('a negotiation stays as confidential as it was: its parties see it, everybody else sees nothing', async () => {
    await open(registrar, 'negotiated');
    const opened = await now();
    for (const party of ['interpol', 'europol'])
      await succeed(registrar, 'ConsentToAgreement', { agreement: 'negotiated', party, on: '2026-01-10' });
    const asked = { slugs: ['negotiated'], parties: [], knownOn: opened, on: '2026-11-24' };
    const signed = { status: 'SIGNED', inForce: 'NO', signedOn: '2026-01-10' };

    expect(await answersTo(reader, asked)).toMatchObject({ agreements: { nodes: [NOTHING] } });
    expect(await answersTo(partner, asked)).toMatchObject({
      agreements: {
        nodes: [
          {
            ...NOTHING,
            status: 'NEGOTIATING',
            inForce: 'NO',
            basis: { answer: 'NO' },
            access: { answer: 'NO' },
          },
        ],
      },
    });
    for (const caller of [reader, partner, registrar])
      expect(await answersTo(caller, { ...asked, knownOn: await now() })).toMatchObject({
        agreements: { nodes: [signed] },
      });
  });

  test('an act is known whole or not at all', async () => {
    await open(registrar, 'concluded');
    await succeed(registrar, 'ConsentToAgreement', { agreement: 'concluded', on: '2026-01-10' });
    const instant = await now();
    await succeed(registrar, 'ConsentToAgreement', {
      ...{ agreement: 'concluded', party: 'europol', on: '2026-01-10' },
    });
    const told = Date.parse(await now());
    const statusAt = async (knownOn: string) => {
      const { agreement } = await partner.query(
        `query ($knownOn: DateTime) { agreement(slug: "concluded") { status(knownOn: $knownOn) signedOn(knownOn: $knownOn) } }`,
        { knownOn },
      );
      return agreement;
    };

    expect(await statusAt(instant)).toEqual({ status: 'NEGOTIATING', signedOn: null });
    expect(await statusAt(new Date(told - 1).toISOString())).toEqual({
      status: 'NEGOTIATING',
      signedOn: null,
    });
    expect(await statusAt(new Date(told).toISOString())).toEqual({
      status: 'SIGNED',
      signedOn: '2026-01-10',
    });
  });
});

describe('of an instant to come as much is known as now', () => {
  const callers = [
    ['everybody', () => reader],
    ['a party', () => partner],
    ['the registrar', () => registrar],
  ] as const;

  test.each(callers)('to %s, about every agreement', async (_who, caller) => {
    const agreements = await database.db.agreement.findMany({ select: { slug: true } });
    const slugs = agreements.map(({ slug }) => slug);
    const parties = ['europol', 'wco', 'au', 'un'];
    for (const on of ['2003-06-15', '2006-06-15', '2026-11-24']) {
      for (let start = 0; start < slugs.length; start += 50) {
        const asked = { slugs: slugs.slice(start, start + 50), parties, on };
        const knownOn = '2999-12-31T23:59:59.999Z';
        expect(await answersTo(caller(), { ...asked, knownOn })).toEqual(await answersTo(caller(), asked));
      }
    }
  });

  test('in whatever time zone it is written, beyond the last year too', async () => {
    const asked = { slugs: ['un-cooperation'], parties: ['wco'] };
    const knownOn = '9999-12-31T23:59:59-23:59';

    expect(await answersTo(reader, { ...asked, knownOn })).toEqual(await answersTo(reader, asked));
  });
});

test.each([
  '2026-11-24',
  'yesterday',
  '',
  '2026-02-30T00:00:00Z',
  '2026-11-24T25:00:00Z',
  '2026-11-24T00:00:00',
])('an instant written %j is refused with how to write it', async (knownOn) => {
  const { errors } = await reader.ask(
    'query ($knownOn: DateTime) { agreement(slug: "un-cooperation") { status(knownOn: $knownOn) } }',
    { knownOn },
  );

  expect(errors).toMatchObject([{ message: expect.stringContaining('Write it as in') }]);
});

test('several instants and now are asked for beside each other without mixing them up', async () => {
  await start(registrar, 'mixed');
  const started = await now();
  await agree('mixed', '2026-03-01', [{ removeScope: 'INFORMATION_EXCHANGE' }]);
  await succeed(registrar, 'SuspendAgreement', {
    agreement: 'mixed',
    on: '2026-05-01',
    reason: 'A dispute.',
  });
  const TERM = 'kind certainty until removedBy { sequence }';

  expect(
    await reader.query(
      `query ($started: DateTime, $never: DateTime) { agreement(slug: "mixed") {
        now: status past: status(knownOn: $started) never: status(knownOn: $never)
        a: scopes(on: "2026-02-01") { ${TERM} } b: scopes(on: "2026-02-01", knownOn: $started) { ${TERM} }
        c: scopes(on: "2026-04-01", knownOn: $started) { ${TERM} } d: scopes(on: "2026-02-01", knownOn: $never) { kind }
        events(first: 1) { nodes { kind } } amendments(first: 1) { nodes { sequence } } supplements { slug } } }`,
      { started, never: '1999-01-01T00:00:00Z' },
    ),
  ).toEqual({
    agreement: {
      ...{ now: 'SUSPENDED', past: 'IN_FORCE', never: 'UNKNOWN' },
      a: [
        { kind: 'INFORMATION_EXCHANGE', certainty: 'YES', until: '2026-03-01', removedBy: { sequence: 1 } },
      ],
      b: [{ kind: 'INFORMATION_EXCHANGE', certainty: 'YES', until: null, removedBy: null }],
      c: [{ kind: 'INFORMATION_EXCHANGE', certainty: 'YES', until: null, removedBy: null }],
      d: [],
      ...{
        events: { nodes: [{ kind: 'SIGNED' }] },
        amendments: { nodes: [{ sequence: 1 }] },
        supplements: null,
      },
    },
  });
});
