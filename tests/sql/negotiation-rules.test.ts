// Drafts, consents and entry into force: rules 2 and 3, broken by SQL.
import { describe, expect, test } from '@jest/globals';
import { refusing } from '../kit/refusing.ts';
import { agreement, change, consent, event, insert, party, term, touch } from '../kit/rows.ts';
import { bringInto, open, sign, start, succeed } from '../kit/situations.ts';

const APPROVAL = { party: 'interpol', body: 'General Assembly' };

const refusedBy = refusing(async (registrar) => {
  await open(registrar, 'draft');
  await succeed(registrar, 'ConsentToAgreement', { agreement: 'draft', party: 'interpol', on: '2026-01-10' });
  await bringInto('WITHDRAWN', registrar, 'withdrawn');
  await sign(registrar, 'signed', { daysAfterLastConsent: 30, requiredApprovals: [APPROVAL] });
  await succeed(registrar, 'RecordApproval', { agreement: 'signed', on: '2026-03-01', ...APPROVAL });
  await start(registrar, 'in-force');
});

const draft = (slug: string, number: string, by = 'europol') =>
  insert('draft', { agreement_id: agreement(slug), number, proposed_by_id: party(by) });
const draftScope = (slug: string, kind = 'DATABASE_ACCESS') =>
  insert('draft_scope', { agreement_id: agreement(slug), draft_number: '1', kind: `'${kind}'` });
const provision = (slug: string, columns: Readonly<Record<string, string>>) =>
  insert('draft_provision', {
    agreement_id: agreement(slug),
    draft_number: '1',
    position: '7',
    number: `'7'`,
    text: `'Text'`,
    ...columns,
  });
const requirement = (by: string, body: string) =>
  insert('approval_requirement', { agreement_id: agreement('draft'), party_id: party(by), body });
const toDraft = (slug: string, by: string, number = '1') =>
  consent(slug, by, '2026-01-11', { draft_number: number });
const revised = (number: string) =>
  event('draft', 'DRAFT_REVISED', null, { party_id: party('europol'), details: `'{"draft": ${number}}'` });
const REVISED = [revised('2'), draft('draft', '2'), change('draft', 'draft_number = 2')];
const status = (slug: string, position: number, since: string, until: string | null, name: string) =>
  insert('phase', {
    agreement_id: agreement(slug),
    position: String(position),
    since: `'${since}'`,
    until: until === null ? 'NULL' : `'${until}'`,
    status: `'${name}'`,
    in_force: name === 'IN_FORCE' ? `'YES'` : `'NO'`,
  });
const lasts = (slug: string, name: string, until: string) =>
  `UPDATE phase SET until = '${until}' WHERE agreement_id = ${agreement(slug)} AND status = '${name}'`;
const CONCLUDED = 'concluded = TRUE';
const SIGNED = [
  change(
    'draft',
    `${CONCLUDED}, signed_on = '2026-01-11', signed_earliest = '2026-01-11', signed_latest = '2026-01-11'`,
  ),
  lasts('draft', 'NEGOTIATING', '2026-01-11'),
  status('draft', 1, '2026-01-11', null, 'SIGNED'),
];

describe('rule 2: signed when every party has consented to the same draft', () => {
  test('a draft that every party has consented to is signed', async () => {
    const signed = [toDraft('draft', 'europol'), ...SIGNED];
    const terms = [
      term('scope', 'draft', { kind: `'INFORMATION_EXCHANGE'` }),
      term('provision', 'draft', { number: `'1'`, text: `'The parties cooperate.'` }),
    ];

    expect(await refusedBy([...signed, ...terms])).toBeUndefined();
    expect(await refusedBy(signed)).toBe('agreement_has_drafted_terms');
    expect(await refusedBy([toDraft('draft', 'europol')])).toBe('agreed_with_last_consent');
    expect(await refusedBy([toDraft('draft', 'europol'), change('draft', CONCLUDED), ...terms])).toBe(
      'agreement_true_to_acts',
    );
  });

  test.each([
    ['by all while one consent is missing', 'agreement_consented_by_all', [change('draft', CONCLUDED)]],
    [
      'on consents to a draft before the last',
      'agreement_consented_by_all',
      [toDraft('draft', 'europol'), ...REVISED, toDraft('draft', 'interpol', '2'), ...SIGNED],
    ],
    [
      'after its draft was withdrawn',
      'agreement_not_withdrawn',
      [toDraft('draft', 'europol'), event('draft', 'DRAFT_WITHDRAWN'), change('draft', CONCLUDED)],
    ],
  ])('an agreement cannot be signed %s', async (_what, constraint, statements) => {
    expect(await refusedBy(statements)).toBe(constraint);
  });

  test('a recorded agreement is never a negotiation', async () => {
    expect(await refusedBy([change('un-cooperation', 'concluded = FALSE')])).toBe(
      'agreement_recorded_is_concluded',
    );
    expect(await refusedBy([change('un-cooperation', 'draft_number = 1')])).toBe(
      'agreement_negotiated_has_draft',
    );
  });

  const untold = (slug: string) =>
    insert('consent', {
      id: 'gen_random_uuid()',
      agreement_id: agreement(slug),
      draft_number: '1',
      party_id: party('europol'),
      kind: `'SIGNATURE'`,
      '"on"': `'2026-01-11'`,
      event_id: `(SELECT id FROM event WHERE agreement_id = ${agreement(slug)} LIMIT 1)`,
    });

  test.each([
    ['twice to one draft', 'consent_once_a_draft', toDraft('draft', 'interpol')],
    [
      'to a draft on no certain day',
      'consent_given_here_has_day',
      consent('draft', 'europol', '2026-01-11', { draft_number: '1', on_earliest: 'NULL' }),
    ],
    [
      'to a draft and to an amendment at once',
      'consent_to_one_thing',
      consent('draft', 'europol', '2026-01-11', { draft_number: '1', amendment_id: 'gen_random_uuid()' }),
    ],
    ['to a draft that is not there', 'consent_to_open_proposal', toDraft('draft', 'europol', '2')],
    ['to a draft that was withdrawn', 'consent_to_open_proposal', untold('withdrawn')],
    ['to a draft that is signed', 'consent_to_open_proposal', untold('signed')],
  ])('a party cannot consent %s', async (_what, constraint, statement) => {
    expect(await refusedBy([statement])).toBe(constraint);
  });

  test.each(['consent', 'draft', 'draft_scope', 'draft_provision'])(
    'a row of %s is never updated or deleted',
    async (table) => {
      const where = `WHERE agreement_id = ${agreement('draft')}`;
      expect(await refusedBy([`UPDATE ${table} SET agreement_id = agreement_id ${where}`])).toBe(
        'ledger_append_only',
      );
      expect(await refusedBy([`DELETE FROM ${table} ${where}`])).toBe('ledger_append_only');
    },
  );
});

describe('rule 2: a revision makes a new draft, until all have signed', () => {
  test('the next draft becomes the current one', async () => {
    expect(await refusedBy(REVISED)).toBeUndefined();
  });

  test.each([
    ['a draft that skips a number', 'draft_is_next', [draft('draft', '3')]],
    ['a draft of a number that is taken', 'draft_is_next', [draft('draft', '1')]],
    ['a draft that is not made current', 'draft_is_current', [draft('draft', '2')]],
    ['a draft that no event tells of', 'draft_is_told', REVISED.slice(1)],
    ['a draft that its event does not tell of', 'draft_is_told', [revised('3'), ...REVISED.slice(1)]],
    ['a current draft that is not there', 'agreement_current_draft', [change('draft', 'draft_number = 2')]],
    [
      'a return to an earlier draft',
      'agreement_revised_by_draft',
      [...REVISED, change('draft', 'draft_number = 1')],
    ],
    ['a new title without a new draft', 'agreement_revised_by_draft', [change('draft', `title = 'Other'`)]],
    ['a draft by a stranger', 'draft_proposed_by_a_party', [draft('draft', '2', 'wco')]],
    [
      'a provision with an untidy number',
      'draft_provision_number_form',
      [provision('draft', { number: `' 7'` })],
    ],
    ['a provision without text', 'draft_provision_text_form', [provision('draft', { text: `' '` })]],
    [
      'two provisions in one place',
      'draft_provision_place',
      [
        draft('draft', '2'),
        provision('draft', { draft_number: '2' }),
        provision('draft', { draft_number: '2', number: `'8'` }),
      ],
    ],
    ['a required approval of no body', 'approval_requirement_body_form', [requirement('interpol', `''`)]],
    ["a stranger's required approval", 'approval_requirement_of_a_party', [requirement('wco', `'Council'`)]],
  ])('%s is refused', async (_what, constraint, statements) => {
    expect(await refusedBy(statements)).toBe(constraint);
  });

  test.each(['signed', 'in-force', 'withdrawn'])('no draft follows when an agreement is %s', async (slug) => {
    expect(await refusedBy([draft(slug, '2')])).toBe('draft_while_negotiating');
    expect(await refusedBy([draftScope(slug)])).toBe('draft_while_negotiating');
    expect(await refusedBy([provision(slug, {})])).toBe('draft_while_negotiating');
  });

  test.each([
    `slug = 'other'`,
    `kind = 'TRAINING_AGREEMENT'`,
    `supplements_id = ${agreement('un-cooperation')}`,
    'survives_parent = TRUE',
    `replaces_id = ${agreement('in-force')}`,
    'notice_months = 2',
    'term_months = NULL',
    'term_renewable = FALSE',
    'days_after_last_consent = 1',
    `origin = 'RECORDED', draft_number = NULL, concluded = TRUE`,
  ])('no draft changes what an agreement was opened with: %s', async (set) => {
    expect(await refusedBy([change('draft', set)])).toBe('agreement_fixed_when_opened');
  });

  test.each([`title = 'Other'`, 'concluded = FALSE', 'draft_number = 2'])(
    'what every party has signed stays: %s',
    async (set) => {
      expect(await refusedBy([change('signed', set)])).toBe('agreement_fixed_when_concluded');
    },
  );

  test.each([
    ['agreement_notice_months', 'notice_months', '-1'],
    ['agreement_notice_months', 'notice_months', '1201'],
    ['agreement_term_months', 'term_months', '0'],
    ['agreement_days_after_last_consent', 'days_after_last_consent', '-1'],
  ])('%s refuses an agreement whose %s is %s', async (constraint, column, value) => {
    const opened = insert('agreement', {
      id: 'gen_random_uuid()',
      slug: `'new'`,
      title: `'New'`,
      origin: `'NEGOTIATED'`,
      draft_number: '1',
      lead_partner_id: party('europol'),
      category: `'REGIONAL_IO'`,
      [column]: value,
    });
    expect(await refusedBy([opened])).toBe(constraint);
  });
});

describe('rule 3: entry into force', () => {
  const entry = (slug: string, on: string) => event(slug, 'ENTERED_INTO_FORCE', on);
  const APPROVED_AGAIN = `WITH told AS (${event('signed', 'APPROVED', '2026-03-02')} RETURNING id) ${insert(
    'approval',
    {
      id: 'gen_random_uuid()',
      agreement_id: agreement('signed'),
      party_id: party('interpol'),
      body: `'General Assembly'`,
      '"on"': `'2026-03-02'`,
      on_earliest: `'2026-03-02'`,
      on_latest: `'2026-03-02'`,
      event_id: '(SELECT id FROM told)',
    },
  )}`;

  test('an agreement enters into force on the day of the last required approval', async () => {
    const entered = [
      entry('signed', '2026-03-01'),
      touch(
        'signed',
        `in_force_on = '2026-03-01', start_earliest = '2026-03-01', start_latest = '2026-03-01',
         ended_on = '2031-03-01', end_earliest = '2031-03-01', end_latest = '2031-03-01', end_status = 'EXPIRED'`,
      ),
      lasts('signed', 'SIGNED', '2026-03-01'),
      status('signed', 2, '2026-03-01', '2031-03-01', 'IN_FORCE'),
      status('signed', 3, '2031-03-01', null, 'EXPIRED'),
    ];
    expect(await refusedBy(entered)).toBeUndefined();
    expect(await refusedBy([entry('signed', '2026-03-01')])).toBe('event_is_folded');
  });

  test.each([
    ['before every party has consented', 'event_entry_after_consents', entry('draft', '2026-11-01')],
    [
      'before the day that its own rule computes',
      'event_entry_after_consents',
      entry('signed', '2026-02-08'),
    ],
    ['before the last required approval', 'event_entry_after_approvals', entry('signed', '2026-02-28')],
    ['a second time', 'event_entry_once', entry('in-force', '2026-03-01')],
    [
      'on no certain day',
      'event_entry_after_consents',
      event('signed', 'ENTERED_INTO_FORCE', '2026-03-01', { on_latest: `'2026-03-31'` }),
    ],
  ])('an agreement does not enter into force %s', async (_what, constraint, statement) => {
    expect(await refusedBy([statement])).toBe(constraint);
  });

  test('a body approves once', async () => {
    expect(await refusedBy([APPROVED_AGAIN])).toBe('approval_once_a_body');
  });
});
