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

interface Change {
  readonly on: string;
  readonly kind: string;
  readonly status: string | null;
  readonly inForce: string | null;
  readonly scope: string | null;
  readonly provision: { readonly number: string } | null;
  readonly amendment: { readonly sequence: number } | null;
}

async function changes(from: string, to: string): Promise<readonly Change[]> {
  const data = await api.query<{ agreement: { changes: readonly Change[] } }>(
    `query ($from: Date!, $to: Date!) { agreement(slug: "triple-pact") { changes(from: $from, to: $to) {
      on kind status inForce scope provision { number } amendment { sequence } } } }`,
    { from, to },
  );
  return data.agreement.changes;
}

describe('what changed between two days', () => {
  const NONE = { status: null, inForce: null, scope: null, provision: null };

  test('is told in the order of the days, with the amendment that says so', async () => {
    expect(await changes('2002-12-31', '2005-01-01')).toEqual([
      {
        ...NONE,
        on: '2003-01-01',
        kind: 'SCOPE_ADDED',
        scope: 'TECHNICAL_ASSISTANCE',
        amendment: { sequence: 1 },
      },
      {
        ...NONE,
        on: '2003-01-01',
        kind: 'PROVISION_ADDED',
        provision: { number: '1 bis' },
        amendment: { sequence: 1 },
      },
      {
        ...NONE,
        on: '2005-01-01',
        kind: 'SUSPENDED',
        status: 'SUSPENDED',
        inForce: 'NO',
        amendment: null,
      },
    ]);
    expect(await changes('2009-12-31', '2010-01-01')).toEqual([
      {
        ...NONE,
        on: '2010-01-01',
        kind: 'SCOPE_REMOVED',
        scope: 'TECHNICAL_ASSISTANCE',
        amendment: { sequence: 2 },
      },
    ]);
  });

  test('leaves the first day out and takes the last one in', async () => {
    expect(await changes('2003-01-01', '2004-12-31')).toEqual([]);
    expect(await changes('2003-01-01', '2003-01-01')).toEqual([]);
    expect((await changes('2004-12-31', '2005-01-01')).map(({ on }) => on)).toEqual(['2005-01-01']);
  });

  test('leads from what held on the first day to what holds on the last', async () => {
    const days = [
      '2001-05-31',
      '2001-06-01',
      '2003-01-01',
      '2005-06-01',
      '2006-12-31',
      '2010-01-01',
      '2027-01-01',
      '2030-06-01',
    ];
    const scopesOn = async (on: string) => {
      const data = await api.query<{ agreement: { status: string; scopes: { kind: string }[] } }>(
        `query ($on: Date!) { agreement(slug: "triple-pact") { status(on: $on) scopes(on: $on) { kind } } }`,
        { on },
      );
      return { status: data.agreement.status, scopes: data.agreement.scopes.map(({ kind }) => kind).sort() };
    };
    const inForce = days.filter((day) => !['2001-05-31', '2005-06-01', '2030-06-01'].includes(day));
    for (const from of days) {
      for (const to of days.filter((day) => day > from)) {
        const told = await changes(from, to);
        const before = await scopesOn(from);
        const after = await scopesOn(to);
        const status = told.findLast((change) => change.status !== null)?.status ?? before.status;
        expect(status).toBe(after.status);
        if (!inForce.includes(from) || !inForce.includes(to)) continue;
        const scopes = new Set(before.scopes);
        for (const { kind, scope } of told) {
          if (kind === 'SCOPE_ADDED' && scope) scopes.add(scope);
          if (kind === 'SCOPE_REMOVED' && scope) scopes.delete(scope);
        }
        expect([...scopes].sort()).toEqual(after.scopes);
      }
    }
  });

  test('is refused backwards, with what to change', async () => {
    await expect(changes('2005-01-02', '2005-01-01')).rejects.toThrow('Give the earlier day as `from`.');
  });
});
