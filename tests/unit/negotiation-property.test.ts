// Random sequences of acts by random parties, several at a time from connections of their own: whatever is refused and
// whatever comes first, the tables are what the ledger adds up to, the rules hold, and what was known before stays known.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PHASES, phaseOn } from '../../server/agreement/phase.ts';
import { bringIntoForce } from '../../server/agreement/service/bring-into-force.ts';
import { consentToAgreement } from '../../server/agreement/service/consent-to-agreement.ts';
import { openNegotiation } from '../../server/agreement/service/open-negotiation.ts';
import { recordAgreement } from '../../server/agreement/service/record-agreement.ts';
import { recordApproval } from '../../server/agreement/service/record-approval.ts';
import { recordEvent } from '../../server/agreement/service/record-event.ts';
import type { Principal } from '../../server/auth/principal.ts';
import { createDatabase, type Database } from '../../server/db/client.ts';
import { refusalOf } from '../../server/db/faults.ts';
import { addDays, type Day } from '../../server/ledger/day.ts';
import { UserError } from '../../server/ledger/errors.ts';
import type { Act, RawInput } from '../../server/ledger/write.ts';
import { PUBLIC, REGISTRAR, representativeOf, TODAY } from '../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { expectInvariants } from './negotiation/invariants.ts';
import { expectKnown, type Snapshot, takeSnapshot } from './negotiation/past.ts';
import { cast, type Move, move, perform, type Scene } from './negotiation/verbs.ts';

const RUNS = 6;
const ROUNDS_MAX = 40;
const CONNECTIONS = 3;
const CORRECTABLE = [
  ...([
    'LISTED',
    'SIGNED',
    'ENTERED_INTO_FORCE',
    'TERMINATED',
    'REPLACED',
    'CORRECTED',
    'DESCRIBED',
  ] as const),
];
const PARTIES = ['interpol', 'europol', 'wco'];

let database: TestDatabase;
let connections: Database[];
let actors: readonly [Principal, ...Principal[]];

beforeAll(async () => {
  database = await createTestDatabase();
  connections = Array.from({ length: CONNECTIONS }, () => createDatabase({ url: database.url, poolSize: 1 }));
  const [europol, wco, stranger] = await Promise.all(
    ['europol', 'wco', 'un'].map((party) => representativeOf(database, party)),
  );
  if (!europol || !wco || !stranger) throw new Error('The registry lacks the parties of this test.');
  // The registrar and the parties act more often than the stranger.
  actors = [REGISTRAR, REGISTRAR, REGISTRAR, REGISTRAR, europol, europol, europol, wco, wco, stranger];
});

afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.$disconnect()));
  await database.close();
});

interface Start {
  readonly noticeMonths: number | null;
  readonly term: { readonly months: number; readonly renewable: boolean } | null;
  readonly daysAfterLastConsent: number | null;
  readonly isInForce: boolean;
  readonly survivesParent: boolean;
}

const start: fc.Arbitrary<Start> = fc.record({
  noticeMonths: fc.constantFrom(0, 1, null),
  term: fc.option(fc.record({ months: fc.integer({ min: 2, max: 12 }), renewable: fc.boolean() })),
  daysAfterLastConsent: fc.constantFrom(null, null, 0, 10),
  isInForce: fc.boolean(),
  survivesParent: fc.boolean(),
});

interface Round {
  readonly moves: readonly Move[];
  /** How many days pass before it. */
  readonly passing: number;
}

const round: fc.Arbitrary<Round> = fc.record({
  moves: fc.array(move, { minLength: 1, maxLength: CONNECTIONS }),
  passing: fc.constantFrom(0, 0, 1, 7),
});

test('after any sequence of acts, several at a time, the tables are what the ledger adds up to, no rule is broken, and the past is as it was', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      start,
      fc.array(round, { minLength: 20, maxLength: ROUNDS_MAX }),
      async (begin, rounds) => {
        run += 1;
        await play(await open(`run-${run}`, begin), rounds);
      },
    ),
    // A failure is told as it is: to look for a smaller one takes longer than to read it.
    { numRuns: RUNS, endOnFailure: true },
  );
}, 300_000);

/** Two agreements, a successor and a supplement to the first, and one that was recorded. Returns their slugs. */
async function open(name: string, begin: Start): Promise<string[]> {
  const act: Act = { db: database.db, principal: REGISTRAR, today: TODAY };
  const { isInForce, survivesParent, ...terms } = begin;
  const draft = (slug: string, partners: readonly string[], more: RawInput = {}) =>
    openNegotiation(act, {
      ...terms,
      slug: `${name}-${slug}`,
      title: slug,
      partners,
      scopes: [{ kind: 'DATABASE_ACCESS' }],
      provisions: [{ number: '1', text: 'Text' }],
      requiredApprovals: [{ party: 'interpol', body: 'Board' }],
      ...more,
    });
  await draft('first', ['europol']);
  await draft('several', ['europol', 'wco']);
  const concluded = isInForce ? ['first', 'several'] : ['first'];
  for (const slug of concluded)
    await bringInto(act, `${name}-${slug}`, slug === 'first' ? ['interpol', 'europol'] : PARTIES);
  await draft('successor', ['europol', 'wco'], { replaces: `${name}-first` });
  await draft('supplement', ['europol'], { supplements: `${name}-first`, survivesParent });
  const sources = [{ title: 'A list' }];
  await recordAgreement(act, { slug: `${name}-recorded`, title: 'Recorded', partners: ['europol'], sources });
  await recordEvent(act, { agreement: `${name}-recorded`, kind: 'LISTED', on: '2020', sources });
  await draft('successor-of-recorded', ['europol'], { replaces: `${name}-recorded` });
  return ['first', 'several', 'successor', 'supplement', 'recorded', 'successor-of-recorded'].map(
    (slug) => `${name}-${slug}`,
  );
}

async function bringInto(act: Act, agreement: string, parties: readonly string[]): Promise<void> {
  const on = addDays(act.today, -30);
  for (const party of parties) await consentToAgreement(act, { agreement, party, on });
  await recordApproval(act, { agreement, party: 'interpol', body: 'Board', on });
  const { daysAfterLastConsent } = await act.db.agreement.findUniqueOrThrow({ where: { slug: agreement } });
  await bringIntoForce(act, { agreement, ...(daysAfterLastConsent === null ? { on } : {}) });
}

async function play(agreements: readonly string[], rounds: readonly Round[]): Promise<void> {
  let today: Day = TODAY;
  const snapshots: Snapshot[] = [];
  for (const { moves, passing } of rounds) {
    today = addDays(today, passing);
    snapshots.push(await takeSnapshot(database.db, agreements));
    const scene = await look(agreements, today);
    const before = await ledger();
    const done = await Promise.all(moves.map((each, place) => attempt(each, place, today, scene)));
    const successes = done.filter((success) => success).length;
    const after = await ledger(before.last);
    // Nothing appears behind what a reader has seen, and every change appends an event at least.
    expect(after.count).toBe(before.count + after.later);
    expect(after.later).toBeGreaterThanOrEqual(successes);
    if (successes === 0) expect(after.later).toBe(0);
    await expectInvariants(database.db, agreements);
  }
  snapshots.push(await takeSnapshot(database.db, agreements));
  for (const principal of [REGISTRAR, PUBLIC]) await expectKnown(database.db, principal, snapshots);
}

/** Whether the act succeeded. Throws what is no answer to a user, and what the database had to refuse for want of an answer. */
async function attempt(moved: Move, place: number, today: Day, scene: Scene): Promise<boolean> {
  const db = connections[place % connections.length] ?? database.db;
  const { principal, verb } = cast(scene, moved);
  try {
    await perform({ db, principal, today }, scene, moved, verb);
    return true;
  } catch (error) {
    if (error instanceof UserError && refusalOf(error.cause) === null) return false;
    throw new Error(`${principal.role} could not ${verb}: ${JSON.stringify(moved)}`, { cause: error });
  }
}

async function look(agreements: readonly string[], today: Day): Promise<Scene> {
  const rows = await database.db.agreement.findMany({
    where: { slug: { in: [...agreements] } },
    select: {
      slug: true,
      ...PHASES,
      parties: { select: { party: { select: { slug: true } } }, orderBy: { position: 'asc' } },
      amendments: { select: { id: true, outcome: true }, orderBy: { createdAt: 'asc' } },
      terminations: { where: { outcome: null }, select: { id: true } },
      scopes: { where: { until: null }, select: { kind: true } },
      provisions: { where: { until: null }, select: { number: true } },
      events: { where: { kind: { in: CORRECTABLE } }, select: { id: true }, orderBy: { position: 'desc' } },
    },
    orderBy: { slug: 'asc' },
  });
  const [first, ...others] = rows.map((row) => ({
    slug: row.slug,
    status: phaseOn(row.phases, today).status,
    parties: row.parties.map(({ party }) => party.slug),
    proposalIds: row.amendments.filter(({ outcome }) => outcome === null).map(({ id }) => id),
    isEnding: row.terminations.length > 0,
    terms: [...row.scopes.map(({ kind }) => kind), ...row.provisions.map(({ number }) => number)],
  }));
  if (!first) throw new Error('The run has no agreements.');
  return {
    targets: [first, ...others],
    actors,
    amendmentIds: rows.flatMap(({ amendments }) => amendments.map(({ id }) => id)),
    eventIds: rows.flatMap(({ events }) => events.map(({ id }) => id)),
  };
}

/** How many events there are, and how many after a position. */
async function ledger(last = -1n): Promise<{ count: number; later: number; last: bigint }> {
  const [count, later, newest] = await Promise.all([
    database.db.event.count(),
    database.db.event.count({ where: { position: { gt: last } } }),
    database.db.event.findFirst({ select: { position: true }, orderBy: { position: 'desc' } }),
  ]);
  return { count, later, last: newest?.position ?? -1n };
}
