// What every party has consented to is fixed in the tables, and nothing changes there but with an event that tells of it.
import { describe, expect, test } from '@jest/globals';
import { refusing } from '../kit/refusing.ts';
import { agreement, event, party, term } from '../kit/rows.ts';
import { propose, start, succeed } from '../kit/situations.ts';

const refusedBy = refusing(async (registrar) => {
  await start(registrar, 'pact');
  const agreed = await propose(registrar, 'pact', '2026-06-01', [
    { addScope: { kind: 'DATABASE_ACCESS' } },
    { replaceProvision: { number: '1', text: 'The parties cooperate closely.' } },
  ]);
  await propose(registrar, 'pact', '2026-06-01', [{ addScope: { kind: 'TECHNICAL_ASSISTANCE' } }]);
  for (const party of ['interpol', 'europol'])
    await succeed(registrar, 'ConsentToAmendment', { amendment: agreed, party, on: '2026-05-01' });
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
      `UPDATE agreement SET in_force_on = '1999', start_earliest = '1999-01-01' WHERE slug = 'pact'`,
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
    [
      'no approval is required',
      `INSERT INTO approval_requirement (agreement_id, party_id, body) SELECT ${PACT}, id, 'Board' FROM party WHERE is_host`,
    ],
  ])('%s', async (_what, statement) => {
    expect(await refusedBy([statement])).toBe('told_by_event');
  });

  test('an event of another transaction does not tell of it', async () => {
    expect(await refusedBy([event('un-cooperation', 'DESCRIBED'), `DELETE FROM phase ${WHERE}`])).toBe(
      'told_by_event',
    );
  });
});
