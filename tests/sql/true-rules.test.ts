// The ledger is the truth: what is told of is what happened, and dates and status are what it amounts to. Rules 7, 9 and 10 and the two
// clocks, broken by SQL.
import { describe, expect, test } from '@jest/globals';
import { refusing } from '../kit/refusing.ts';
import { agreement, change, consent, event, insert, party, touch } from '../kit/rows.ts';
import { bringInto, open, sign, start, succeed } from '../kit/situations.ts';

const APPROVAL = { party: 'interpol', body: 'General Assembly' };

const refusedBy = refusing(async (registrar) => {
  await open(registrar, 'draft', { requiredApprovals: [APPROVAL] });
  await succeed(registrar, 'RecordApproval', { agreement: 'draft', on: '2026-01-05', ...APPROVAL });
  await start(registrar, 'pact', { term: null });
  await succeed(registrar, 'RecordEvent', { agreement: 'pact', kind: 'REVIEWED', on: '2026-04-01' });
  await start(registrar, 'ended');
  await succeed(registrar, 'ProposeTermination', { agreement: 'ended', on: '2026-09-01' });
  for (const party of ['interpol', 'europol'])
    await succeed(registrar, 'ConsentToTermination', { agreement: 'ended', party, on: '2026-08-01' });
  await bringInto('UNKNOWN', registrar, 'told');
  for (const [kind, on] of [
    ['SIGNED', '1999-05-01'],
    ['ENTERED_INTO_FORCE', '2000-01-01'],
  ])
    await succeed(registrar, 'RecordEvent', { agreement: 'told', kind, on });
  await succeed(registrar, 'GiveNotice', {
    agreement: 'told',
    party: 'europol',
    on: '2026-01-01',
    effectiveOn: '2027-01-01',
  });
  await succeed(registrar, 'RegisterParty', { slug: 'mortal', name: 'Mortal', category: 'GLOBAL_IO' });
  await start(registrar, 'outlived', { partners: ['mortal'], term: null });
  await start(registrar, 'survivor', { supplements: 'pact', survivesParent: true, term: null });
  await bringInto('ENDED', registrar, 'twice-told');
  await bringInto('UNKNOWN', registrar, 'expired');
  await succeed(registrar, 'RecordEvent', { agreement: 'expired', kind: 'EXPIRED', on: '2020' });
  for (const [slug, on] of [
    ['beside', '2020-06-01'],
    ['after', '2021-06-01'],
  ]) {
    const sources = [{ title: 'A list' }];
    const supplement = { slug, title: slug, partners: ['europol'], supplements: 'expired', sources };
    await succeed(registrar, 'RecordAgreement', supplement);
    await succeed(registrar, 'RecordEvent', { agreement: slug, kind: 'REPLACED', on });
  }
  await sign(registrar, 'unit', { partners: ['oios'], supplements: 'un-cooperation' });
});

const factOf = (slug: string, kind: string) =>
  `(SELECT id FROM event WHERE agreement_id = ${agreement(slug)} AND kind = '${kind}' ORDER BY position DESC LIMIT 1)`;
const phase = (slug: string, status: string, set: string) =>
  `UPDATE phase SET ${set} WHERE agreement_id = ${agreement(slug)} AND status = '${status}'`;
const days = (bound: string, text: string, day: string) =>
  `${text} = '${day}', ${bound}_earliest = '${day}', ${bound}_latest = '${day}'`;
const partyEvent = (slug: string) =>
  insert('event', { id: 'gen_random_uuid()', kind: `'PARTY_UPDATED'`, party_id: party(slug) });

describe('two clocks: nobody consents or approves on a day to come', () => {
  test.each(['SIGNED', 'APPROVED', 'AMENDMENT_CONSENTED', 'TERMINATION_CONSENTED'])('%s', async (kind) => {
    expect(await refusedBy([event('told', kind, '2026-11-25')], '2026-11-24')).toBe('event_day_has_come');
    expect(await refusedBy([event('told', kind, '2999-01-01')], '')).toBe('event_day_has_come');
  });

  test('a draft', async () => {
    const consented = consent('draft', 'europol', '2026-11-25', { draft_number: '1' });
    expect(await refusedBy([consented], '2026-11-24')).toBe('event_day_has_come');
    expect(await refusedBy([consented], '2026-11-25')).toBeUndefined();
  });

  test('nor does a correction say so', async () => {
    const corrected = event('told', 'CORRECTED', '2026-11-25', { corrects_id: factOf('told', 'SIGNED') });
    expect(await refusedBy([corrected])).toBe('event_day_has_come');
  });
});

describe('rule 2: a negotiation', () => {
  test.each(['NEGOTIATION_OPENED', 'DRAFT_REVISED', 'DRAFT_WITHDRAWN', 'CONSENTED'])(
    'is over for an agreement that is concluded: %s',
    async (kind) => {
      const on = kind === 'CONSENTED' ? '2026-01-10' : null;
      expect(await refusedBy([event('pact', kind, on)])).toBe('event_while_negotiating');
      expect(await refusedBy([event('told', kind, on)])).toBe('event_while_negotiating');
    },
  );

  test('that is withdrawn has that status', async () => {
    expect(await refusedBy([event('draft', 'DRAFT_WITHDRAWN'), touch('draft')])).toBe('phases_are_true');
    const withdrawn = phase('draft', 'NEGOTIATING', `status = 'WITHDRAWN'`);
    expect(await refusedBy([event('draft', 'DRAFT_WITHDRAWN'), touch('draft'), withdrawn])).toBeUndefined();
  });

  test('is told of to its parties alone', async () => {
    expect(await refusedBy([event('draft', 'DESCRIBED', null, { audience: `'PUBLIC'` })])).toBe(
      'event_of_draft_is_confidential',
    );
  });

  test('of which consents and approvals stay', async () => {
    const approvals = `WHERE agreement_id = ${agreement('draft')}`;
    const told = event('draft', 'DESCRIBED');
    expect(await refusedBy([told, `DELETE FROM approval ${approvals}`])).toBe('approval_stays');
    expect(await refusedBy([told, `UPDATE approval SET resolution = 'Other' ${approvals}`])).toBe(
      'approval_stays',
    );
    const untold = insert('approval', {
      id: 'gen_random_uuid()',
      agreement_id: agreement('draft'),
      party_id: party('europol'),
      body: `'Board'`,
      '"on"': `'2026-01-05'`,
      on_earliest: `'2026-01-05'`,
      on_latest: `'2026-01-05'`,
      event_id: factOf('draft', 'NEGOTIATION_OPENED'),
    });
    expect(await refusedBy([told, untold])).toBe('approval_is_told');
  });
});

describe('rule 9: what was done here is not corrected', () => {
  test.each([
    ['an entry into force', 'pact', 'ENTERED_INTO_FORCE'],
    ['a signature', 'pact', 'SIGNED'],
    ['an end by consent', 'ended', 'TERMINATED'],
    ['a notice', 'told', 'NOTICE_GIVEN'],
    ['the end that a notice brought about', 'told', 'TERMINATED'],
  ])('%s', async (_what, slug, kind) => {
    for (const [correction, on] of [
      ['CORRECTED', '2000-01-02'],
      ['RETRACTED', null],
    ] as const) {
      const statement = event(slug, correction, on, { corrects_id: factOf(slug, kind) });
      expect(await refusedBy([statement, touch(slug)])).toBe('event_corrects_evidence');
    }
  });

  test('but evidence is', async () => {
    const reviewed = event('pact', 'CORRECTED', '2026-04-02', { corrects_id: factOf('pact', 'REVIEWED') });
    expect(await refusedBy([reviewed, touch('pact')])).toBeUndefined();
    const signed = [
      event('told', 'CORRECTED', '1999-05-02', { corrects_id: factOf('told', 'SIGNED') }),
      touch('told', days('signed', 'signed_on', '1999-05-02')),
      phase('told', 'SIGNED', `since = '1999-05-02'`),
      phase('told', 'UNKNOWN', `until = '1999-05-02'`),
    ];
    expect(await refusedBy(signed)).toBeUndefined();
  });
});

describe('rule 10: the dates of a recorded agreement', () => {
  test.each([
    ['signed', days('signed', 'signed_on', '1999-05-02')],
    ['started', days('start', 'in_force_on', '1998-01-01')],
    ['ended', `${days('end', 'ended_on', '2027-01-02')}, end_status = 'TERMINATED'`],
    ['not ended', 'ended_on = NULL, end_earliest = NULL, end_latest = NULL, end_status = NULL'],
    ['not signed', 'signed_on = NULL, signed_earliest = NULL, signed_latest = NULL'],
  ])('are no other than its events tell: %s', async (_what, set) => {
    expect(await refusedBy([change('told', set)])).toBe('agreement_true_to_evidence');
  });

  test('are written by whoever tells of them', async () => {
    expect(await refusedBy([event('told', 'LISTED', '2001-01-01')])).toBe('event_is_folded');
  });

  const ON = { agreement_id: agreement('told'), event_id: factOf('told', 'SIGNED'), id: 'gen_random_uuid()' };

  test.each([
    ['event', '2001-01-01', event('told', 'LISTED', '2001-01-01', { on_latest: `'2001-01-02'` })],
    [
      'event',
      '2001-02',
      event('told', 'LISTED', '2001-02', { on_earliest: `'2001-02-01'`, on_latest: `'2001-02-27'` }),
    ],
    ['event', '2001', event('told', 'LISTED', '2001', { on_earliest: `'2001-01-01'`, on_latest: 'NULL' })],
    [
      'consent',
      '1999',
      insert('consent', { ...ON, party_id: party('europol'), kind: `'SIGNATURE'`, '"on"': `'1999'` }),
    ],
    ['approval', '1999', insert('approval', { ...ON, party_id: party('europol'), '"on"': `'1999'` })],
    ['agreement', '1999', change('told', `signed_on = '1999'`)],
    ['agreement', '1999', change('told', `in_force_on = '1999'`)],
    ['agreement', '2000', change('told', `in_force_on = '2000', start_latest = '2001-01-01'`)],
    ['agreement', '2000', change('told', `in_force_on = '2000', start_latest = NULL`)],
    [
      'party',
      '1999',
      `UPDATE party SET dissolved_on = '1999', dissolved_earliest = '1998-01-01' WHERE slug = 'mortal'`,
    ],
  ])('a text of an %s means the days beneath it: %s', async (table, _text, statement) => {
    expect(await refusedBy([statement])).toBe(`${table}_text_tells_days`);
  });

  test('an entry into force lies in the year that is told of it, as narrowly as other events leave it', async () => {
    const told = [event('told', 'REPORTED_IN_FORCE', '2000-01-01'), touch('told', `in_force_on = '2000'`)];
    expect(await refusedBy(told)).toBeUndefined();
  });

  test('a month and a year mean all their days', async () => {
    const listed = (text: string, first: string, last: string) =>
      event('told', 'LISTED', text, { on_earliest: `'${first}'`, on_latest: `'${last}'` });
    const leap = listed('2004-02', '2004-02-01', '2004-02-29');
    expect(
      await refusedBy([leap, listed('2005', '2005-01-01', '2005-12-31'), touch('told')]),
    ).toBeUndefined();
  });
});

describe('rule 10: the status on a day', () => {
  const UNKNOWN = `status = 'UNKNOWN', in_force = 'UNKNOWN'`;

  test.each([
    ['an agreement was negotiated here', 'pact', 'IN_FORCE'],
    ['it has surely ended', 'told', 'TERMINATED'],
    ['evidence shows that it is in force', 'told', 'IN_FORCE'],
  ])('is not left open where %s', async (_what, slug, status) => {
    expect(await refusedBy([event(slug, 'DESCRIBED'), phase(slug, status, UNKNOWN)])).toBe('phases_are_true');
  });

  test.each([
    ['of one kind where several ends may have come first', 'twice-told', 'ENDED', 'EXPIRED'],
    ['of no kind where there is one end', 'expired', 'EXPIRED', 'ENDED'],
    ['of another kind', 'expired', 'EXPIRED', 'REPLACED'],
    ['its own where it may have ended with its parent before', 'beside', 'ENDED', 'REPLACED'],
    ["its parent's where it may have ended by itself before", 'beside', 'ENDED', 'TERMINATED'],
    ['its own where it ended with its parent before', 'after', 'TERMINATED', 'REPLACED'],
  ])('after the end is not %s', async (_what, slug, status, claimed) => {
    expect(await refusedBy([event(slug, 'DESCRIBED'), phase(slug, status, `status = '${claimed}'`)])).toBe(
      'phases_are_true',
    );
  });

  test.each([
    ['twice-told', 'ENDED'],
    ['expired', 'EXPIRED'],
    ['beside', 'ENDED'],
    ['after', 'TERMINATED'],
  ])('is not left open where the agreement has surely ended: %s', async (slug, status) => {
    expect(await refusedBy([event(slug, 'DESCRIBED'), phase(slug, status, UNKNOWN)])).toBe('phases_are_true');
    expect(
      await refusedBy([event(slug, 'DESCRIBED'), phase(slug, status, `status = '${status}'`)]),
    ).toBeUndefined();
  });

  const DISSOLVED = `UPDATE party SET dissolved_on = '2027', dissolved_earliest = '2027-01-01', dissolved_latest = '2027-12-31'
    WHERE slug = 'mortal'`;
  const OPEN = [
    phase('outlived', 'IN_FORCE', `until = '2027-01-02'`),
    insert('phase', {
      agreement_id: agreement('outlived'),
      position: '9',
      since: `'2027-01-02'`,
      status: `'UNKNOWN'`,
      in_force: `'UNKNOWN'`,
    }),
  ];

  test('is open after a party is dissolved that nobody succeeds, and the event of the party tells so', async () => {
    const told = partyEvent('mortal');
    expect(await refusedBy([told, DISSOLVED, ...OPEN])).toBeUndefined();
    expect(await refusedBy([told, DISSOLVED])).toBe('phases_are_true');
    expect(await refusedBy([DISSOLVED, ...OPEN])).toBe('told_by_event');
    const succeeded = `${DISSOLVED.replace('SET', `SET successor_id = ${party('europol')},`)}`;
    expect(await refusedBy([told, succeeded])).toBeUndefined();
  });

  test('is not in force for a supplement while its parent is suspended, though it survives the end of it', async () => {
    const suspended = [
      event('pact', 'SUSPENDED', '2026-05-01', { note: `'A dispute.'` }),
      insert('suspension', { agreement_id: agreement('pact'), since: `'2026-05-01'` }),
      touch('pact'),
      phase('pact', 'IN_FORCE', `until = '2026-05-01'`),
      insert('phase', {
        agreement_id: agreement('pact'),
        position: '9',
        since: `'2026-05-01'`,
        status: `'SUSPENDED'`,
        in_force: `'NO'`,
      }),
    ];
    expect(await refusedBy(suspended)).toBe('phases_are_true');
    const survivor = phase('survivor', 'IN_FORCE', `until = '2026-05-01'`);
    const after = suspended
      .slice(-1)
      .map((statement) => statement.replace(agreement('pact'), agreement('survivor')));
    expect(await refusedBy([...suspended, survivor, ...after])).toBeUndefined();
  });
});

test('rule 7: a unit does not move away from the partner that its supplement is shared with', async () => {
  const moved = `UPDATE party SET parent_id = NULL WHERE slug = 'oios'`;
  expect(await refusedBy([partyEvent('oios'), moved])).toBe('agreement_supplement_shares_partner');
});
