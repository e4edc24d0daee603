// Succession, supplements, suspension, notice and termination: rules 6 to 8, broken by SQL.
import { describe, expect, test } from '@jest/globals';
import { refusing } from '../kit/refusing.ts';
import { agreement, change, consent, event, insert, party, touch } from '../kit/rows.ts';
import { bringInto, open, sign, start, succeed } from '../kit/situations.ts';

const refusedBy = refusing(async (registrar) => {
  await bringInto('REPLACED', registrar, 'replaced');
  await bringInto('SUSPENDED', registrar, 'suspended');
  await open(registrar, 'draft');
  await bringInto('UNKNOWN', registrar, 'recorded');
  for (const [kind, on] of [
    ['ENTERED_INTO_FORCE', '2010-01-01'],
    ['SUSPENDED', '2015-03-01'],
    ['RESUMED', '2015-06-01'],
  ])
    await succeed(registrar, 'RecordEvent', { agreement: 'recorded', kind, on });
  await sign(registrar, 'signed');
  await start(registrar, 'in-force');
  await start(registrar, 'silent', { noticeMonths: null });
  await succeed(registrar, 'ProposeTermination', { agreement: 'in-force', on: '2026-11-10' });
  await start(registrar, 'several', { partners: ['europol', 'wco'] });
  await start(registrar, 'fixed', { term: { months: 60, renewable: false } });
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
    [
      'replaced-successor',
      `in_force_on = '2026-09-02', start_earliest = '2026-09-02', start_latest = '2026-09-02'`,
    ],
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
  const told = (slug: string, since: string) => event(slug, 'SUSPENDED', since, { note: `'A dispute.'` });
  const lasting = (slug: string, since: string, until: string | null) =>
    insert('suspension', {
      agreement_id: agreement(slug),
      since: `'${since}'`,
      until: until === null ? 'NULL' : `'${until}'`,
    });
  const suspended = (slug: string, since: string, until: string | null) =>
    `WITH told AS (${told(slug, since)}) ${lasting(slug, since, until)}`;
  const ALWAYS = [
    suspended('in-force', '2026-02-01', null),
    touch('in-force'),
    `UPDATE phase SET status = 'SUSPENDED', in_force = 'NO'
     WHERE agreement_id = ${agreement('in-force')} AND status = 'IN_FORCE'`,
  ];

  test('an agreement can be suspended from its first day in force to its last', async () => {
    expect(await refusedBy(ALWAYS)).toBeUndefined();
  });

  test('a suspension lasts from the day that an event tells to that of its resumption', async () => {
    const described = event('in-force', 'DESCRIBED');
    const [, ...others] = ALWAYS;
    expect(await refusedBy([described, lasting('in-force', '2026-02-01', null), ...others])).toBe(
      'suspension_is_told',
    );
    expect(await refusedBy([suspended('in-force', '2026-02-01', '2026-03-01'), ...others])).toBe(
      'suspension_is_told',
    );
    expect(await refusedBy([told('in-force', '2026-03-01'), ...others])).toBe('suspensions_are_kept');
    const over = `DELETE FROM suspension WHERE agreement_id = ${agreement('suspended')}`;
    expect(await refusedBy([event('suspended', 'DESCRIBED'), over])).toBe('suspensions_are_kept');
  });

  test('where it was recorded a suspension is narrowed by its resumption, and by no more', async () => {
    const since = (day: string) =>
      `UPDATE suspension SET since = '${day}' WHERE agreement_id = ${agreement('recorded')}`;
    const described = event('recorded', 'DESCRIBED');
    expect(await refusedBy([described, since('2015-05-31')])).toBe('phases_are_true');
    expect(await refusedBy([described, since('2015-05-30')])).toBe('suspension_is_told');
  });

  test.each([
    ['of no day', 'suspension_period', suspended('in-force', '2026-05-01', '2026-05-01')],
    ['while another lasts', 'suspension_once_a_day', suspended('suspended', '2026-05-01', null)],
    [
      'before the entry into force',
      'suspension_within_force',
      suspended('in-force', '2026-01-31', '2026-03-01'),
    ],
    [
      'from the end',
      'suspension_within_force',
      `WITH told AS (${told('in-force', '2026-05-01')}) ${lasting('in-force', '2031-02-01', null)}`,
    ],
    ['beyond the end', 'suspension_within_force', suspended('in-force', '2026-05-01', '2031-02-02')],
    ['of what is not in force', 'suspension_within_force', suspended('signed', '2026-05-01', null)],
  ])('a suspension %s is refused', async (_what, constraint, statement) => {
    expect(await refusedBy([statement])).toBe(constraint);
  });

  const entry = `(SELECT id FROM event WHERE agreement_id = ${agreement('recorded')} AND kind = 'ENTERED_INTO_FORCE')`;

  test.each([
    [
      'later start',
      event('recorded', 'CORRECTED', '2015-04-01', { corrects_id: entry }),
      `in_force_on = '2015-04-01', start_earliest = '2015-04-01', start_latest = '2015-04-01'`,
    ],
    [
      'earlier end',
      event('recorded', 'TERMINATED', '2015-04-01'),
      `ended_on = '2015-04-01', end_earliest = '2015-04-01', end_latest = '2015-04-01', end_status = 'TERMINATED'`,
    ],
  ])(
    'the period in force does not shrink to less than its suspension by a %s',
    async (_what, statement, set) => {
      expect(await refusedBy([statement, touch('recorded', set)])).toBe('suspension_within_force');
    },
  );
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
    expect(await refusedBy([notice(slug, on, first), ...terminated(slug, 'europol', first)])).toBeUndefined();
    expect(await refusedBy([notice(slug, on, tooEarly)])).toBe('event_notice_period');
  });

  test('a notice is the withdrawal of its partner where others remain, and otherwise the end', async () => {
    const given = notice('several', '2026-05-01', '2026-06-01');
    const leaves = (by: string, on: string) =>
      `UPDATE agreement_party SET until = '${on}' WHERE agreement_id = ${agreement('several')} AND party_id = ${party(by)}`;
    const left = [given, leaves('europol', '2026-06-01')];
    const last = notice('several', '2026-05-02', '2026-07-01', 'wco');
    expect(await refusedBy(left)).toBeUndefined();
    expect(await refusedBy([given])).toBe('notice_has_effect');
    expect(await refusedBy([given, ...terminated('several', 'europol', '2026-06-01')])).toBe(
      'event_end_is_agreed',
    );
    expect(await refusedBy([...left, notice('several', '2026-05-02', '2026-07-01')])).toBe(
      'event_notice_once',
    );
    expect(await refusedBy([...left, leaves('europol', '2026-06-02')])).toBe('agreement_party_until_stays');
    expect(await refusedBy([...left, last, leaves('wco', '2026-07-01')])).toBe('agreement_keeps_partner');
    expect(await refusedBy([...left, last, ...terminated('several', 'wco', '2026-07-01')])).toBeUndefined();
    const hosts = notice('several', '2026-05-01', '2026-06-01', 'interpol');
    expect(await refusedBy([hosts, leaves('interpol', '2026-06-01')])).toBe('notice_has_effect');
    expect(await refusedBy([hosts, ...terminated('several', 'interpol', '2026-06-01')])).toBeUndefined();
  });

  test('a renewal lengthens a term that is renewable', async () => {
    const renewed = (slug: string, until: string) =>
      event(slug, 'RENEWED', '2026-05-01', { details: `'{"until": "${until}"}'` });
    const longer = [
      renewed('in-force', '2035-02-01'),
      touch('in-force', `ended_on = '2035-02-01', end_earliest = '2035-02-01', end_latest = '2035-02-01'`),
      `UPDATE phase SET since = '2035-02-01' WHERE agreement_id = ${agreement('in-force')} AND since = '2031-02-01'`,
      `UPDATE phase SET until = '2035-02-01' WHERE agreement_id = ${agreement('in-force')} AND until = '2031-02-01'`,
    ];
    expect(await refusedBy(longer)).toBeUndefined();
    expect(await refusedBy([renewed('in-force', '2031-02-01')])).toBe('event_renews_term');
    expect(await refusedBy([renewed('fixed', '2035-02-01')])).toBe('event_renews_term');
  });

  test('notice says whose it is, and when it takes effect', async () => {
    expect(await refusedBy([notice('in-force', '2026-05-01', '2026-06-01', 'nobody')])).toBe(
      'event_notice_period',
    );
    expect(
      await refusedBy([event('in-force', 'NOTICE_GIVEN', '2026-05-01', { party_id: party('europol') })]),
    ).toBe('event_notice_period');
  });

  /** The end that a notice brings about, with all that follows from it. */
  function terminated(slug: string, by: string, on: string): string[] {
    const at = `agreement_id = ${agreement(slug)}`;
    return [
      event(slug, 'TERMINATED', on, { party_id: party(by) }),
      touch(
        slug,
        `ended_on = '${on}', end_earliest = '${on}', end_latest = '${on}', end_status = 'TERMINATED'`,
      ),
      `UPDATE phase SET until = '${on}' WHERE ${at} AND status = 'IN_FORCE'`,
      `UPDATE phase SET since = '${on}', status = 'TERMINATED' WHERE ${at} AND status = 'EXPIRED'`,
    ];
  }

  const OPEN = `agreement_id = ${agreement('in-force')} AND outcome IS NULL`;
  const toTermination = (by: string, on: string) =>
    consent('in-force', by, on, { termination_id: `(SELECT id FROM termination WHERE ${OPEN})` });
  const settled = (on: string) => [
    `UPDATE termination SET outcome = 'AGREED', "on" = '${on}' WHERE ${OPEN}`,
    event('in-force', 'TERMINATED', on, {
      details: `(SELECT jsonb_build_object('termination', id) FROM termination WHERE agreement_id = ${agreement('in-force')})`,
    }),
  ];
  const AGREED = settled('2026-11-10');
  const proposed = (slug: string, by: string, on = '2026-12-31') =>
    insert('termination', {
      id: 'gen_random_uuid()',
      agreement_id: agreement(slug),
      '"on"': `'${on}'`,
      proposed_by_id: party(by),
    });

  const allConsented = ['interpol', 'europol'].map((by) => toTermination(by, '2026-10-01'));

  test('a termination that every party has consented to by its day is agreed', async () => {
    expect(
      await refusedBy([
        toTermination('interpol', '2026-11-10'),
        toTermination('europol', '2026-10-01'),
        ...AGREED,
        ...terminated('in-force', 'europol', '2026-11-10').slice(1),
      ]),
    ).toBeUndefined();
  });

  test.each([
    ['without a consent', 'termination_agreed_by_all', AGREED],
    [
      'while one is missing',
      'termination_agreed_by_all',
      [toTermination('interpol', '2026-10-01'), ...AGREED],
    ],
    [
      'before the last of them',
      'termination_agreed_by_all',
      [toTermination('interpol', '2026-11-11'), toTermination('europol', '2026-10-01'), ...AGREED],
    ],
    [
      'after its day and the last of them',
      'termination_for_its_day',
      [...allConsented, ...settled('2026-11-11')],
    ],
    ['that all have consented to and nobody settles', 'agreed_with_last_consent', allConsented],
    ['that ends nothing', 'termination_is_told', [...allConsented, AGREED[0] ?? '']],
    [
      'that gives way to no other',
      'termination_is_told',
      [event('in-force', 'DESCRIBED'), `UPDATE termination SET outcome = 'SUPERSEDED' WHERE ${OPEN}`],
    ],
    [
      'that no event tells of',
      'termination_is_told',
      [event('silent', 'DESCRIBED'), proposed('silent', 'europol')],
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
