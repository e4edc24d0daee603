import { expect, test } from '@jest/globals';
import { changesBetween, type Periods } from '../../server/amendment/agreement-changes.ts';
import type { AgreementStatus } from '../../server/db/generated/prisma/enums.ts';
import { toDate } from '../../server/ledger/day.ts';

const TURN = toDate('2020-01-01');

function changesOf(before: AgreementStatus, after: AgreementStatus, terms: Partial<Periods> = {}) {
  const phase = (status: AgreementStatus) =>
    ({ status, inForce: status === 'IN_FORCE' ? 'YES' : 'NO' }) as const;
  const phases = [
    { since: null, until: TURN, ...phase(before) },
    { since: TURN, until: null, ...phase(after) },
  ];
  return changesBetween({ phases, scopes: [], provisions: [], ...terms }, '2019-01-01', '2022-01-01');
}

test.each([
  ['SIGNED', 'IN_FORCE', 'STARTED'],
  ['IN_FORCE', 'SUSPENDED', 'SUSPENDED'],
  ['SUSPENDED', 'IN_FORCE', 'RESUMED'],
  ['IN_FORCE', 'EXPIRED', 'ENDED'],
  ['SUSPENDED', 'TERMINATED', 'ENDED'],
  ['NEGOTIATING', 'SIGNED', 'STATUS_CHANGED'],
  ['TERMINATED', 'REPLACED', 'STATUS_CHANGED'],
] as const)('from %s to %s is %s', (before, after, kind) => {
  expect(changesOf(before, after).map((change) => change.kind)).toEqual([kind]);
});

test.each([
  ['UNKNOWN', 'IN_FORCE'],
  ['IN_FORCE', 'UNKNOWN'],
  ['UNKNOWN', 'TERMINATED'],
] as const)('from %s to %s nothing is claimed to have happened on that very day', (before, after) => {
  expect(changesOf(before, after).map((change) => change.kind)).toEqual(['STATUS_CHANGED']);
});

test('an amendment whose day comes after the end changes nothing', () => {
  const scope = { kind: 'DATABASE_ACCESS', since: toDate('2021-01-01'), until: null } as const;
  const scopes = [{ ...scope, addedById: 'an amendment', removedById: null }];
  const kindsAfter = (status: AgreementStatus) =>
    changesOf('IN_FORCE', status, { scopes }).map(({ kind }) => kind);

  expect(kindsAfter('TERMINATED')).toEqual(['ENDED']);
  expect(kindsAfter('SUSPENDED')).toEqual(['SUSPENDED', 'SCOPE_ADDED']);
});
