// Why: by which instrument a partner may do something on a day, and what is missing where nobody can tell.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { createQuery, type Query } from '../kit/query.ts';

let database: TestDatabase;
let api: Query;

beforeAll(async () => {
  database = await createTestDatabase();
  api = createQuery(database);
});

afterAll(() => database.close());

interface Basis {
  readonly answer: string;
  readonly missing: readonly string[];
  readonly agreement: { readonly slug: string };
  readonly events: readonly { readonly kind: string; readonly sources: readonly unknown[] }[];
}

async function mayDo(slug: string, scope: string, on: string) {
  const { partner } = await api.query<{ partner: { mayDo: { answer: string; bases: Basis[] } } }>(
    `query ($slug: String!, $scope: ScopeKind!, $on: Date!) { partner(slug: $slug) { mayDo(scope: $scope, on: $on) {
      answer bases { answer missing agreement { slug } events { kind sources { title } } } } } }`,
    { slug, scope, on },
  );
  return partner.mayDo;
}

describe('what a partner may do', () => {
  test('is told with the instrument, and the sources of what decides', async () => {
    const { answer, bases } = await mayDo('wco', 'DATABASE_ACCESS', '2026-11-24');

    expect(answer).toBe('YES');
    expect(bases.map(({ agreement, answer: each }) => [agreement.slug, each])).toEqual([
      ['wco-special-motor-vehicles', 'YES'],
    ]);
    expect(bases[0]?.events.some(({ sources }) => sources.length > 0)).toBe(true);
  });

  test('is not told with more than there is: without an agreement on it there is no basis', async () => {
    expect(await mayDo('wco', 'RECIPROCAL_REPRESENTATION', '2026-11-24')).toEqual({
      answer: 'NO',
      bases: [],
    });
  });

  test('waits for a fact that is named where nobody can tell', async () => {
    const { answer, bases } = await mayDo('wco', 'DATABASE_ACCESS', '2017-01-01');

    expect(answer).toBe('UNKNOWN');
    expect(bases[0]).toMatchObject({ answer: 'UNKNOWN', missing: expect.arrayContaining(['START']) });
  });
});

test('on every agreement and many days the basis gives the answer that the agreement gives, and an UNKNOWN names its reason', async () => {
  for (const on of ['1950-01-01', '1999-06-15', '2009-01-01', '2015-06-15', '2026-11-24', '2040-01-01']) {
    const { agreements } = await api.query<{
      agreements: { nodes: { slug: string; inForce: string; basis: Pick<Basis, 'answer' | 'missing'> }[] };
    }>(
      `query ($on: Date!) { agreements(first: 100) { nodes { slug inForce(on: $on) basis(on: $on) { answer missing } } } }`,
      { on },
    );
    for (const { inForce, basis } of agreements.nodes) {
      expect(basis.answer).toBe(inForce);
      expect(basis.missing.length > 0).toBe(inForce === 'UNKNOWN');
    }
  }
});
