// The calendar has a first and a last day, on which things can begin and end as on any other.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, acting, PUBLIC, REGISTRAR } from '../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { start, succeed } from '../kit/situations.ts';

let database: TestDatabase;
let registrar: Actor;
let anyone: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  const stage = acting(database);
  registrar = stage.as(REGISTRAR);
  anyone = stage.as(PUBLIC);
});

afterAll(() => database.close());

let recorded = 0;

const FIRST = '0001-01-01';
const LAST = '9999-12-31';

test.each([
  ['LISTED', FIRST, 'IN_FORCE', 'IN_FORCE'],
  ['ENTERED_INTO_FORCE', FIRST, 'IN_FORCE', 'IN_FORCE'],
  ['ENTERED_INTO_FORCE', `[..${FIRST}]`, 'IN_FORCE', 'IN_FORCE'],
  ['ENTERED_INTO_FORCE', 'XXXX', 'UNKNOWN', 'IN_FORCE'],
  ['ENTERED_INTO_FORCE', LAST, 'UNKNOWN', 'IN_FORCE'],
  ['SIGNED', FIRST, 'UNKNOWN', 'UNKNOWN'],
  ['SIGNED', '[0001..]', 'UNKNOWN', 'UNKNOWN'],
  ['TERMINATED', FIRST, 'TERMINATED', 'TERMINATED'],
  ['TERMINATED', 'XXXX', 'UNKNOWN', 'TERMINATED'],
  ['TERMINATED', LAST, 'UNKNOWN', 'TERMINATED'],
])(
  '%s on %s is recorded, and the agreement is %s on the first day and %s on the last',
  async (kind, on, first, last) => {
    recorded += 1;
    const slug = `edge-${recorded}`;
    await succeed(registrar, 'RecordAgreement', {
      slug,
      title: slug,
      partners: ['europol'],
      sources: [{ title: 'A list' }],
    });
    await succeed(registrar, 'RecordEvent', { agreement: slug, kind, on });

    const { agreement } = await anyone.query(
      `query ($slug: String!) { agreement(slug: $slug) { first: status(on: "${FIRST}") last: status(on: "${LAST}") } }`,
      { slug },
    );
    expect(agreement).toEqual({ first, last });
    for (const [day, status] of [
      [FIRST, first],
      [LAST, last],
    ]) {
      const filter = { slug: [slug], on: day, status: [status] };
      const { agreements } = await anyone.query(
        'query ($filter: AgreementFilter) { agreements(filter: $filter) { totalCount } }',
        { filter },
      );
      expect([day, agreements]).toEqual([day, { totalCount: 1 }]);
    }
  },
);

test('what is negotiated here can be signed, and enter into force, on the first day, and expire on the last', async () => {
  const slug = 'for-ever';
  const on = FIRST;
  await succeed(registrar, 'OpenNegotiation', {
    ...{ slug, title: slug, kind: 'COOPERATION_AGREEMENT', partners: ['europol'] },
    scopes: [{ kind: 'INFORMATION_EXCHANGE' }],
  });
  for (const party of ['interpol', 'europol'])
    await succeed(registrar, 'ConsentToAgreement', { agreement: slug, party, on });
  await succeed(registrar, 'BringIntoForce', { agreement: slug, on });
  await start(registrar, 'renewed', { term: { months: 12, renewable: true } });
  await succeed(registrar, 'RenewAgreement', { agreement: 'renewed', until: LAST });

  expect(
    await anyone.query(
      `{ pact: agreement(slug: "for-ever") { inForceOn status(on: "${FIRST}") } renewed: agreement(slug: "renewed") { endedOn status(on: "${LAST}") } }`,
    ),
  ).toEqual({
    pact: { inForceOn: FIRST, status: 'IN_FORCE' },
    renewed: { endedOn: LAST, status: 'EXPIRED' },
  });
});
