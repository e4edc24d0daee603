// Succession, supplements, suspension, notice and termination: rules 6 to 8, broken by SQL.
import { describe, expect, test } from '@jest/globals';
import { refusing } from '../kit/refusing.ts';
import { agreement, change, consent, event, insert, nothingSure, party } from '../kit/rows.ts';
import { bringInto, open, sign, start, succeed } from '../kit/situations.ts';

const refusedBy = refusing(async (registrar) => {
  await bringInto('REPLACED', registrar, 'replaced');
  await bringInto('SUSPENDED', registrar, 'suspended');
  await open(registrar, 'draft');
  await sign(registrar, 'signed');
  await start(registrar, 'in-force');
  await start(registrar, 'silent', { noticeMonths: null });
  await succeed(registrar, 'ProposeTermination', { agreement: 'in-force', on: '2026-12-31' });
});

/** Statements that record an agreement between the host and a partner. */
function recorded(partner: string, category: string, column: string, related: string): string[] {
  const id = `'00000000-0000-4000-8000-000000000001'`;
  const place = (party_id: string, role: string, position: string) =>
    insert('agreement_party', { agreement_id: id, party_id, role, position });
  return [
    insert('agreement', {
      id,
      slug: `'new'`,
      title: `'New'`,
      origin: `'RECORDED'`,
      concluded: 'TRUE',
      lead_partner_id: party(partner),
      category: `'${category}'`,
      [column]: agreement(related),
    }),
    place(party('interpol'), `'HOST'`, '0'),
    place(party(partner), `'PARTNER'`, '1'),
    insert('phase', { agreement_id: id, position: '0', status: `'UNKNOWN'`, in_force: `'UNKNOWN'` }),
    event('new', 'DESCRIBED'),
  ];
}

describe('rule 6: succession', () => {
  test('a successor has every party of what it replaces', async () => {
    expect(await refusedBy(recorded('europol', 'REGIONAL_IO', 'replaces_id', 'in-force'))).toBeUndefined();
    expect(await refusedBy(recorded('cemac', 'REGIONAL_IO', 'replaces_id', 'in-force'))).toBe(
      'agreement_successor_has_all_parties',
    );
  });

  test.each([
    ['replaced', `ended_on = '2026-08-31', end_earliest = '2026-08-31', end_latest = '2026-08-31'`],
    ['replaced', `ended_on = '2026-09-02', end_earliest = '2026-09-02', end_latest = '2026-09-02'`],
    ['replaced', `end_status = 'TERMINATED'`],
    ['replaced', 'ended_on = NULL, end_earliest = NULL, end_latest = NULL, end_status = NULL'],
    ['replaced-successor', `in_force_on = '2026-09-02'`],
  ])('there is neither a gap nor an overlap when %s is made %s', async (slug, set) => {
    expect(await refusedBy([change(slug, set)])).toBe('agreement_replaced_on_entry');
  });
});

describe('rule 7: supplements', () => {
  test('a supplement shares a partner, or a unit of it, with its parent', async () => {
    expect(
      await refusedBy(recorded('un', 'UN_AND_RELATED', 'supplements_id', 'un-cooperation')),
    ).toBeUndefined();
    expect(
      await refusedBy(recorded('oios', 'UN_AND_RELATED', 'supplements_id', 'un-cooperation')),
    ).toBeUndefined();
    expect(await refusedBy(recorded('europol', 'REGIONAL_IO', 'supplements_id', 'un-cooperation'))).toBe(
      'agreement_supplement_shares_partner',
    );
  });
});

describe('rule 8: suspension', () => {
  const suspended = (slug: string, since: string, until: string | null) =>
    `WITH told AS (${event(slug, 'DESCRIBED')}) ${insert('suspension', {
      agreement_id: agreement(slug),
      since: `'${since}'`,
      until: until === null ? 'NULL' : `'${until}'`,
    })}`;

  test('an agreement can be suspended from its first day in force to its last', async () => {
    const always = suspended('in-force', '2026-02-01', '2031-02-01');
    expect(await refusedBy([always, nothingSure('in-force')])).toBeUndefined();
  });

  test.each([
    ['of no day', 'suspension_period', suspended('in-force', '2026-05-01', '2026-05-01')],
    ['while another lasts', 'suspension_once_a_day', suspended('suspended', '2026-05-01', null)],
    [
      'before the entry into force',
      'suspension_within_force',
      suspended('in-force', '2026-01-31', '2026-03-01'),
    ],
    ['from the end', 'suspension_within_force', suspended('in-force', '2031-02-01', null)],
    ['beyond the end', 'suspension_within_force', suspended('in-force', '2026-05-01', '2031-02-02')],
    ['of what is not in force', 'suspension_within_force', suspended('signed', '2026-05-01', null)],
  ])('a suspension %s is refused', async (_what, constraint, statement) => {
    expect(await refusedBy([statement])).toBe(constraint);
  });

  test.each([
    `start_earliest = '2026-03-02', start_latest = '2026-03-02'`,
    `ended_on = '2026-03-01', end_earliest = '2026-03-01', end_latest = '2026-03-01'`,
  ])('the period in force does not shrink to less than its suspension: %s', async (set) => {
    expect(await refusedBy([change('suspended', set)])).toBe('suspension_within_force');
  });
});

describe('rule 8: notice and termination', () => {
  const notice = (slug: string, on: string, effectiveOn: string, by = 'europol') =>
    event(slug, 'NOTICE_GIVEN', on, {
      party_id: party(by),
      details: `'${JSON.stringify({ effectiveOn })}'`,
    });

  test.each([
    ['in-force', '2026-05-01', '2026-06-01', '2026-05-31'],
    ['silent', '2026-05-01', '2027-05-01', '2027-04-30'],
  ])('notice of %s, given on %s, takes effect on %s at the earliest', async (slug, on, first, tooEarly) => {
    expect(await refusedBy([notice(slug, on, first)])).toBeUndefined();
    expect(await refusedBy([notice(slug, on, tooEarly)])).toBe('event_notice_period');
  });

  test('notice says whose it is, and when it takes effect', async () => {
    expect(await refusedBy([notice('in-force', '2026-05-01', '2026-06-01', 'nobody')])).toBe(
      'event_notice_period',
    );
    expect(
      await refusedBy([event('in-force', 'NOTICE_GIVEN', '2026-05-01', { party_id: party('europol') })]),
    ).toBe('event_notice_period');
  });

  const OPEN = `agreement_id = ${agreement('in-force')} AND outcome IS NULL`;
  const toTermination = (by: string, on: string) =>
    consent('in-force', by, on, { termination_id: `(SELECT id FROM termination WHERE ${OPEN})` });
  const AGREED = `WITH told AS (${event('in-force', 'TERMINATED', '2026-12-31')})
    UPDATE termination SET outcome = 'AGREED' WHERE ${OPEN}`;
  const proposed = (slug: string, by: string, on = '2026-12-31') =>
    insert('termination', {
      id: 'gen_random_uuid()',
      agreement_id: agreement(slug),
      '"on"': `'${on}'`,
      proposed_by_id: party(by),
    });

  test('a termination that every party has consented to by its day is agreed', async () => {
    expect(
      await refusedBy([
        toTermination('interpol', '2026-12-31'),
        toTermination('europol', '2026-10-01'),
        AGREED,
      ]),
    ).toBeUndefined();
  });

  test.each([
    ['without a consent', 'termination_agreed_by_all', [AGREED]],
    ['while one is missing', 'termination_agreed_by_all', [toTermination('interpol', '2026-10-01'), AGREED]],
    [
      'before the last of them',
      'termination_agreed_by_all',
      [toTermination('interpol', '2027-01-01'), toTermination('europol', '2026-10-01'), AGREED],
    ],
    [
      'to which a party consents twice',
      'consent_once_a_termination',
      [toTermination('europol', '2026-10-01'), toTermination('europol', '2026-10-02')],
    ],
    ['beside another that is open', 'termination_one_open', [proposed('in-force', 'europol')]],
    ['of a draft', 'termination_within_force', [proposed('draft', 'europol')]],
    ['on its first day', 'termination_within_force', [proposed('silent', 'europol', '2026-02-01')]],
    ['after it has ended', 'termination_within_force', [proposed('replaced', 'europol')]],
    ['that a stranger proposes', 'termination_proposed_by_a_party', [proposed('silent', 'wco')]],
  ])('a termination by consent %s is refused', async (_what, constraint, statements) => {
    expect(await refusedBy(statements)).toBe(constraint);
  });
});
