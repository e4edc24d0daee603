// What is answered where several imprecise dates bear on one thing: as much as all of them leave sure, and no more.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Day } from '../../server/ledger/day.ts';
import { type Actor, acting, PUBLIC, REGISTRAR, type Row } from '../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { succeed } from '../kit/situations.ts';

let database: TestDatabase;
let registrar: Actor;
let anyone: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  const stage = acting(database);
  registrar = stage.as(REGISTRAR);
  anyone = stage.as(PUBLIC);
});

afterAll(() => database.close());

type Fact = readonly [kind: string, on: string];

/** Records an agreement with Europol of which sources tell these facts. */
async function record(slug: string, facts: readonly Fact[], relations: Row = {}): Promise<void> {
  const sources = [{ title: `Sources of ${slug}` }];
  const agreement = { slug, title: `Agreement ${slug}`, partners: ['europol'], sources, ...relations };
  await succeed(registrar, 'RecordAgreement', agreement);
  for (const [kind, on] of facts) await succeed(registrar, 'RecordEvent', { agreement: slug, kind, on });
}

type State = readonly [on: Day, status: string, inForce: string];

/** What anyone is told of the agreement on each of the days. */
async function statesOf(slug: string, days: readonly Day[]): Promise<State[]> {
  const fields = days.map(
    (day, index) => `on${index}: status(on: "${day}") is${index}: inForce(on: "${day}")`,
  );
  const data = await anyone.query(
    `query ($slug: String!) { agreement(slug: $slug) { ${fields.join(' ')} } }`,
    {
      slug,
    },
  );
  const told = Object(data.agreement);
  return days.map((day, index) => [day, told[`on${index}`], told[`is${index}`]]);
}

async function listed(filter: Row): Promise<string[]> {
  const { agreements } = await anyone.query(
    'query ($filter: AgreementFilter) { agreements(filter: $filter, first: 100) { nodes { slug } } }',
    { filter },
  );
  return Object(agreements).nodes.map(({ slug }: { readonly slug: string }) => slug);
}

async function expectStates(slug: string, states: readonly State[]): Promise<void> {
  expect(
    await statesOf(
      slug,
      states.map(([day]) => day),
    ),
  ).toEqual(states);
  for (const [on, status, inForce] of states)
    expect([on, await listed({ slug: [slug], on, status: [status], inForce: [inForce] })]).toEqual([
      on,
      [slug],
    ]);
}

const STARTED: Fact = ['ENTERED_INTO_FORCE', '2000-01-01'];

test('what ended in the year in which it entered into force was surely signed alone until then', async () => {
  await record('brief', [
    ['SIGNED', '2014-02-01'],
    ['ENTERED_INTO_FORCE', '2014-05-01'],
    ['TERMINATED', '2014'],
  ]);

  await expectStates('brief', [
    ['2014-01-31', 'UNKNOWN', 'NO'],
    ['2014-02-01', 'SIGNED', 'NO'],
    ['2014-04-30', 'SIGNED', 'NO'],
    ['2014-05-01', 'UNKNOWN', 'UNKNOWN'],
    ['2014-12-31', 'TERMINATED', 'NO'],
  ]);
});

test('what is suspended was in force by then, though no source tells since when', async () => {
  await record('suspended-once', [
    ['SUSPENDED', '2014'],
    ['RESUMED', '2014-05-01'],
  ]);

  await expectStates('suspended-once', [
    ['2014-04-29', 'UNKNOWN', 'UNKNOWN'],
    ['2014-04-30', 'SUSPENDED', 'NO'],
    ['2014-05-01', 'IN_FORCE', 'YES'],
    ['2026-11-24', 'IN_FORCE', 'YES'],
  ]);
});

describe('of several ends', () => {
  test('the first counts, and where nobody knows which that is the agreement has ended all the same', async () => {
    await record('twice-ended', [STARTED, ['EXPIRED', '[..2014-04-04]'], ['REPLACED', '2013-01-01']]);

    await expectStates('twice-ended', [
      ['2012-12-31', 'UNKNOWN', 'UNKNOWN'],
      ['2013-01-01', 'ENDED', 'NO'],
      ['2014-04-04', 'ENDED', 'NO'],
      ['2026-11-24', 'ENDED', 'NO'],
    ]);
    const data = await anyone.query(
      `{ agreement(slug: "twice-ended") { endedOn changes(from: "2012-12-31", to: "2020-01-01") { on kind status } } }`,
    );
    expect(data.agreement).toEqual({
      endedOn: '[2000-01-01..2013-01-01]',
      changes: [{ on: '2013-01-01', kind: 'STATUS_CHANGED', status: 'ENDED' }],
    });
  });

  test('that surely come one after the other the first has its kind', async () => {
    await record('replaced-first', [STARTED, ['EXPIRED', '[2014..2016]'], ['REPLACED', '2013-01-01']]);

    await expectStates('replaced-first', [
      ['2012-12-31', 'IN_FORCE', 'YES'],
      ['2013-01-01', 'REPLACED', 'NO'],
      ['2026-11-24', 'REPLACED', 'NO'],
    ]);
  });

  test('one may be that of the agreement that is supplemented', async () => {
    await record('ending-parent', [STARTED, ['EXPIRED', '2015']]);
    const supplement = { supplements: 'ending-parent' };
    await record('ends-between', [STARTED, ['REPLACED', '2015-06-01']], supplement);
    await record('ends-before', [STARTED, ['REPLACED', '2014-06-01']], supplement);
    await record('ends-after', [STARTED, ['REPLACED', '2016-06-01']], supplement);

    await expectStates('ends-between', [
      ['2014-12-31', 'IN_FORCE', 'YES'],
      ['2015-01-01', 'UNKNOWN', 'UNKNOWN'],
      ['2015-06-01', 'ENDED', 'NO'],
      ['2026-11-24', 'ENDED', 'NO'],
    ]);
    await expectStates('ends-before', [['2026-11-24', 'REPLACED', 'NO']]);
    await expectStates('ends-after', [
      ['2015-12-31', 'TERMINATED', 'NO'],
      ['2026-11-24', 'TERMINATED', 'NO'],
    ]);
  });

  test('none is the last word while a proposal waits: nothing falls due for what has ended', async () => {
    await record('outlived', [STARTED]);
    const changes = [{ addScope: { kind: 'DATABASE_ACCESS' } }];
    const proposal = { agreement: 'outlived', effectiveOn: '2027-01-01', changes };
    const { id: amendment } = await succeed(registrar, 'ProposeAmendment', proposal);
    await succeed(registrar, 'ConsentToAmendment', { amendment, party: 'europol' });
    const awaited = async () => {
      const data = await registrar.query(
        '{ upcoming(filter: { agreement: ["outlived"] }) { nodes { kind } } }',
      );
      return data.upcoming;
    };
    expect(await awaited()).toEqual({ nodes: [{ kind: 'AMENDMENT_AWAITING_CONSENT' }] });
    for (const kind of ['EXPIRED', 'REPLACED'])
      await succeed(registrar, 'RecordEvent', { agreement: 'outlived', kind, on: '2020' });

    expect(await awaited()).toEqual({ nodes: [] });
    const refused = await registrar.act('ConsentToAmendment', { amendment, party: 'interpol' });
    expect(refused).toMatchObject({ __typename: 'WrongStateError' });
  });
});

describe('a day of which no bound is known', () => {
  const OPEN = '[..2010,2014..]';

  test.each(['SIGNED', 'ENTERED_INTO_FORCE', 'TERMINATED'])(
    'is taken for %s, and leaves open what it may mean',
    async (kind) => {
      const slug = `${kind.toLowerCase().replaceAll('_', '-')}-some-day`;
      await record(slug, [
        [kind, OPEN],
        ['LISTED', '2012'],
      ]);

      const [, , inForce] = (await statesOf(slug, ['2013-01-01']))[0] ?? [];
      const data = await anyone.query(
        'query ($slug: String!) { agreement(slug: $slug) { signedOn inForceOn endedOn } }',
        { slug },
      );
      expect([inForce, Object.values(Object(data.agreement)).filter((on) => on !== null)]).toEqual([
        kind === 'TERMINATED' ? 'UNKNOWN' : 'YES',
        [OPEN],
      ]);
    },
  );

  test('is what sources leave that tell of days before and after', async () => {
    await record('ended-some-day', [STARTED, ['TERMINATED', '[2014..]'], ['TERMINATED', '[..2010]']]);

    await expectStates('ended-some-day', [
      ['2000-01-01', 'UNKNOWN', 'UNKNOWN'],
      ['2026-11-24', 'UNKNOWN', 'UNKNOWN'],
    ]);
  });
});

describe('a fact is taken', () => {
  test.each<[string, readonly Fact[], Row]>([
    [
      'that may lie after the entry into force',
      [['ENTERED_INTO_FORCE', '2014-05-01']],
      { kind: 'SUSPENDED', on: '2014' },
    ],
    [
      'that may lie before the end',
      [['TERMINATED', '2014-01-10']],
      { kind: 'ENTERED_INTO_FORCE', on: '[..2013]' },
    ],
    [
      'that may lie after the end too',
      [['TERMINATED', '2014-01-10']],
      { kind: 'ENTERED_INTO_FORCE', on: '[..2015]' },
    ],
    ['of a day of which nothing is known', [], { kind: 'SUSPENDED', on: 'XXXX' }],
    [
      'that contradicts another, if it is disputed',
      [STARTED],
      { kind: 'SUSPENDED', on: '1999-01-01', disputed: true },
    ],
    [
      'that came after the end, if it is disputed',
      [['TERMINATED', '2014-01-10']],
      { kind: 'RESUMED', on: '2015', disputed: true },
    ],
  ])('%s', async (what, facts, fact) => {
    const slug = what.replaceAll(/[ ,]+/g, '-');
    await record(slug, facts);

    await succeed(registrar, 'RecordEvent', { agreement: slug, ...fact });
  });

  test('only where it may have taken place', async () => {
    await record('never-so', [STARTED, ['TERMINATED', '2014-01-10']]);
    for (const [kind, on] of [
      ['SUSPENDED', '[..1999]'],
      ['SUSPENDED', '[2014-01-10..]'],
      ['RESUMED', '2015'],
    ])
      expect(await registrar.act('RecordEvent', { agreement: 'never-so', kind, on })).toMatchObject({
        __typename: 'InvalidInputError',
        message: expect.stringMatching(/after that\.$/),
      });
  });
});

describe('an entry into force that is told coarsely', () => {
  test('lies between the signature and the first day on which a source shows it', async () => {
    await record('coarse-start', [
      ['SIGNED', '2009-08-24'],
      ['ENTERED_INTO_FORCE', '2009'],
      ['REPORTED_IN_FORCE', '2009-10-10'],
    ]);

    await expectStates('coarse-start', [
      ['2009-08-23', 'UNKNOWN', 'NO'],
      ['2009-08-24', 'UNKNOWN', 'UNKNOWN'],
      ['2009-10-09', 'UNKNOWN', 'UNKNOWN'],
      ['2009-10-10', 'IN_FORCE', 'YES'],
    ]);
    const data = await anyone.query('{ agreement(slug: "coarse-start") { inForceOn } }');
    expect(data.agreement).toEqual({ inForceOn: '2009' });
  });
});

describe('of several suspensions', () => {
  test('one is over before the next begins, however coarsely its end is told', async () => {
    await record('twice-suspended', [
      STARTED,
      ['SUSPENDED', '2004-01-01'],
      ['RESUMED', '[2005..2012]'],
      ['SUSPENDED', '2010-01-01'],
    ]);

    await expectStates('twice-suspended', [
      ['2004-12-31', 'SUSPENDED', 'NO'],
      ['2005-01-01', 'UNKNOWN', 'UNKNOWN'],
      ['2009-12-31', 'UNKNOWN', 'UNKNOWN'],
      ['2010-01-01', 'SUSPENDED', 'NO'],
      ['2026-11-24', 'SUSPENDED', 'NO'],
    ]);
    await succeed(registrar, 'RecordEvent', {
      ...{ agreement: 'twice-suspended', kind: 'RESUMED', on: '2020' },
    });
    await expectStates('twice-suspended', [
      ['2019-12-31', 'SUSPENDED', 'NO'],
      ['2020-01-01', 'UNKNOWN', 'UNKNOWN'],
      ['2020-12-31', 'IN_FORCE', 'YES'],
    ]);
  });

  test('the first day of one is sure, though nobody knows when it was over', async () => {
    await record('resumed-by', [STARTED, ['SUSPENDED', '2004-01-01'], ['RESUMED', '[..2012]']]);

    await expectStates('resumed-by', [
      ['2004-01-01', 'SUSPENDED', 'NO'],
      ['2004-01-02', 'UNKNOWN', 'UNKNOWN'],
      ['2012-12-31', 'IN_FORCE', 'YES'],
    ]);
  });
});
