// Every state of an amendment times every verb on it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Actor, acting, REGISTRAR, type Row } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import {
  AMENDMENT_STATUSES,
  type AmendmentStatus,
  amendmentIn,
  propose,
  start,
  succeed,
} from '../../kit/situations.ts';

let database: TestDatabase;
let registrar: Actor;
const shared = new Map<AmendmentStatus, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  registrar = acting(database).as(REGISTRAR);
  for (const status of AMENDMENT_STATUSES)
    shared.set(status, await amendmentIn(status, registrar, slugOf(status)));
});

afterAll(() => database.close());

const slugOf = (status: AmendmentStatus) => `amended-${status.toLowerCase().replace('_', '-')}`;
const VERBS = ['ConsentToAmendment', 'DeclineAmendment', 'WithdrawAmendment'];

test.each(AMENDMENT_STATUSES)('an amendment can be brought into the state %s', async (status) => {
  const document = 'query ($id: ID!) { node(id: $id) { ... on Amendment { status } } }';
  expect(await registrar.query(document, { id: shared.get(status) })).toEqual({ node: { status } });
});

describe.each(VERBS)('%s', (operation) => {
  test.each(AMENDMENT_STATUSES)('in the state %s', async (status) => {
    if (status === 'PROPOSED') {
      const amendment = await amendmentIn(status, registrar, `${operation.toLowerCase()}-proposed`);
      await succeed(registrar, operation, { amendment });
      return;
    }
    expect(await refusal(operation, { amendment: shared.get(status) })).toMatchObject({
      __typename: 'AmendmentStateError',
      code: 'WRONG_STATE',
      amendmentStatus: status,
    });
  });

  test('on a proposal whose agreement has ended meanwhile', async () => {
    const agreement = `${operation.toLowerCase()}-ended`;
    await start(registrar, agreement);
    const amendment = await propose(registrar, agreement);
    await succeed(registrar, 'GiveNotice', { agreement, on: '2026-05-01', effectiveOn: '2026-06-01' });
    expect(await refusal(operation, { amendment })).toMatchObject({
      __typename: 'WrongStateError',
      status: 'TERMINATED',
      allowed: ['SIGNED', 'IN_FORCE', 'SUSPENDED'],
    });
  });
});

/** What a mutation answers, with what the errors of states tell. */
async function refusal(operationName: string, input: Row): Promise<unknown> {
  const field = operationName.charAt(0).toLowerCase() + operationName.slice(1);
  const document = `mutation ($input: ${operationName}Input!) { ${field}(input: $input) {
    __typename ... on UserError { code message } ... on WrongStateError { status allowed }
    ... on AmendmentStateError { amendmentStatus } } }`;
  return (await registrar.query(document, { input }))[field];
}
