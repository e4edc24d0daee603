// One story, asked about on the days before, on and after each turn of it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../server/ledger/day.ts';
import { type Actor, acting, PUBLIC, REGISTRAR, type Row } from '../kit/acting.ts';
import { createTestApp } from '../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { propose, start, succeed } from '../kit/situations.ts';

let database: TestDatabase;
let reader: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  const stage = acting(database);
  const registrar = stage.as(REGISTRAR);
  reader = stage.as(PUBLIC);
  await start(registrar, 'pact');
  await amend(registrar, '2026-03-01', [
    { addScope: { kind: 'DATABASE_ACCESS' } },
    { replaceProvision: { number: '1', text: 'They cooperate closely.' } },
  ]);
  await amend(registrar, '2026-05-01', [
    { removeScope: 'INFORMATION_EXCHANGE' },
    { addProvision: { number: '2', heading: 'Costs', text: 'Each bears its own.' } },
  ]);
  await succeed(registrar, 'SuspendAgreement', { agreement: 'pact', on: '2026-07-01', reason: 'A dispute.' });
  await succeed(registrar, 'ResumeAgreement', { agreement: 'pact', on: '2026-08-01' });
  await start(registrar, 'successor', { replaces: 'pact' }, '2026-10-01');
});

afterAll(() => database.close());

async function amend(registrar: Actor, effectiveOn: string, changes: readonly Row[]): Promise<void> {
  const amendment = await propose(registrar, 'pact', effectiveOn, changes);
  for (const party of ['interpol', 'europol'])
    await succeed(registrar, 'ConsentToAmendment', { amendment, party, on: '2026-02-15' });
}

const FIRST = ['INFORMATION_EXCHANGE'];
const BOTH = ['DATABASE_ACCESS', 'INFORMATION_EXCHANGE'];
const LAST = ['DATABASE_ACCESS'];
const OLD = ['The parties cooperate.'];
const NEW = ['They cooperate closely.'];
const LONGER = [...NEW, 'Each bears its own.'];

/** Status, scopes and wording of one day. */
type State = readonly [status: string, scopes: readonly string[], wording: readonly string[]];
const SIGNED: State = ['SIGNED', [], []];
const BEGUN: State = ['IN_FORCE', FIRST, OLD];
const AMENDED: State = ['IN_FORCE', BOTH, NEW];
const AMENDED_AGAIN: State = ['IN_FORCE', LAST, LONGER];
const SUSPENDED: State = ['SUSPENDED', [], []];
const REPLACED: State = ['REPLACED', [], []];

const TURNS: readonly [what: string, days: readonly [string, string, string], before: State, after: State][] =
  [
    ['entry into force', ['2026-01-31', '2026-02-01', '2026-02-02'], SIGNED, BEGUN],
    ['first amendment', ['2026-02-28', '2026-03-01', '2026-03-02'], BEGUN, AMENDED],
    ['second amendment', ['2026-04-30', '2026-05-01', '2026-05-02'], AMENDED, AMENDED_AGAIN],
    ['suspension', ['2026-06-30', '2026-07-01', '2026-07-02'], AMENDED_AGAIN, SUSPENDED],
    ['resumption', ['2026-07-31', '2026-08-01', '2026-08-02'], SUSPENDED, AMENDED_AGAIN],
    ['replacement', ['2026-09-30', '2026-10-01', '2026-10-02'], AMENDED_AGAIN, REPLACED],
  ];
const DAYS = TURNS.flatMap(([what, [eve, day, morrow], before, after]) => [
  [`the day before the ${what}`, eve, before] as const,
  [`the day of the ${what}`, day, after] as const,
  [`the day after the ${what}`, morrow, after] as const,
]);

const CHANGES: ReadonlyMap<string, readonly string[]> = new Map([
  ['2026-02-01', ['STARTED']],
  ['2026-03-01', ['SCOPE_ADDED', 'PROVISION_REPLACED']],
  ['2026-05-01', ['SCOPE_REMOVED', 'PROVISION_ADDED']],
  ['2026-07-01', ['SUSPENDED']],
  ['2026-08-01', ['RESUMED']],
  ['2026-10-01', ['ENDED']],
]);

async function exported(filter: object): Promise<{ readonly scopes: readonly string[] }[]> {
  const address = `http://localhost/export/agreements.json?filter=${encodeURIComponent(JSON.stringify(filter))}`;
  return JSON.parse(await (await createTestApp(database).fetch(address)).text());
}

interface Told {
  readonly status: string;
  readonly inForce: string;
  readonly scopes: readonly { readonly kind: string }[];
  readonly provisions: readonly { readonly text: string }[];
  readonly text: string | null;
  readonly bases: readonly {
    readonly answer: string;
    readonly agreement: { readonly slug: string };
    readonly amendments: readonly { readonly sequence: number }[];
    readonly events: readonly { readonly kind: string }[];
  }[];
}

describe.each(DAYS)('on %s, %s', (_when, on, [status, scopes, wording]) => {
  test('the agreement tells its state, its scopes and its wording', async () => {
    const { agreement } = await reader.query(
      `query ($on: Date!) { agreement(slug: "pact") {
        status(on: $on) inForce(on: $on) scopes(on: $on) { kind } provisions(on: $on) { text } text(on: $on) } }`,
      { on },
    );
    const told = agreement as Told;

    expect(told.status).toBe(status);
    expect(told.inForce).toBe(status === 'IN_FORCE' ? 'YES' : 'NO');
    expect(told.scopes.map(({ kind }) => kind).sort()).toEqual(scopes);
    expect(told.provisions.map(({ text }) => text)).toEqual(wording);
    expect(told.text?.split('\n').filter((line) => wording.includes(line)) ?? []).toEqual(wording);
  });

  test.each(BOTH)('the list by %s holds it or not', async (scope) => {
    const { agreements } = await reader.query(
      `query ($filter: AgreementFilter) { agreements(filter: $filter) { totalCount } }`,
      { filter: { slug: ['pact'], on, scopes: { any: [scope] } } },
    );

    expect(agreements).toEqual({ totalCount: scopes.includes(scope) ? 1 : 0 });
  });

  test('lists, facets, gaps and exports of that day agree', async () => {
    const of = { slug: ['pact'], on };
    const told = await reader.query(
      `query ($of: AgreementFilter, $so: AgreementFilter, $otherwise: AgreementFilter, $certainly: AgreementFilter) {
        of: agreements(filter: $of) { facets { status { value count } scope { value count } } }
        so: agreements(filter: $so) { nodes { slug } } otherwise: agreements(filter: $otherwise) { nodes { slug } }
        certainly: agreements(filter: $certainly) { totalCount } gaps(filter: $so) { gap count } others: gaps(filter: $otherwise) { count } }`,
      {
        of,
        so: { ...of, status: [status] },
        otherwise: { ...of, not: { status: [status] } },
        certainly: { ...of, inForce: ['YES'] },
      },
    );
    const gaps = ['SIGNED_ON', 'IN_FORCE_ON', 'SCOPES', 'KIND', 'SOURCES'];

    expect(told).toEqual({
      of: {
        facets: {
          status: [{ value: status, count: 1 }],
          scope: scopes.map((value) => ({ value, count: 1 })),
        },
      },
      so: { nodes: [{ slug: 'pact' }] },
      otherwise: { nodes: [] },
      certainly: { totalCount: status === 'IN_FORCE' ? 1 : 0 },
      // What was negotiated here is its own evidence.
      gaps: gaps.map((gap) => ({ gap, count: 0 })),
      others: gaps.map(() => ({ count: 0 })),
    });
    const [row, ...others] = await exported(of);
    expect(row).toMatchObject({ on, status, inForce: status === 'IN_FORCE' ? 'YES' : 'NO' });
    expect([row?.scopes.toSorted(), others]).toEqual([scopes, []]);
  });

  test('what became different on it is told, and what it rests on', async () => {
    const { agreement } = await reader.query(
      `query ($eve: Date!, $on: Date!) { agreement(slug: "pact") { changes(from: $eve, to: $on) { on kind }
        basis(on: $on) { answer missing amendments { sequence } } } }`,
      { eve: addDays(on, -1), on },
    );
    const inEffect = ['2026-03-01', '2026-05-01'].filter((day) => day <= on);

    expect(agreement).toEqual({
      changes: (CHANGES.get(on) ?? []).map((kind) => ({ on, kind })),
      basis: {
        answer: status === 'IN_FORCE' ? 'YES' : 'NO',
        missing: [],
        amendments: inEffect.map((_day, place) => ({ sequence: place + 1 })),
      },
    });
  });

  test.each(BOTH)('what the partner may do by %s, and why, is told', async (scope) => {
    const { partner } = await reader.query(
      `query ($scope: ScopeKind!, $on: Date!) { partner(slug: "europol") { mayDo(scope: $scope, on: $on) {
        bases { answer missing agreement { slug } amendments { sequence } events { kind } } } } }`,
      { scope, on },
    );
    const { bases } = (partner as { mayDo: { bases: Told['bases'] } }).mayDo;
    const [pact] = bases.filter(({ agreement }) => agreement.slug === 'pact');

    expect(pact).toMatchObject({ answer: scopes.includes(scope) ? 'YES' : 'NO', missing: [] });
    const turned = scope === 'DATABASE_ACCESS' ? on >= '2026-03-01' : on >= '2026-05-01';
    expect(pact?.amendments).toEqual(turned ? [{ sequence: scope === 'DATABASE_ACCESS' ? 1 : 2 }] : []);
    const kinds = pact?.events.map(({ kind }) => kind) ?? [];
    expect(kinds.includes('SUSPENDED')).toBe(on >= '2026-07-01');
    expect(kinds.includes('REPLACED')).toBe(on >= '2026-10-01');
  });

  test('it or its successor is in force, and never both', async () => {
    const { agreement } = await reader.query(
      `query ($on: Date!) { agreement(slug: "successor") { inForce(on: $on) } }`,
      { on },
    );

    expect(agreement).toEqual({ inForce: on >= '2026-10-01' ? 'YES' : 'NO' });
  });
});

test('what changed over the whole story is told in its order, each by its name', async () => {
  const { agreement } = await reader.query(
    `{ agreement(slug: "pact") { changes(from: "2026-01-31", to: "2026-10-02") { on kind scope } } }`,
  );
  const { changes } = agreement as { changes: { on: string; kind: string; scope: string | null }[] };

  expect(changes.map(({ on, kind, scope }) => [on, kind, scope])).toEqual([
    ['2026-02-01', 'STARTED', null],
    ['2026-03-01', 'SCOPE_ADDED', 'DATABASE_ACCESS'],
    ['2026-03-01', 'PROVISION_REPLACED', null],
    ['2026-05-01', 'SCOPE_REMOVED', 'INFORMATION_EXCHANGE'],
    ['2026-05-01', 'PROVISION_ADDED', null],
    ['2026-07-01', 'SUSPENDED', null],
    ['2026-08-01', 'RESUMED', null],
    ['2026-10-01', 'ENDED', null],
  ]);
});
