// Amendments: rule 4, broken by SQL.
import { describe, expect, test } from '@jest/globals';
import { refusing } from '../kit/refusing.ts';
import { agreement, change, consent, event, insert, nothingSure, party, term } from '../kit/rows.ts';
import { amendmentIn, propose, sign } from '../kit/situations.ts';

const refusedBy = refusing(async (registrar) => {
  await amendmentIn('IN_EFFECT', registrar, 'amended');
  await propose(registrar, 'amended', '2026-12-01', [{ addScope: { kind: 'TECHNICAL_ASSISTANCE' } }]);
  await amendmentIn('DECLINED', registrar, 'declined');
  await sign(registrar, 'signed');
});

const amendments = (slug: string, outcome: string) =>
  `agreement_id = ${agreement(slug)} AND outcome ${outcome}`;
const PROPOSED = amendments('amended', 'IS NULL');
const AGREED = amendments('amended', `= 'AGREED'`);
const SETTLED: [string, string][] = [
  ['agreed', AGREED],
  ['declined', amendments('declined', `= 'DECLINED'`)],
];

const toProposal = (by: string, on: string) =>
  consent('amended', by, on, { amendment_id: `(SELECT id FROM amendment WHERE ${PROPOSED})` });
const allConsented = (on = '2026-10-02') => [toProposal('interpol', on), toProposal('europol', on)];
const agreed = (sequence: number, effectiveOn: string) =>
  `WITH told AS (${event('amended', 'AMENDMENT_AGREED', '2026-10-02')})
   UPDATE amendment SET outcome = 'AGREED', sequence = ${sequence}, effective_on = '${effectiveOn}' WHERE ${PROPOSED}`;

describe('rule 4: an amendment is agreed when every party has consented', () => {
  test('an amendment that every party has consented to is agreed, from the day of the last consent at the earliest', async () => {
    const agreedByAll = [...allConsented('2026-12-01'), agreed(2, '2026-12-01')];
    const added = {
      kind: `'TECHNICAL_ASSISTANCE'`,
      since: `'2026-12-01'`,
      added_by_id: `(SELECT id FROM amendment WHERE agreement_id = ${agreement('amended')} AND sequence = 2)`,
    };

    expect(await refusedBy([...agreedByAll, term('scope', 'amended', added)])).toBeUndefined();
    expect(await refusedBy(agreedByAll)).toBe('amendment_is_applied');
    expect(await refusedBy([...allConsented('2026-12-02'), agreed(2, '2026-12-01')])).toBe(
      'amendment_agreed_by_all',
    );
  });

  test.each([
    ['without a consent', 'amendment_agreed_by_all', [agreed(2, '2026-12-01')]],
    [
      'while one consent is missing',
      'amendment_agreed_by_all',
      [toProposal('europol', '2026-10-02'), agreed(2, '2026-12-01')],
    ],
    ['with a number left out', 'amendment_in_order', [...allConsented(), agreed(3, '2026-12-01')]],
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
    const startOn = (on: string) => change('amended', `start_earliest = '${on}', start_latest = '${on}'`);
    expect(await refusedBy([startOn('2026-11-02')])).toBe('amendment_after_start');
    expect(await refusedBy([startOn('2026-11-01'), nothingSure('amended')])).toBeUndefined();
  });

  test('a party consents to an amendment once', async () => {
    expect(await refusedBy([...allConsented(), toProposal('europol', '2026-10-03')])).toBe(
      'consent_once_an_amendment',
    );
  });
});

describe('rule 4: what is settled stays', () => {
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
