// What every party has consented to is fixed in the tables, and nothing changes there but with an event that tells of it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { acting, REGISTRAR } from '../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { refusedBy } from '../kit/refused-by.ts';
import { open, propose, start, succeed } from '../kit/situations.ts';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  const registrar = acting(database).as(REGISTRAR);
  await start(registrar, 'pact');
  const agreed = await propose(registrar, 'pact', '2026-06-01', [
    { addScope: { kind: 'DATABASE_ACCESS' } },
    { replaceProvision: { number: '1', text: 'The parties cooperate closely.' } },
  ]);
  const proposed = await propose(registrar, 'pact', '2026-06-01', [
    { addScope: { kind: 'TECHNICAL_ASSISTANCE' } },
  ]);
  const consents = [
    { amendment: agreed, party: 'interpol' },
    { amendment: agreed, party: 'europol' },
    { amendment: proposed, party: 'interpol' },
  ];
  for (const consent of consents)
    await succeed(registrar, 'ConsentToAmendment', { ...consent, on: '2026-05-01' });
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.close();
});

const PACT = `(SELECT id FROM agreement WHERE slug = 'pact')`;
const WCO = `(SELECT id FROM party WHERE slug = 'wco')`;
const AGREED = `(SELECT id FROM amendment WHERE agreement_id = ${PACT} AND sequence = 1)`;
const PROPOSED = `(SELECT id FROM amendment WHERE agreement_id = ${PACT} AND outcome IS NULL)`;
const DESCRIBED = `(SELECT id FROM event WHERE agreement_id = ${PACT} AND kind = 'DESCRIBED' LIMIT 1)`;
const TOLD = `INSERT INTO event (id, kind, agreement_id) VALUES (gen_random_uuid(), 'DESCRIBED', ${PACT})`;
const scope = (columns: string, values: string) =>
  `INSERT INTO scope (id, agreement_id, event_id, ${columns}) VALUES (gen_random_uuid(), ${PACT}, ${DESCRIBED}, ${values})`;

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
    ['gets no scope that no draft has', 'scope_is_agreed', scope('kind', `'RECIPROCAL_REPRESENTATION'`)],
    [
      'gets no scope that the named amendment does not add',
      'scope_is_agreed',
      scope('kind, since, added_by_id', `'RECIPROCAL_REPRESENTATION', '2026-06-01', ${AGREED}`),
    ],
    [
      'gets no scope that is only proposed',
      'scope_is_agreed',
      scope('kind, since, added_by_id', `'TECHNICAL_ASSISTANCE', '2026-06-01', ${PROPOSED}`),
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
    expect(await refusedBy(client, [TOLD, statement])).toBe(constraint);
  });

  test('is applied when an amendment is agreed', async () => {
    const agreed = `UPDATE amendment SET outcome = 'AGREED', sequence = 2 WHERE id = ${PROPOSED}`;
    const consent = `WITH told AS (
        INSERT INTO event (id, kind, agreement_id, amendment_id, party_id, "on", on_earliest, on_latest)
        SELECT gen_random_uuid(), 'AMENDMENT_CONSENTED', ${PACT}, ${PROPOSED}, id, '2026-05-02', '2026-05-02', '2026-05-02'
        FROM party WHERE slug = 'europol' RETURNING id, party_id)
      INSERT INTO consent (id, agreement_id, amendment_id, party_id, kind, "on", on_earliest, on_latest, event_id)
      SELECT gen_random_uuid(), ${PACT}, ${PROPOSED}, party_id, 'SIGNATURE', '2026-05-02', '2026-05-02', '2026-05-02', id FROM told`;

    expect(await refusedBy(client, [consent, agreed])).toBe('amendment_is_applied');
  });

  test('is there when the agreement is concluded', async () => {
    await open(acting(database).as(REGISTRAR), 'unsigned');
    const unsigned = `(SELECT id FROM agreement WHERE slug = 'unsigned')`;
    const told = (kind: string) =>
      `INSERT INTO event (id, kind, agreement_id) VALUES (gen_random_uuid(), '${kind}', ${unsigned})`;
    const consents = `WITH told AS (
        INSERT INTO event (id, kind, agreement_id, party_id, "on", on_earliest, on_latest)
        SELECT gen_random_uuid(), 'CONSENTED', ${unsigned}, party_id, '2026-05-02', '2026-05-02', '2026-05-02'
        FROM agreement_party WHERE agreement_id = ${unsigned} RETURNING id, party_id)
      INSERT INTO consent (id, agreement_id, draft_number, party_id, kind, "on", on_earliest, on_latest, event_id)
      SELECT gen_random_uuid(), ${unsigned}, 1, party_id, 'SIGNATURE', '2026-05-02', '2026-05-02', '2026-05-02', id FROM told`;
    const concluded = `UPDATE agreement SET concluded = TRUE WHERE slug = 'unsigned'`;

    expect(await refusedBy(client, [told('DESCRIBED'), concluded])).toBe('agreement_consented_by_all');
    expect(await refusedBy(client, [consents, concluded])).toBe('agreement_has_drafted_terms');
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
    expect(await refusedBy(client, [statement])).toBe('told_by_event');
  });

  test('an event of another transaction does not tell of it', async () => {
    const other = TOLD.replaceAll('pact', 'un-cooperation');

    expect(await refusedBy(client, [other, `DELETE FROM phase ${WHERE}`])).toBe('told_by_event');
  });
});
