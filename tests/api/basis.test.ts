// Why: by which instrument a partner may do something on a day, and what is missing where nobody can tell.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Standing, stateOn } from '../../server/ledger/state.ts';
import { type Actor, acting, PUBLIC, REGISTRAR } from '../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { createQuery, type Query } from '../kit/query.ts';
import { succeed } from '../kit/situations.ts';
import { readStanding } from '../kit/standing.ts';
import { addVariety } from '../kit/variety.ts';

let database: TestDatabase;
let api: Query;
let registrar: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  api = createQuery(database);
  registrar = acting(database).as(REGISTRAR);
  await addVariety(database.db);
  await orphan();
  await mend();
});

afterAll(() => database.close());

const sources = [{ title: 'A book of ends' }];

function tell(agreement: string, kind: string, on: string) {
  return succeed(registrar, 'RecordEvent', { agreement, kind, on, sources });
}

/** An agreement with a party that was dissolved and that nobody succeeded. */
async function orphan(): Promise<void> {
  await succeed(registrar, 'RegisterParty', { slug: 'gone', name: 'Gone', category: 'GLOBAL_IO' });
  const days = { dissolvedEarliest: new Date('2019-01-01'), dissolvedLatest: new Date('2019-12-31') };
  await database.db.party.update({ where: { slug: 'gone' }, data: { dissolvedOn: '2019', ...days } });
  const agreement = 'orphaned';
  await succeed(registrar, 'RecordAgreement', {
    slug: agreement,
    title: 'Orphaned',
    partners: ['gone'],
    sources,
  });
  await tell(agreement, 'ENTERED_INTO_FORCE', '2000-02-01');
}

/** An agreement whose end was first recorded too late, and whose suspension was taken back. */
async function mend(): Promise<void> {
  const agreement = 'mended';
  await succeed(registrar, 'RecordAgreement', {
    slug: agreement,
    title: 'Mended',
    partners: ['europol'],
    sources,
  });
  await tell(agreement, 'SIGNED', '2000-01-01');
  await tell(agreement, 'ENTERED_INTO_FORCE', '2000-02-01');
  const suspension = await tell(agreement, 'SUSPENDED', '2008');
  await succeed(registrar, 'CorrectEvent', { event: suspension.id, retract: true, note: 'Of another.' });
  const end = await tell(agreement, 'TERMINATED', '2020-01-01');
  await succeed(registrar, 'CorrectEvent', { event: end.id, on: '2010-01-01', note: 'A misprint.' });
}

interface Basis {
  readonly answer: string;
  readonly missing: readonly string[];
  readonly agreement: { readonly slug: string };
  readonly events: readonly { readonly kind: string; readonly sources: readonly unknown[] }[];
}

async function mayDo(slug: string, scope: string, on: string, knownOn?: Date) {
  const { partner } = await api.query<{ partner: { mayDo: { answer: string; bases: Basis[] } } }>(
    `query ($slug: String!, $scope: ScopeKind!, $on: Date!, $knownOn: DateTime) {
      partner(slug: $slug) { mayDo(scope: $scope, on: $on, knownOn: $knownOn) {
      answer bases { answer missing agreement { slug } events { kind sources { title } } } } } }`,
    { slug, scope, on, knownOn: knownOn?.toISOString() },
  );
  return partner.mayDo;
}

interface Member {
  readonly party: { readonly slug: string };
  readonly until: string | null;
}

async function basis(slug: string, on: string, scope?: string): Promise<Basis> {
  const { agreement } = await api.query<{ agreement: { basis: Basis } }>(
    `query ($slug: String!, $scope: ScopeKind, $on: Date!) { agreement(slug: $slug) { basis(scope: $scope, on: $on) {
      answer missing agreement { slug } events { kind sources { title } } } } }`,
    { slug, scope, on },
  );
  return agreement.basis;
}

const kindsOf = ({ events }: Basis) => events.map(({ kind }) => kind);

describe('what a partner may do', () => {
  test('is told with the instrument, and the sources of what decides', async () => {
    const { answer, bases } = await mayDo('wco', 'DATABASE_ACCESS', '2026-11-24');

    expect(answer).toBe('YES');
    const yes = bases.filter((each) => each.answer === 'YES');
    expect(yes.map(({ agreement }) => agreement.slug)).toContain('wco-special-motor-vehicles');
    expect(yes[0]?.events.some(({ sources }) => sources.length > 0)).toBe(true);
  });

  test('nobody can tell by an agreement in force of which no source tells what it covers', async () => {
    const { answer, bases } = await mayDo('wco', 'RECIPROCAL_REPRESENTATION', '2026-11-24');

    expect(answer).toBe('UNKNOWN');
    expect(bases.find(({ agreement }) => agreement.slug === 'wco-cooperation')).toMatchObject({
      answer: 'UNKNOWN',
      missing: ['SCOPES'],
    });
    expect(await basis('wco-cooperation', '1990-01-01', 'RECIPROCAL_REPRESENTATION')).toMatchObject({
      answer: 'NO',
      missing: [],
    });
  });

  test('ends for whoever leaves an agreement, on the day on which it leaves, and goes on for the others', async () => {
    const agreement = 'left-by-one';
    const names = { title: 'Left by one', partners: ['wco', 'europol'] };
    await succeed(registrar, 'RecordAgreement', { slug: agreement, ...names, sources });
    await tell(agreement, 'ENTERED_INTO_FORCE', '2000-02-01');
    const scopes = [{ kind: 'TECHNICAL_ASSISTANCE' }];
    await succeed(registrar, 'DescribeAgreement', { agreement, scopes, sources });
    const before = new Date();
    const notice = { on: '2010-01-01', effectiveOn: '2011-01-01' };
    await succeed(registrar, 'GiveNotice', { agreement, party: 'wco', ...notice });
    const answerOf = async (party: string, on: string, knownOn?: Date) => {
      const { bases } = await mayDo(party, 'TECHNICAL_ASSISTANCE', on, knownOn);
      return bases.find((each) => each.agreement.slug === agreement)?.answer;
    };

    expect(await answerOf('wco', '2010-12-31')).toBe('YES');
    expect(await answerOf('wco', '2011-01-01')).toBe('NO');
    expect(await answerOf('wco', '2011-01-01', before)).toBe('YES');
    expect(await answerOf('wco', '2011-01-01', new Date())).toBe('NO');
    expect(await answerOf('europol', '2011-01-01')).toBe('YES');
  });

  test('is surely nothing that its agreements, whose scopes are all told, leave out', async () => {
    expect((await basis('wco-special-motor-vehicles', '2026-11-24', 'TECHNICAL_ASSISTANCE')).answer).toBe(
      'NO',
    );
    expect((await basis('triple-pact', '2002-01-01', 'TECHNICAL_ASSISTANCE')).answer).toBe('NO');
  });

  test('waits for a fact that is named where nobody can tell', async () => {
    const { bases } = await mayDo('wco', 'DATABASE_ACCESS', '2017-01-01');

    expect(bases.find(({ agreement }) => agreement.slug === 'wco-special-motor-vehicles')).toMatchObject({
      answer: 'UNKNOWN',
      missing: expect.arrayContaining(['START']),
    });
  });

  test('is a question to partners: for the host, which is a party to every agreement, there is no answer', async () => {
    expect(await api.query('{ host { mayDo(scope: DATABASE_ACCESS) { answer } } }')).toEqual({
      host: { mayDo: null },
    });
  });

  test.each(['1999-06-15', '2015-06-15', '2026-11-24'])(
    'on %s is what the lists of agreements hold, surely or possibly',
    async (on) => {
      for (const scope of ['DATABASE_ACCESS', 'INFORMATION_EXCHANGE', 'TECHNICAL_ASSISTANCE']) {
        const inForce = ['YES', 'UNKNOWN'];
        const sure = await partnersOf({ on, scopes: { any: [scope] } });
        const possible = await partnersOf({
          on,
          inForce,
          or: [{ inForce, scopes: { any: [scope] } }, { missing: ['SCOPES'] }],
        });
        const { partners } = await api.query<{
          partners: { nodes: { slug: string; mayDo: { answer: string } }[] };
        }>(
          'query ($scope: ScopeKind!, $on: Date!) { partners(first: 100) { nodes { slug mayDo(scope: $scope, on: $on) { answer } } } }',
          { scope, on },
        );
        for (const {
          slug,
          mayDo: { answer },
        } of partners.nodes)
          expect([slug, answer]).toEqual([
            slug,
            sure.has(slug) ? 'YES' : possible.has(slug) ? 'UNKNOWN' : 'NO',
          ]);
      }
    },
  );

  async function partnersOf(filter: {
    readonly on: string;
    readonly [criterion: string]: unknown;
  }): Promise<ReadonlySet<string>> {
    const { agreements } = await api.query<{ agreements: { nodes: { parties: Member[] }[] } }>(
      'query ($filter: AgreementFilter) { agreements(first: 100, filter: $filter) { nodes { parties { party { slug } until } } } }',
      { filter },
    );
    const bound = agreements.nodes.flatMap(({ parties }) =>
      parties.filter(({ until }) => until === null || until > filter.on),
    );
    return new Set(bound.map(({ party }) => party.slug));
  }
});

describe('the facts that decide', () => {
  test('about a day before the signature are those that tell of it', async () => {
    const before = await basis('un-cooperation', '1990-01-01');

    expect(before.answer).toBe('NO');
    expect(kindsOf(before)).toContain('SIGNED');
  });

  test('leave out an end that lies ahead, and tell of it from its day on', async () => {
    expect(kindsOf(await basis('old-deal', '2012-12-11'))).not.toContain('REPLACED');
    expect(kindsOf(await basis('old-deal', '2012-12-12'))).toContain('REPLACED');
  });

  test('hold an end that was corrected to an earlier day, with its correction', async () => {
    const ended = await basis('mended', '2015-01-01');

    expect(ended.answer).toBe('NO');
    expect(kindsOf(ended)).toEqual(
      expect.arrayContaining(['TERMINATED', 'CORRECTED', 'SUSPENDED', 'RETRACTED']),
    );
  });

  test('of a negotiated agreement are all there for everybody once it is concluded', async () => {
    await succeed(registrar, 'OpenNegotiation', {
      ...{
        slug: 'open-book',
        title: 'Open book',
        partners: ['europol'],
        scopes: [{ kind: 'DATABASE_ACCESS' }],
      },
    });
    for (const party of ['interpol', 'europol'])
      await succeed(registrar, 'ConsentToAgreement', { agreement: 'open-book', party, on: '2026-01-10' });
    await succeed(registrar, 'BringIntoForce', { agreement: 'open-book', on: '2026-02-01' });
    const { agreement } = await acting(database)
      .as(PUBLIC)
      .query('{ agreement(slug: "open-book") { basis(scope: DATABASE_ACCESS) { answer events { kind } } } }');

    expect(agreement).toEqual({
      basis: {
        answer: 'YES',
        events: ['SIGNED', 'SIGNED', 'ENTERED_INTO_FORCE', 'DESCRIBED'].map((kind) => ({ kind })),
      },
    });
  });
});

/** What the agreement would depend on if the fact were known, and spoke for its being in force. */
const FILLED: Readonly<Record<string, (standing: Standing, day: string) => Standing>> = {
  START: (standing, day) => ({ ...standing, start: { earliest: day, latest: day } }),
  END: (standing) => ({ ...standing, end: null }),
  SUSPENSION: (standing) => ({ ...standing, suspensions: [] }),
  SUPPLEMENTED_AGREEMENT: (standing) => ({ ...standing, parent: null }),
  PARTY_SUCCESSION: (standing) => ({ ...standing, dissolutions: [] }),
};

const DAYS = [
  '1950-01-01',
  '1996-06-01',
  '2003-03-02',
  '2006-06-01',
  '2009-06-15',
  '2015-06-15',
  '2016-06-05',
  '2019-06-01',
  '2026-11-24',
  '2040-01-01',
];

test('on every agreement and many days the basis answers as the agreement does, and names the facts that an UNKNOWN waits for, all and no other', async () => {
  // The variety's one agreement with events that its bounds know nothing of.
  const filter = { not: { slug: ['oios-cooperation'] } };
  const named = new Set<string>();
  for (const on of DAYS) {
    const { agreements } = await api.query<{
      agreements: { nodes: { slug: string; inForce: string; basis: Pick<Basis, 'answer' | 'missing'> }[] };
    }>(
      `query ($on: Date!, $filter: AgreementFilter) { agreements(first: 100, filter: $filter) { nodes { slug inForce(on: $on) basis(on: $on) { answer missing } } } }`,
      { on, filter },
    );
    for (const {
      slug,
      inForce,
      basis: { answer, missing },
    } of agreements.nodes) {
      expect(answer).toBe(inForce);
      expect(missing.length > 0).toBe(inForce === 'UNKNOWN');
      if (missing.length === 0) continue;
      const { id } = await database.db.agreement.findUniqueOrThrow({ where: { slug }, select: { id: true } });
      const standing = await readStanding(database, id);
      const withFacts = (facts: readonly string[]) =>
        stateOn(
          facts.reduce((filled, fact) => FILLED[fact]?.(filled, on) ?? filled, standing),
          on,
        ).inForce;
      expect([slug, on, withFacts(missing)]).toEqual([slug, on, 'YES']);
      for (const fact of missing) {
        named.add(fact);
        expect([slug, on, fact, withFacts(missing.filter((each) => each !== fact))]).toEqual([
          slug,
          on,
          fact,
          'UNKNOWN',
        ]);
      }
    }
  }
  expect([...named].sort()).toEqual(Object.keys(FILLED).sort());
});
