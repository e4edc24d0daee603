// Every state of an agreement times every verb.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Actor, acting, REGISTRAR, type Row, TODAY } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { bringInto, STATUSES, type Status, sign, succeed } from '../../kit/situations.ts';

let database: TestDatabase;
let registrar: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  registrar = acting(database).as(REGISTRAR);
  for (const status of STATUSES) await bringInto(status, registrar, shared(status));
});

afterAll(() => database.close());

interface Verb {
  readonly operation: string;
  readonly input: Row;
  /** The states in which the verb says that it is allowed. */
  readonly allowed: readonly Status[];
  /** Allowed too where the evidence of a recorded agreement leaves its state open. */
  readonly openForRecorded?: boolean;
  /** What is answered in a state instead of WrongStateError, where the verb is not the state's alone to decide. */
  readonly otherwise?: Partial<Record<Status, string>>;
  /** What must have been done before, where it succeeds. */
  readonly after?: (agreement: string) => Promise<unknown>;
}

const BINDING: readonly Status[] = ['SIGNED', 'IN_FORCE', 'SUSPENDED'];

const VERBS: readonly Verb[] = [
  { operation: 'ReviseDraft', input: { title: 'Another title' }, allowed: ['NEGOTIATING'] },
  { operation: 'WithdrawDraft', input: { reason: 'No longer needed.' }, allowed: ['NEGOTIATING'] },
  { operation: 'ConsentToAgreement', input: {}, allowed: ['NEGOTIATING'] },
  {
    operation: 'RecordApproval',
    input: { party: 'europol', body: 'Management Board', on: '2026-01-20' },
    allowed: ['NEGOTIATING', 'SIGNED'],
    openForRecorded: true,
  },
  {
    operation: 'BringIntoForce',
    input: { on: '2026-02-01' },
    allowed: ['NEGOTIATING', 'SIGNED'],
    otherwise: {
      NEGOTIATING: 'ConsentMissingError',
      ENDED: 'InvalidInputError',
      UNKNOWN: 'InvalidInputError',
    },
  },
  { operation: 'SuspendAgreement', input: { on: '2026-10-01', reason: 'A dispute.' }, allowed: ['IN_FORCE'] },
  { operation: 'ResumeAgreement', input: { on: '2026-10-02' }, allowed: ['SUSPENDED'] },
  {
    operation: 'GiveNotice',
    input: { on: TODAY, effectiveOn: '2027-11-24' },
    allowed: ['IN_FORCE', 'SUSPENDED'],
    openForRecorded: true,
  },
  { operation: 'RenewAgreement', input: { until: '2040-01-01' }, allowed: ['IN_FORCE', 'SUSPENDED'] },
  { operation: 'ProposeTermination', input: { on: '2027-01-01' }, allowed: BINDING, openForRecorded: true },
  {
    operation: 'ConsentToTermination',
    input: {},
    allowed: BINDING,
    openForRecorded: true,
    after: (agreement) => succeed(registrar, 'ProposeTermination', { agreement, on: '2027-01-01' }),
  },
  {
    operation: 'ProposeAmendment',
    input: { effectiveOn: '2026-12-01', changes: [{ addScope: { kind: 'DATABASE_ACCESS' } }] },
    allowed: BINDING,
    openForRecorded: true,
  },
];

const shared = (status: Status) => `shared-${status.toLowerCase().replace('_', '-')}`;

test.each(STATUSES)('an agreement can be brought into the state %s', async (status) => {
  const { agreement } = await registrar.query(
    'query ($slug: String!) { agreement(slug: $slug) { status } }',
    {
      slug: shared(status),
    },
  );
  expect(agreement).toEqual({ status });
});

describe.each(VERBS)('$operation', (verb) => {
  test.each(STATUSES)('in the state %s', async (status) => {
    const { operation, input, allowed, openForRecorded = false, otherwise = {}, after } = verb;
    const succeeds = allowed.includes(status) || (status === 'UNKNOWN' && openForRecorded);
    if (succeeds && !otherwise[status]) {
      const agreement = `${operation.toLowerCase()}-${shared(status)}`;
      await bringInto(status, registrar, agreement);
      await after?.(agreement);
      await succeed(registrar, operation, { agreement, ...input });
      return;
    }
    const before = await database.sql('SELECT count(*) FROM event');
    const answer = await refusal(operation, { agreement: shared(status), ...input });
    if (otherwise[status]) expect(answer).toMatchObject({ __typename: otherwise[status] });
    else
      expect(answer).toMatchObject({ __typename: 'WrongStateError', code: 'WRONG_STATE', status, allowed });
    expect(await database.sql('SELECT count(*) FROM event')).toEqual(before);
  });
});

/** What a mutation answers, with what WrongStateError tells. */
async function refusal(operationName: string, input: Row): Promise<unknown> {
  const field = operationName.charAt(0).toLowerCase() + operationName.slice(1);
  const document = `mutation ($input: ${operationName}Input!) { ${field}(input: $input) {
    __typename ... on UserError { code message } ... on WrongStateError { status allowed } } }`;
  return (await registrar.query(document, { input }))[field];
}

test('a status of a refusal and that of an agreement can be selected together', async () => {
  const document = `mutation ($input: ConsentToAgreementInput!) { consentToAgreement(input: $input) {
    ... on Agreement { status } ... on WrongStateError { status } } }`;
  expect(await registrar.query(document, { input: { agreement: shared('EXPIRED') } })).toEqual({
    consentToAgreement: { status: 'EXPIRED' },
  });
});

test('an agreement that enters into force on a day to come is signed until then, and is brought into force once', async () => {
  await sign(registrar, 'later');
  const entered = await succeed(registrar, 'BringIntoForce', { agreement: 'later', on: '2027-01-01' });
  expect(entered).toMatchObject({ status: 'SIGNED', inForceOn: '2027-01-01' });
  const again = await registrar.act('BringIntoForce', { agreement: 'later', on: '2027-02-01' });
  expect(again).toMatchObject({ __typename: 'ConflictError', code: 'CONFLICT' });
});

test('consenting to an end that nobody has proposed is invalid input', async () => {
  const answer = await registrar.act('ConsentToTermination', { agreement: shared('IN_FORCE') });
  expect(answer).toMatchObject({ __typename: 'InvalidInputError', code: 'INVALID_INPUT' });
});
