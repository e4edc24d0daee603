import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { createQuery, type Query } from '../kit/query.ts';
import { addVariety } from '../kit/variety.ts';

let database: TestDatabase;
let api: Query;

beforeAll(async () => {
  database = await createTestDatabase();
  await addVariety(database.db);
  api = createQuery(database);
});

afterAll(() => database.close());

interface AsOf {
  readonly status: string;
  readonly inForce: string;
  readonly scopes: readonly { readonly kind: string; readonly certainty: string }[];
  readonly provisions: readonly { readonly number: string; readonly certainty: string }[];
}

async function asOf(slug: string, on: string): Promise<AsOf> {
  const data = await api.query<{ agreement: AsOf }>(
    `query ($slug: String!, $on: Date!) { agreement(slug: $slug) {
      status(on: $on) inForce(on: $on) scopes(on: $on) { kind certainty } provisions(on: $on) { number certainty } } }`,
    { slug, on },
  );
  return data.agreement;
}

describe('on a day', () => {
  test.each([
    ['stl-cooperation', '2009-12-16', 'SIGNED', 'NO'],
    ['stl-cooperation', '2009-12-17', 'IN_FORCE', 'YES'],
    ['stl-cooperation', '2009-12-18', 'IN_FORCE', 'YES'],
    ['fbi-cooperation', '1950-01-01', 'UNKNOWN', 'UNKNOWN'],
    ['fbi-cooperation', '2026-11-22', 'UNKNOWN', 'UNKNOWN'],
    ['fbi-cooperation', '2026-11-23', 'IN_FORCE', 'YES'],
    ['un-cooperation', '1997-07-07', 'UNKNOWN', 'NO'],
    ['un-cooperation', '1997-07-08', 'UNKNOWN', 'UNKNOWN'],
    ['sadc-cooperation', '2012-01-31', 'UNKNOWN', 'NO'],
    ['sadc-cooperation', '2012-02-10', 'UNKNOWN', 'UNKNOWN'],
    ['unmik-cooperation', '2017-12-03', 'UNKNOWN', 'UNKNOWN'],
    ['unmik-cooperation', '2017-12-04', 'IN_FORCE', 'YES'],
    ['triple-pact', '2001-05-04', 'UNKNOWN', 'NO'],
    ['triple-pact', '2001-05-05', 'SIGNED', 'NO'],
    ['triple-pact', '2001-06-01', 'IN_FORCE', 'YES'],
    ['triple-pact', '2004-12-31', 'IN_FORCE', 'YES'],
    ['triple-pact', '2005-01-01', 'SUSPENDED', 'NO'],
    ['triple-pact', '2006-01-01', 'UNKNOWN', 'UNKNOWN'],
    ['triple-pact', '2006-12-31', 'IN_FORCE', 'YES'],
    ['triple-pact', '2030-05-31', 'IN_FORCE', 'YES'],
    ['triple-pact', '2030-06-01', 'TERMINATED', 'NO'],
    ['triple-supplement', '2030-06-01', 'TERMINATED', 'NO'],
    ['triple-survivor', '2030-06-01', 'IN_FORCE', 'YES'],
    ['old-deal', '2012-12-11', 'IN_FORCE', 'YES'],
    ['old-deal', '2012-12-12', 'REPLACED', 'NO'],
    ['new-deal', '2012-12-11', 'SIGNED', 'NO'],
    ['new-deal', '2012-12-12', 'IN_FORCE', 'YES'],
    ['short-deal', '2009-12-31', 'EXPIRED', 'NO'],
    ['un-cooperation', '0001-01-01', 'UNKNOWN', 'NO'],
    ['un-cooperation', '9999-12-31', 'IN_FORCE', 'YES'],
  ])('%s is on %s %s, in force: %s', async (slug, on, status, inForce) => {
    expect(await asOf(slug, on)).toMatchObject({ status, inForce });
  });

  test('scopes and provisions are as sure as the agreement is in force', async () => {
    const access = (certainty: string) => ({ kind: 'DATABASE_ACCESS', certainty });
    const training = (certainty: string) => ({ kind: 'TECHNICAL_ASSISTANCE', certainty });
    const article = (certainty: string) => ({ number: '1 bis', certainty });

    expect(await asOf('triple-pact', '2001-05-31')).toMatchObject({ scopes: [], provisions: [] });
    expect(await asOf('triple-pact', '2002-12-31')).toMatchObject({
      scopes: [access('YES')],
      provisions: [],
    });
    expect(await asOf('triple-pact', '2003-01-01')).toMatchObject({
      scopes: [access('YES'), training('YES')],
      provisions: [article('YES')],
    });
    expect(await asOf('triple-pact', '2005-06-01')).toMatchObject({ scopes: [], provisions: [] });
    expect(await asOf('triple-pact', '2006-06-01')).toMatchObject({
      scopes: [access('UNKNOWN'), training('UNKNOWN')],
      provisions: [article('UNKNOWN')],
    });
    expect(await asOf('triple-pact', '2009-12-31')).toMatchObject({
      scopes: [access('YES'), training('YES')],
    });
    expect(await asOf('triple-pact', '2010-01-01')).toMatchObject({
      scopes: [access('YES')],
      provisions: [article('YES')],
    });
    expect(await asOf('triple-pact', '2030-06-01')).toMatchObject({ scopes: [], provisions: [] });
  });

  test('a row tells its period and the amendment that added it', async () => {
    const data = await api.query(
      `{ agreement(slug: "triple-pact") {
        scopes(on: "2004-01-01") { kind note since until addedBy { sequence } removedBy { sequence } sources { title } }
        provisions(on: "2004-01-01") { number heading text since until addedBy { sequence } removedBy { sequence } } } }`,
    );

    expect(data).toEqual({
      agreement: {
        scopes: [
          {
            ...{ kind: 'DATABASE_ACCESS', note: 'of stolen things', since: null, until: null },
            ...{ addedBy: null, removedBy: null, sources: [{ title: 'Text of the pact' }] },
          },
          {
            ...{ kind: 'TECHNICAL_ASSISTANCE', note: 'training', since: '2003-01-01', until: '2010-01-01' },
            ...{ addedBy: { sequence: 1 }, removedBy: { sequence: 2 }, sources: [] },
          },
        ],
        provisions: [
          {
            ...{ number: '1 bis', heading: 'Aim', text: 'From then on.', since: '2003-01-01', until: null },
            ...{ addedBy: { sequence: 1 }, removedBy: null },
          },
        ],
      },
    });
  });
});

describe('one query', () => {
  const MANY_DAYS = `
    now: status once: status(on: "2005-06-01") before: status(on: "1990-01-01")
    inForce earlier: inForce(on: "2005-06-01")
    scopes { kind certainty } early: scopes(on: "2004-01-01") { kind certainty } unsure: scopes(on: "2006-06-01") { certainty kind }
    suspended: scopes(on: "2005-06-01") { kind }
    late: provisions(on: "2004-01-01") { certainty } unsureText: provisions(on: "2006-06-01") { certainty }`;
  const ANSWERS = {
    ...{
      now: 'IN_FORCE',
      once: 'SUSPENDED',
      before: 'UNKNOWN',
      inForce: 'YES',
      earlier: 'NO',
      suspended: [],
    },
    scopes: [{ kind: 'DATABASE_ACCESS', certainty: 'YES' }],
    early: [
      { kind: 'DATABASE_ACCESS', certainty: 'YES' },
      { kind: 'TECHNICAL_ASSISTANCE', certainty: 'YES' },
    ],
    unsure: [
      { kind: 'DATABASE_ACCESS', certainty: 'UNKNOWN' },
      { kind: 'TECHNICAL_ASSISTANCE', certainty: 'UNKNOWN' },
    ],
    ...{ late: [{ certainty: 'YES' }], unsureText: [{ certainty: 'UNKNOWN' }] },
  };

  test('asks for several days of one agreement without mixing them up', async () => {
    expect(await api.query(`{ agreement(slug: "triple-pact") { ${MANY_DAYS} } }`)).toEqual({
      agreement: ANSWERS,
    });
  });

  test('asks for several days of every agreement of a list, and of the lists inside it', async () => {
    const data = await api.query(
      `{ agreements(filter: { slug: ["triple-supplement"] }) { nodes { supplements { ${MANY_DAYS} } } }
        partner(slug: "au") { agreements { nodes { slug ${MANY_DAYS} } edges { node { later: status(on: "2030-06-01") } } } } }`,
    );

    expect(data).toMatchObject({
      agreements: { nodes: [{ supplements: ANSWERS }] },
      partner: {
        agreements: {
          nodes: expect.arrayContaining([{ slug: 'triple-pact', ...ANSWERS }]),
          edges: expect.arrayContaining([{ node: { later: 'TERMINATED' } }]),
        },
      },
    });
  });

  test('asks for several days of what is found by a text or an id', async () => {
    const { agreement } = await api.query<{ agreement: { id: string } }>(
      '{ agreement(slug: "triple-pact") { id } }',
    );
    const data = await api.query(
      `query ($id: ID!) {
        node(id: $id) { ... on Agreement { ${MANY_DAYS} } }
        search(text: "triple-pact", first: 1) { nodes { node { ... on Agreement { ${MANY_DAYS} } } } } }`,
      agreement,
    );

    expect(data).toEqual({ node: ANSWERS, search: { nodes: [{ node: ANSWERS }] } });
  });

  test('answers for today where it names no day', async () => {
    const later = createQuery(database, '2031-01-01');
    const document = '{ agreement(slug: "triple-pact") { status inForce scopes { kind } } }';

    expect(await api.query(document)).toMatchObject({ agreement: { status: 'IN_FORCE', inForce: 'YES' } });
    expect(await later.query(document)).toEqual({
      agreement: { status: 'TERMINATED', inForce: 'NO', scopes: [] },
    });
  });
});

test.each(['2015-02-29', '2015-1-1', '2015', 'today', '2015-01-01T00:00:00Z', '', '10000-01-01'])(
  'a day written %j is refused with how to write it',
  async (on) => {
    const { errors } = await api.queryRaw(
      'query ($on: Date!) { agreement(slug: "un-cooperation") { status(on: $on) } }',
      {
        on,
      },
    );

    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining('Write YYYY-MM-DD'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  },
);
