// What every party has consented to is fixed in the tables, and nothing changes there but with an event that tells of it.
import { describe, expect, test } from '@jest/globals';
import { refusing } from '../kit/refusing.ts';
import { agreement, change, event, party, term } from '../kit/rows.ts';
import { open, propose, start, succeed } from '../kit/situations.ts';

const refusedBy = refusing(async (registrar) => {
  await start(registrar, 'pact');
  const agreed = await propose(registrar, 'pact', '2026-06-01', [
    { addScope: { kind: 'DATABASE_ACCESS' } },
    { replaceProvision: { number: '1', text: 'The parties cooperate closely.' } },
  ]);
  await propose(registrar, 'pact', '2026-06-01', [{ addScope: { kind: 'TECHNICAL_ASSISTANCE' } }]);
  for (const party of ['interpol', 'europol'])
    await succeed(registrar, 'ConsentToAmendment', { amendment: agreed, party, on: '2026-05-01' });
  await open(registrar, 'draft');
  await succeed(registrar, 'ProposeTermination', { agreement: 'pact', on: '2027-01-01' });
  await start(registrar, 'ended');
  await succeed(registrar, 'ProposeTermination', { agreement: 'ended', on: '2027-01-01' });
  for (const party of ['interpol', 'europol'])
    await succeed(registrar, 'ConsentToTermination', { agreement: 'ended', party });
});

const PACT = agreement('pact');
const WCO = party('wco');
const AGREED = `(SELECT id FROM amendment WHERE agreement_id = ${PACT} AND sequence = 1)`;
const PROPOSED = `(SELECT id FROM amendment WHERE agreement_id = ${PACT} AND outcome IS NULL)`;
const TOLD = event('pact', 'DESCRIBED');

describe('what the parties agreed on', () => {
  test.each([
    [
      'gets no party more',
      'agreement_parties_fixed',
      `INSERT INTO agreement_party (agreement_id, party_id, role, position) VALUES (${PACT}, ${WCO}, 'PARTNER', 2)`,
    ],
    [
      'loses no party',
      'consent_of_a_party',
      `DELETE FROM agreement_party WHERE agreement_id = ${PACT} AND role = 'PARTNER'`,
    ],
    [
      'binds nobody in the place of a party',
      'consent_of_a_party',
      `UPDATE agreement_party SET party_id = ${WCO} WHERE agreement_id = ${PACT} AND role = 'PARTNER'`,
    ],
    [
      'gets no scope that no draft has',
      'scope_is_agreed',
      term('scope', 'pact', { kind: `'RECIPROCAL_REPRESENTATION'` }),
    ],
    [
      'gets no scope that the named amendment does not add',
      'scope_is_agreed',
      term('scope', 'pact', {
        kind: `'RECIPROCAL_REPRESENTATION'`,
        since: `'2026-06-01'`,
        added_by_id: `${AGREED}`,
      }),
    ],
    [
      'gets no scope that is only proposed',
      'scope_is_agreed',
      term('scope', 'pact', {
        kind: `'TECHNICAL_ASSISTANCE'`,
        since: `'2026-06-01'`,
        added_by_id: `${PROPOSED}`,
      }),
    ],
    [
      'does not begin to hold earlier than agreed',
      'scope_is_agreed',
      `UPDATE scope SET since = '2026-03-01' WHERE agreement_id = ${PACT} AND kind = 'DATABASE_ACCESS'`,
    ],
    [
      'does not end without an amendment',
      'scope_is_agreed',
      `UPDATE scope SET until = '2026-07-01' WHERE agreement_id = ${PACT} AND kind = 'INFORMATION_EXCHANGE'`,
    ],
    [
      'keeps its wording',
      'provision_is_agreed',
      `UPDATE provision SET text = 'They do not.' WHERE agreement_id = ${PACT} AND added_by_id IS NULL`,
    ],
    [
      'keeps the wording that an amendment brought',
      'provision_is_agreed',
      `UPDATE provision SET text = 'They do not.' WHERE agreement_id = ${PACT} AND added_by_id IS NOT NULL`,
    ],
    ['loses no scope', 'scope_stays', `DELETE FROM scope WHERE agreement_id = ${PACT}`],
    ['loses no provision', 'provision_stays', `DELETE FROM provision WHERE agreement_id = ${PACT}`],
    [
      'is no more than what was proposed',
      'amendment_change_with_proposal',
      `INSERT INTO amendment_change (amendment_id, position, kind, scope) VALUES (${PROPOSED}, 7, 'ADD_SCOPE', 'RECIPROCAL_REPRESENTATION')`,
    ],
  ])('%s', async (_what, constraint, statement) => {
    expect(await refusedBy([TOLD, statement])).toBe(constraint);
  });
});

describe('without an event of the agreement in the same transaction', () => {
  const WHERE = `WHERE agreement_id = ${PACT}`;

  test.each([
    [
      'no bound is typed in',
      `UPDATE agreement SET in_force_on = '1999-01-01', start_earliest = '1999-01-01', start_latest = '1999-01-01' WHERE slug = 'pact'`,
    ],
    [
      'no state is typed in',
      `UPDATE phase SET status = 'SUSPENDED', in_force = 'NO' ${WHERE} AND status = 'IN_FORCE'`,
    ],
    ['no state is taken away', `DELETE FROM phase ${WHERE}`],
    ['no party leaves', `UPDATE agreement_party SET until = '2026-12-01' ${WHERE} AND role = 'PARTNER'`],
    [
      'no suspension is typed in',
      `INSERT INTO suspension (agreement_id, since, until) VALUES (${PACT}, '2026-03-01', '2026-04-01')`,
    ],
    ['no proposal is settled', `UPDATE amendment SET outcome = 'DECLINED' WHERE id = ${PROPOSED}`],
  ])('%s', async (_what, statement) => {
    expect(await refusedBy([statement])).toBe('told_by_event');
  });

  test('an event of another transaction does not tell of it', async () => {
    expect(await refusedBy([event('un-cooperation', 'DESCRIBED'), `DELETE FROM phase ${WHERE}`])).toBe(
      'told_by_event',
    );
  });
});

describe('though an event tells of it', () => {
  const to = (set: string) => change('pact', set);
  const days = (bound: string, day: string) => `${bound}_earliest = '${day}', ${bound}_latest = '${day}'`;

  test.each([
    [
      'no signature gets another day than the last consent',
      'agreement_true_to_acts',
      to(`signed_on = '2020-01-01', ${days('signed', '2020-01-01')}`),
    ],
    [
      'nothing is in force from another day than that of its entry',
      'agreement_true_to_acts',
      to(`in_force_on = '2026-03-01', ${days('start', '2026-03-01')}`),
    ],
    [
      'nothing is terminated that nobody terminated',
      'agreement_true_to_acts',
      to(`ended_on = '2027-01-01', ${days('end', '2027-01-01')}, end_status = 'TERMINATED'`),
    ],
    [
      'nothing is replaced without a successor in force',
      'agreement_true_to_acts',
      to(`ended_on = '2027-01-01', ${days('end', '2027-01-01')}, end_status = 'REPLACED'`),
    ],
    [
      'no termination is told that nobody agreed on',
      'event_end_is_agreed',
      event('pact', 'TERMINATED', '2027-01-01'),
    ],
    [
      'no stranger gives notice',
      'event_notice_sender',
      event('pact', 'NOTICE_GIVEN', '2026-11-24', {
        party_id: WCO,
        details: `'{"effectiveOn": "2028-01-01"}'`,
      }),
    ],
    [
      'no party leaves without a notice',
      'agreement_party_until_by_notice',
      `UPDATE agreement_party SET until = '2026-12-01' WHERE agreement_id = ${PACT} AND role = 'PARTNER'`,
    ],
    [
      'no proposal moves to another day',
      'amendment_true_to_proposal',
      `UPDATE amendment SET effective_on = '2099-01-01' WHERE id = ${PROPOSED}`,
    ],
    [
      'no settled termination changes',
      'termination_settled_is_fixed',
      `UPDATE termination SET outcome = NULL WHERE agreement_id = ${agreement('ended')}`,
    ],
    [
      'no proposed termination moves to another day',
      'termination_true_to_proposal',
      `UPDATE termination SET "on" = '2026-12-01' WHERE agreement_id = ${PACT}`,
    ],
    [
      'no draft gets another scope',
      'draft_term_with_draft',
      `INSERT INTO draft_scope (agreement_id, draft_number, kind) VALUES (${agreement('draft')}, 1, 'DATABASE_ACCESS')`,
    ],
    [
      'no approval is required later',
      'approval_requirement_fixed',
      `INSERT INTO approval_requirement (agreement_id, party_id, body) SELECT ${PACT}, id, 'Board' FROM party WHERE is_host`,
    ],
    ['no table is emptied', 'ledger_append_only', 'TRUNCATE consent'],
  ])('%s', async (_what, constraint, statement) => {
    expect(await refusedBy([TOLD, event('draft', 'DESCRIBED'), statement])).toBe(constraint);
  });
});

describe('what the ledger tells of a negotiated agreement', () => {
  test.each([
    [
      'a signature before all have signed',
      event('draft', 'SIGNED', '2026-01-10', { party_id: party('europol') }),
    ],
    ['a signature on another day', event('pact', 'SIGNED', '2026-01-09', { party_id: party('europol') })],
    ['a signature of nobody', event('pact', 'SIGNED', '2026-01-10')],
    ['an approval that nobody gave', event('pact', 'APPROVED', '2026-01-10', { party_id: party('europol') })],
    ['a replacement without a successor', event('pact', 'REPLACED', '2026-12-31')],
    ['an expiry', event('pact', 'EXPIRED', '2026-12-31')],
    ['a suspension without a reason', event('pact', 'SUSPENDED', '2026-05-01')],
  ])('%s cannot be added', async (_what, statement) => {
    expect(await refusedBy([statement])).toBe('event_follows_act');
  });
});

describe('the status on a day', () => {
  const phase = (slug: string, status: string, set: string) =>
    `UPDATE phase SET ${set} WHERE agreement_id = ${agreement(slug)} AND status = '${status}'`;

  test.each([
    ['in force before its entry', 'pact', 'SIGNED', `status = 'IN_FORCE', in_force = 'YES'`],
    ['never negotiated', 'pact', 'NEGOTIATING', `status = 'SIGNED'`],
    ['terminated while it lasts', 'pact', 'IN_FORCE', `status = 'TERMINATED', in_force = 'NO'`],
    ['suspended without a suspension', 'pact', 'IN_FORCE', `status = 'SUSPENDED', in_force = 'NO'`],
    ['withdrawn without a withdrawal', 'draft', 'NEGOTIATING', `status = 'WITHDRAWN'`],
    ['expired though the parties ended it', 'ended', 'TERMINATED', `status = 'EXPIRED'`],
    ['in force beyond its end', 'ended', 'TERMINATED', `status = 'IN_FORCE', in_force = 'YES'`],
    ['untold for a year', 'pact', 'IN_FORCE', `since = since + 365`],
  ])('is not %s', async (_what, slug, status, set) => {
    expect(await refusedBy([event(slug, 'DESCRIBED'), phase(slug, status, set)])).toBe('phases_are_true');
  });

  test('is for no supplement in force while it is not for the agreement that it supplements', async () => {
    const parent = 'un-cooperation';
    expect(
      await refusedBy([
        event(parent, 'DESCRIBED'),
        phase(parent, 'IN_FORCE', `status = 'UNKNOWN', in_force = 'UNKNOWN'`),
      ]),
    ).toBe('phases_are_true');
  });

  test('cannot be had by deleting what tells of it', async () => {
    expect(await refusedBy([TOLD, `DELETE FROM phase WHERE agreement_id = ${PACT}`])).toBe('phases_are_true');
  });
});
