// What falls due: each kind of deadline on its day, for those who may know of it, and no other.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, addMonths, type Day, LAST_DAY } from '../../server/ledger/day.ts';
import { parseEdtf } from '../../server/ledger/edtf.ts';
import { type Actor, acting, PUBLIC, REGISTRAR, type Row, TODAY } from '../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { open, propose, sign, start, succeed } from '../kit/situations.ts';

let database: TestDatabase;
let registrar: Actor;
let anyone: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  const stage = acting(database);
  registrar = stage.as(REGISTRAR);
  anyone = stage.as(PUBLIC);
  await makeEnds();
  await makeImpreciseEnds();
  await makeEntries();
  await makeProposals();
});

afterAll(() => database.close());

async function makeEnds(): Promise<void> {
  await start(registrar, 'renewable', { term: { months: 12, renewable: true } });
  await start(registrar, 'final', { term: { months: 12, renewable: false } });
  await start(registrar, 'leaving', { partners: ['europol', 'wco'] });
  const notice = { on: TODAY, effectiveOn: '2026-12-24' };
  await succeed(registrar, 'GiveNotice', { agreement: 'leaving', party: 'wco', ...notice });
  await start(registrar, 'noticed', { noticeMonths: 1 });
  await start(registrar, 'noticed-supplement', { supplements: 'noticed' });
  await start(registrar, 'noticed-term', { supplements: 'noticed', term: { months: 12, renewable: false } });
  await succeed(registrar, 'GiveNotice', { agreement: 'noticed', party: 'europol', ...notice });
  await start(registrar, 'old');
  await start(registrar, 'new', { replaces: 'old' }, '2026-12-15');
  const sources = [{ title: 'A list of terms' }];
  await succeed(registrar, 'RecordAgreement', {
    slug: 'coarse',
    title: 'Coarse',
    partners: ['europol'],
    sources,
  });
  await succeed(registrar, 'RecordEvent', { agreement: 'coarse', kind: 'EXPIRED', on: '2026', sources });
  for (const slug of ['open', 'open-ended']) {
    await succeed(registrar, 'RecordAgreement', { slug, title: slug, partners: ['europol'], sources });
    await succeed(registrar, 'RecordEvent', {
      agreement: slug,
      kind: 'EXPIRED',
      on: '[2026-12-01..]',
      sources,
    });
  }
  await succeed(registrar, 'RecordEvent', {
    ...{ agreement: 'open-ended', kind: 'REPLACED', on: '2027-03-01', sources },
  });
}

/** What ended in the past, or ends, on days that nobody knows exactly, and what supplements it. */
async function makeImpreciseEnds(): Promise<void> {
  const record = async (
    slug: string,
    end: readonly [kind: string, on: string] | null,
    supplements: string | null,
  ) => {
    const recorded = { slug, title: slug, partners: ['europol'], sources: [{ title: 'A list of terms' }] };
    await succeed(registrar, 'RecordAgreement', { ...recorded, supplements });
    const [kind, on] = end ?? [];
    if (end)
      await succeed(registrar, 'RecordEvent', { agreement: slug, kind, on, sources: recorded.sources });
  };
  await record('vague', ['EXPIRED', '2027'], null);
  await record('vague-with-it', null, 'vague');
  await record('vague-with-that', null, 'vague-with-it');
  await record('vague-itself', ['REPLACED', '[2026-12-01..2027-06-15]'], 'vague-with-it');
  await record('vague-before', ['REPLACED', '2027-01-01'], 'vague');
  await record('vague-after', ['REPLACED', '2028'], 'vague');
  await record('vague-alike', ['TERMINATED', '2027'], 'vague');
  await record('boundless', ['EXPIRED', '[..2010,2027..]'], null);
  await record('boundless-too', ['EXPIRED', '[2026-12-01..]'], 'boundless');
  const term = { months: 24, renewable: false };
  await start(registrar, 'vague-survivor', { supplements: 'vague', survivesParent: true, term });
  await open(registrar, 'vague-withdrawn', { supplements: 'vague' });
  await succeed(registrar, 'WithdrawDraft', { agreement: 'vague-withdrawn' });
}

async function makeEntries(): Promise<void> {
  await sign(registrar, 'by-rule', { daysAfterLastConsent: 330 });
  const requiredApprovals = [{ party: 'interpol', body: 'General Assembly' }];
  await sign(registrar, 'unapproved', { daysAfterLastConsent: 330, requiredApprovals });
  await sign(registrar, 'approved', { daysAfterLastConsent: 330, requiredApprovals });
  await succeed(registrar, 'RecordApproval', {
    agreement: 'approved',
    ...requiredApprovals[0],
    on: '2026-11-20',
  });
  await sign(registrar, 'without-rule');
}

async function makeProposals(): Promise<void> {
  await start(registrar, 'amended');
  const agreed = await propose(registrar, 'amended', '2026-12-05');
  for (const party of ['interpol', 'europol'])
    await succeed(registrar, 'ConsentToAmendment', { amendment: agreed, party, on: '2026-11-01' });
  const nearly = await propose(registrar, 'amended', '2028-01-01', [
    { addProvision: { number: '2', text: 'New.' } },
  ]);
  await succeed(registrar, 'ConsentToAmendment', { amendment: nearly, party: 'europol', on: '2026-11-01' });
  await propose(registrar, 'amended', '2028-01-01', [{ addProvision: { number: '3', text: 'Newer.' } }]);
  await open(registrar, 'drafted');
  await succeed(registrar, 'ConsentToAgreement', { agreement: 'drafted', party: 'europol' });
  await open(registrar, 'untouched');
  await open(registrar, 'given-up');
  await succeed(registrar, 'ConsentToAgreement', { agreement: 'given-up', party: 'europol' });
  await succeed(registrar, 'WithdrawDraft', { agreement: 'given-up' });
  await start(registrar, 'ending');
  await succeed(registrar, 'ProposeTermination', { agreement: 'ending', on: '2027-06-01' });
  await succeed(registrar, 'ConsentToTermination', { agreement: 'ending', party: 'interpol' });
}

interface Deadline {
  readonly kind: string;
  readonly on: string | null;
  readonly agreement: { readonly slug: string };
  readonly amendment: { readonly effectiveOn: string } | null;
  readonly party: { readonly slug: string } | null;
}

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly Deadline[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function upcoming(actor: Actor, variables: Row): Promise<Page> {
  const { upcoming: page } = await actor.query(
    `query ($within: Int! = 90, $filter: DeadlineFilter, $first: Int = 100, $after: String) {
      upcoming(within: $within, filter: $filter, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { kind on agreement { slug } amendment { effectiveOn } party { slug } } } }`,
    variables,
  );
  return page as Page;
}

const told = ({ kind, on, agreement, party }: Deadline) => [on, kind, agreement.slug, party?.slug ?? null];

async function dueOf(agreement: string | string[], actor = registrar, variables: Row = {}) {
  const filter = { agreement: [agreement].flat() };
  return (await upcoming(actor, { filter, within: 400, ...variables })).nodes.map(told);
}

describe('ends', () => {
  test('of a term come with the last day for a notice before them, where the term can be renewed', async () => {
    expect(await dueOf('renewable')).toEqual([
      ['2027-01-01', 'NOTICE_DEADLINE', 'renewable', null],
      ['2027-02-01', 'EXPIRY', 'renewable', null],
    ]);
    expect(await dueOf('final')).toEqual([['2027-02-01', 'EXPIRY', 'final', null]]);
  });

  test('by notice are those of the agreement and of what supplements it, or of one party alone', async () => {
    expect(await dueOf('noticed')).toEqual([['2026-12-24', 'TERMINATION', 'noticed', null]]);
    expect(await dueOf('noticed-supplement')).toEqual([
      ['2026-12-24', 'TERMINATION', 'noticed-supplement', null],
    ]);
    expect(await dueOf('noticed-term')).toEqual([['2026-12-24', 'TERMINATION', 'noticed-term', null]]);
    expect(await dueOf('leaving')).toEqual([['2026-12-24', 'WITHDRAWAL', 'leaving', 'wco']]);
  });

  test('by a successor come on the day on which that enters into force', async () => {
    const due = await dueOf(['old', 'new'], anyone, { within: 30 });

    expect(due.sort()).toEqual([
      ['2026-12-15', 'ENTRY_INTO_FORCE', 'new', null],
      ['2026-12-15', 'REPLACEMENT', 'old', null],
    ]);
  });

  test('known to a year alone are told for as long as they may lie ahead', async () => {
    expect(await dueOf('coarse', anyone, { within: 0 })).toEqual([['2026', 'EXPIRY', 'coarse', null]]);
    const later = acting(database, '2027-01-01').as(PUBLIC);
    expect(await dueOf('coarse', later)).toEqual([]);
  });
});

describe('the end of a supplement, on one of several days, is told as the first of its own and of those that it hangs on', () => {
  test.each([
    ['vague-with-it', '2027', 'TERMINATION'],
    ['vague-with-that', '2027', 'TERMINATION'],
    ['vague-itself', '[2026-12-01..2027-06-15]', 'TERMINATION'],
    ['vague-before', '2027-01-01', 'REPLACEMENT'],
    ['vague-after', '2027', 'TERMINATION'],
    ['vague-alike', '2027', 'TERMINATION'],
    ['vague-survivor', '2028-02-01', 'EXPIRY'],
    ['boundless-too', 'XXXX', 'TERMINATION'],
  ])('%s: %s, %s', async (slug, on, kind) => {
    expect(await dueOf(slug, anyone, { within: 500 })).toEqual([[on, kind, slug, null]]);
  });

  test('but where it was never agreed', async () => {
    expect(await dueOf('vague-withdrawn')).toEqual([]);
  });

  test('on each day on which it may fall due, and on no other', async () => {
    const isDue = async (today: Day, slug: string) =>
      (await dueOf(slug, acting(database, today).as(PUBLIC), { within: 0 })).length > 0;

    expect(await isDue('2026-12-31', 'vague-with-that')).toBe(false);
    expect(await isDue('2027-01-01', 'vague-with-that')).toBe(true);
    expect(await isDue('2027-12-31', 'vague-with-that')).toBe(true);
    expect(await isDue('2028-01-01', 'vague-with-that')).toBe(false);
    expect(await isDue('2026-12-01', 'vague-itself')).toBe(true);
    expect(await isDue('2027-06-15', 'vague-itself')).toBe(true);
    expect(await isDue('2027-06-16', 'vague-itself')).toBe(false);
  });
});

test('a date without a last day is told as long as it may lie ahead, once it may come soon', async () => {
  const due = [['[2026-12-01..]', 'EXPIRY', 'open', null]];
  const daysTo = (day: string) => (Date.parse(day) - Date.parse(TODAY)) / 86_400_000;
  expect(await dueOf('open', anyone, { within: daysTo('2026-12-01') })).toEqual(due);
  expect(await dueOf('open', anyone, { within: daysTo('2026-12-01') - 1 })).toEqual([]);
  expect(await dueOf('open', acting(database, '2031-01-01').as(PUBLIC), { within: 0 })).toEqual(due);
  expect(await dueOf('open-ended', anyone, { within: daysTo('2027-03-01') })).toEqual([
    ['[2026-12-01..2027-03-01]', 'TERMINATION', 'open-ended', null],
  ]);
  const later = acting(database, '2027-03-02').as(PUBLIC);
  expect(await dueOf('open-ended', later)).toEqual([]);
});

test('entries into force come on the day that the rule computes, once nothing is missing', async () => {
  const due = await dueOf(['by-rule', 'approved', 'unapproved', 'without-rule'], anyone);

  expect(due.sort()).toEqual([
    ['2026-12-06', 'ENTRY_INTO_FORCE', 'approved', null],
    ['2026-12-06', 'ENTRY_INTO_FORCE', 'by-rule', null],
  ]);
  const { agreement } = await anyone.query(
    '{ agreement(slug: "by-rule") { entryIntoForce { earliestOn } } }',
  );
  expect(agreement).toEqual({ entryIntoForce: { earliestOn: '2026-12-06' } });
});

describe('proposals', () => {
  test('that wait for one consent are told to their parties with the party that they wait for, last and without a day', async () => {
    const slugs = ['amended', 'drafted', 'untouched', 'given-up', 'ending'];
    const expected = [
      ['2026-12-05', 'AMENDMENT_EFFECT', 'amended', null],
      [null, 'AGREEMENT_AWAITING_CONSENT', 'drafted', 'interpol'],
      [null, 'AMENDMENT_AWAITING_CONSENT', 'amended', 'interpol'],
      [null, 'TERMINATION_AWAITING_CONSENT', 'ending', 'europol'],
    ];
    const inOrder = (due: unknown[][]) => [...due.slice(0, 1), ...due.slice(1).sort()];
    const party = await acting(database).representing('europol');
    const ends = { within: 90 };

    expect(inOrder(await dueOf(slugs, registrar, ends))).toEqual(expected);
    expect(inOrder(await dueOf(slugs, party, ends))).toEqual(expected);
    expect(await dueOf(slugs, anyone, ends)).toEqual(expected.slice(0, 1));
    expect(await dueOf(slugs, await acting(database).representing('wco'), ends)).toEqual(
      expected.slice(0, 1),
    );
  });

  test('name the amendment that they are about', async () => {
    const filter = { kind: ['AMENDMENT_EFFECT', 'AMENDMENT_AWAITING_CONSENT'] };
    const { nodes } = await upcoming(registrar, { filter });

    expect(nodes.map(({ amendment }) => amendment?.effectiveOn)).toEqual(['2026-12-05', '2028-01-01']);
  });
});

describe('the list', () => {
  test('holds the first and the last of its days', async () => {
    const daysTo = (day: string) => (Date.parse(day) - Date.parse(TODAY)) / 86_400_000;

    expect(await dueOf('final', anyone, { within: daysTo('2027-02-01') - 1 })).toEqual([]);
    expect(await dueOf('final', anyone, { within: daysTo('2027-02-01') })).toHaveLength(1);
    expect(await dueOf('final', acting(database, '2027-02-01').as(PUBLIC), { within: 0 })).toHaveLength(1);
    expect(await dueOf('final', acting(database, '2027-02-02').as(PUBLIC))).toEqual([]);
  });

  test('is the same in pages as whole, in the order of the days', async () => {
    const whole = await upcoming(registrar, { within: 400 });
    const paged: Deadline[] = [];
    for (let after: string | null = null; ; ) {
      const page: Page = await upcoming(registrar, { within: 400, first: 3, after });
      expect(page.totalCount).toBe(whole.totalCount);
      paged.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }

    expect(whole.totalCount).toBe(whole.nodes.length);
    expect(paged).toEqual(whole.nodes);
    const days = whole.nodes.map(({ on }) => {
      if (on === null || on === 'XXXX') return LAST_DAY;
      const { earliest, latest } = parseEdtf(on).span;
      return earliest ?? latest ?? LAST_DAY;
    });
    expect(days).toEqual([...days].sort());
  });

  test('can be asked for by kind, by agreement and by party', async () => {
    const byKind = await upcoming(registrar, { within: 400, filter: { kind: ['WITHDRAWAL'] } });
    const byParty = await upcoming(registrar, { within: 400, filter: { party: ['wco'] } });
    const none = await upcoming(registrar, { filter: { agreement: [] } });

    expect(byKind.nodes.map(told)).toEqual([['2026-12-24', 'WITHDRAWAL', 'leaving', 'wco']]);
    expect(byParty.nodes.map(({ agreement }) => agreement.slug)).toEqual(['leaving']);
    expect(none).toMatchObject({ totalCount: 0, nodes: [] });
  });

  test.each([-1, 3661])('is refused for %i days, with how many can be asked for', async (within) => {
    const { errors } = await anyone.ask(`{ upcoming(within: ${within}) { totalCount } }`);

    expect(errors.map(({ message }) => message)).toEqual([`\`within\` is ${within}; give 0 to 3660 days.`]);
  });
});

test('the last day for a notice is the last whose notice takes effect no later than the end', async () => {
  const ends = Array.from({ length: 800 }, (_, index) => addDays('2027-01-01', index));
  for (const months of [0, 1, 2, 6, 11, 12, 25]) {
    const rows = await database.db.$queryRaw<{ due: string }[]>`
      SELECT notice_deadline(ends_on::DATE, ${months})::TEXT AS due FROM unnest(${ends}::TEXT[]) WITH ORDINALITY AS ends (ends_on, place) ORDER BY place`;
    for (const [index, { due }] of rows.entries()) {
      const end = ends[index] ?? '';
      expect([end, addMonths(due, months) <= end]).toEqual([end, true]);
      expect([end, addMonths(addDays(due, 1), months) > end]).toEqual([end, true]);
    }
  }
});
