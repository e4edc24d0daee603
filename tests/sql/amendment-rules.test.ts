// Amendments: rule 4, broken by SQL.
import { describe, expect, test } from '@jest/globals';
import { refusing } from '../kit/refusing.ts';
import { agreement, consent, event, insert, party, term, touch } from '../kit/rows.ts';
import { amendmentIn, bringInto, open, propose, sign, start, succeed } from '../kit/situations.ts';

const refusedBy = refusing(async (registrar) => {
  await amendmentIn('IN_EFFECT', registrar, 'amended');
  await propose(registrar, 'amended', '2026-11-10', [{ addScope: { kind: 'TECHNICAL_ASSISTANCE' } }]);
  await amendmentIn('DECLINED', registrar, 'declined');
  await sign(registrar, 'signed');
  await open(registrar, 'draft');
  await bringInto('UNKNOWN', registrar, 'recorded');
  await succeed(registrar, 'RecordEvent', {
    agreement: 'recorded',
    kind: 'ENTERED_INTO_FORCE',
    on: '2020-01-01',
  });
  const amendment = await propose(registrar, 'recorded', '2021-01-01');
  for (const party of ['interpol', 'europol'])
    await succeed(registrar, 'ConsentToAmendment', { amendment, party, on: '2020-06-01' });
  await start(registrar, 'left', { partners: ['europol', 'wco'] });
  await propose(registrar, 'left', '2026-10-10');
  const notice = { on: '2026-10-01', effectiveOn: '2026-11-01' };
  await succeed(registrar, 'GiveNotice', { agreement: 'left', party: 'wco', ...notice });
});

const amendments = (slug: string, outcome: string) =>
  `agreement_id = ${agreement(slug)} AND outcome ${outcome}`;
const PROPOSED = amendments('amended', 'IS NULL');
const AGREED = amendments('amended', `= 'AGREED'`);
const SETTLED: [string, string][] = [
  ['agreed', AGREED],
  ['declined', amendments('declined', `= 'DECLINED'`)],
];

const amendmentOf = (slug: string) => `(SELECT id FROM amendment WHERE ${amendments(slug, 'IS NULL')})`;
const toProposal = (by: string, on: string, slug = 'amended') =>
  consent(slug, by, on, { amendment_id: amendmentOf(slug) });
const allConsented = (on = '2026-10-02') => [toProposal('interpol', on), toProposal('europol', on)];
const agreed = (sequence: number, effectiveOn: string, slug = 'amended') =>
  `WITH told AS (${event(slug, 'AMENDMENT_AGREED', '2026-10-02', { amendment_id: amendmentOf(slug) })})
   UPDATE amendment SET outcome = 'AGREED', sequence = ${sequence}, effective_on = '${effectiveOn}' WHERE id = ${amendmentOf(slug)}`;

describe('rule 4: an amendment is agreed when every party has consented', () => {
  test('an amendment that every party has consented to is agreed, from the day of the last consent at the earliest', async () => {
    const agreedByAll = [...allConsented('2026-11-20'), agreed(2, '2026-11-20')];
    const added = {
      kind: `'TECHNICAL_ASSISTANCE'`,
      since: `'2026-11-20'`,
      added_by_id: `(SELECT id FROM amendment WHERE agreement_id = ${agreement('amended')} AND sequence = 2)`,
    };

    expect(await refusedBy([...agreedByAll, term('scope', 'amended', added)])).toBeUndefined();
    expect(await refusedBy(agreedByAll)).toBe('amendment_is_applied');
    expect(await refusedBy([...allConsented('2026-11-20'), agreed(2, '2026-11-10')])).toBe(
      'amendment_agreed_by_all',
    );
    expect(await refusedBy([...allConsented('2026-11-20'), agreed(2, '2026-11-21')])).toBe(
      'amendment_for_its_day',
    );
    expect(await refusedBy(allConsented('2026-11-20'))).toBe('agreed_with_last_consent');
  });

  test('an amendment is agreed without a party that left, from the day on which it left', async () => {
    const consents = ['interpol', 'europol'].map((by) => toProposal(by, '2026-10-02', 'left'));
    const agreedFrom = (day: string) => refusedBy([...consents, agreed(1, day, 'left')]);

    expect(await agreedFrom('2026-10-31')).toBe('amendment_agreed_by_all');
    expect(await agreedFrom('2026-11-02')).toBe('amendment_for_its_day');
    // Nothing is wrong with the day itself; the terms are not written yet.
    expect(await agreedFrom('2026-11-01')).toBe('amendment_is_applied');
  });

  test.each([
    ['without a consent', 'amendment_agreed_by_all', [agreed(2, '2026-11-10')]],
    [
      'while one consent is missing',
      'amendment_agreed_by_all',
      [toProposal('europol', '2026-10-02'), agreed(2, '2026-11-10')],
    ],
    ['with a number left out', 'amendment_in_order', [...allConsented(), agreed(3, '2026-11-10')]],
    [
      'from a day before the one numbered lower',
      'amendment_in_order',
      [...allConsented(), agreed(2, '2026-10-31')],
    ],
    [
      'from the day on which its agreement ends',
      'amendment_before_end',
      [...allConsented(), agreed(2, '2031-02-01')],
    ],
    [
      'from a day before its agreement starts',
      'amendment_after_start',
      [...allConsented(), agreed(2, '2026-01-31')],
    ],
  ])('an amendment cannot be agreed %s', async (_what, constraint, statements) => {
    expect(await refusedBy(statements)).toBe(constraint);
  });

  test('no amendment is agreed of an agreement whose entry into force is open', async () => {
    const early = insert('amendment', {
      id: 'gen_random_uuid()',
      agreement_id: agreement('signed'),
      effective_on: `'2026-12-01'`,
      outcome: `'AGREED'`,
      sequence: '1',
      proposed_by_id: party('europol'),
    });
    expect(await refusedBy([early])).toBe('amendment_after_start');
  });

  test('an agreement does not start after an amendment of it has taken effect', async () => {
    const entry = `(SELECT id FROM event WHERE agreement_id = ${agreement('recorded')} AND kind = 'ENTERED_INTO_FORCE')`;
    const startOn = (on: string) => [
      event('recorded', 'CORRECTED', on, { corrects_id: entry }),
      touch('recorded', `in_force_on = '${on}', start_earliest = '${on}', start_latest = '${on}'`),
    ];
    const phase = (set: string, status: string) =>
      `UPDATE phase SET ${set} WHERE agreement_id = ${agreement('recorded')} AND status = '${status}'`;
    const earlier = [phase(`until = '2019-01-01'`, 'UNKNOWN'), phase(`since = '2019-01-01'`, 'IN_FORCE')];
    expect(await refusedBy([...startOn('2019-01-01'), ...earlier])).toBeUndefined();
    expect(await refusedBy(startOn('2021-01-02'))).toBe('amendment_after_start');
  });

  const proposed = (slug: string, effectiveOn: string) =>
    insert('amendment', {
      id: 'gen_random_uuid()',
      agreement_id: agreement(slug),
      effective_on: `'${effectiveOn}'`,
      proposed_by_id: party('europol'),
    });

  test.each([
    ['of a draft', 'amendment_within_force', proposed('draft', '2026-12-01')],
    ['from a day before its agreement starts', 'amendment_within_force', proposed('amended', '2026-01-31')],
    ['from the day on which its agreement ends', 'amendment_within_force', proposed('amended', '2031-02-01')],
    ['that no event tells of', 'amendment_is_told', proposed('amended', '2026-12-01')],
  ])('no amendment is proposed %s', async (_what, constraint, statement) => {
    expect(await refusedBy([event('amended', 'DESCRIBED'), statement])).toBe(constraint);
  });

  test('a consent is to the amendment that its event tells of, of that party and of that day', async () => {
    const column = (columns: Readonly<Record<string, string>>) =>
      consent('amended', 'europol', '2026-10-02', {
        amendment_id: `(SELECT id FROM amendment WHERE ${PROPOSED})`,
        ...columns,
      });
    expect(await refusedBy([column({})])).toBeUndefined();
    for (const other of [
      { party_id: party('interpol') },
      { '"on"': `'2026-10-01'`, on_earliest: `'2026-10-01'`, on_latest: `'2026-10-01'` },
      {
        event_id: `(SELECT id FROM event WHERE agreement_id = ${agreement('amended')} AND kind = 'ENTERED_INTO_FORCE')`,
      },
    ]) {
      expect(await refusedBy([column(other)])).toBe('consent_is_told');
    }
  });

  test('a party consents to an amendment once', async () => {
    expect(await refusedBy([...allConsented(), toProposal('europol', '2026-10-03')])).toBe(
      'consent_once_an_amendment',
    );
  });
});

describe('rule 4: what is settled stays', () => {
  const settled = (outcome: string, kind: string, by = 'europol') =>
    `WITH told AS (${event('amended', kind, null, {
      party_id: party(by),
      amendment_id: `(SELECT id FROM amendment WHERE ${PROPOSED})`,
    })}) UPDATE amendment SET outcome = '${outcome}' WHERE ${PROPOSED}`;

  test('and is settled by the act that an event tells of: it is withdrawn by the party that proposed it alone', async () => {
    expect(await refusedBy([settled('DECLINED', 'AMENDMENT_DECLINED')])).toBeUndefined();
    expect(await refusedBy([settled('WITHDRAWN', 'AMENDMENT_WITHDRAWN', 'interpol')])).toBeUndefined();
    expect(await refusedBy([settled('WITHDRAWN', 'AMENDMENT_WITHDRAWN')])).toBe('amendment_is_told');
    expect(await refusedBy([settled('DECLINED', 'AMENDMENT_WITHDRAWN')])).toBe('amendment_is_told');
    const untrue = event('amended', 'AMENDMENT_DECLINED', null, {
      amendment_id: `(SELECT id FROM amendment WHERE ${AGREED})`,
    });
    expect(await refusedBy([untrue])).toBe('event_tells_outcome');
  });

  test.each(SETTLED)('an amendment that is %s is neither changed nor deleted', async (_what, which) => {
    expect(await refusedBy([`UPDATE amendment SET title = 'Other' WHERE ${which}`])).toBe(
      'amendment_settled_is_fixed',
    );
    expect(await refusedBy([`DELETE FROM amendment WHERE ${which}`])).toBe('amendment_settled_is_fixed');
  });

  test.each([...SETTLED, ['proposed', PROPOSED]])(
    'the changes of an amendment that is %s are never updated or deleted',
    async (_what, which) => {
      const changes = `WHERE amendment_id IN (SELECT id FROM amendment WHERE ${which})`;
      expect(await refusedBy([`UPDATE amendment_change SET scope = 'DATABASE_ACCESS' ${changes}`])).toBe(
        'ledger_append_only',
      );
      expect(await refusedBy([`DELETE FROM amendment_change ${changes}`])).toBe('ledger_append_only');
    },
  );

  test('a consent to an amendment is never updated or deleted', async () => {
    const given = `WHERE amendment_id IN (SELECT id FROM amendment WHERE ${AGREED})`;
    expect(await refusedBy([`UPDATE consent SET kind = 'ACCESSION' ${given}`])).toBe('ledger_append_only');
    expect(await refusedBy([`DELETE FROM consent ${given}`])).toBe('ledger_append_only');
  });
});
