// From what sources tell to what is answered: an answer is YES or NO only where each choice of exact days gives it. A world is such a
// choice; it is told by plain two-valued rules, and knows nothing of folds, spans and phases.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween } from '../../server/amendment/agreement-changes.ts';
import { basisOf } from '../../server/amendment/basis.ts';
import type { ScopeKind } from '../../server/db/generated/prisma/enums.ts';
import { addDays, type Day, toDate } from '../../server/ledger/day.ts';
import { contains } from '../../server/ledger/edtf.ts';
import { foldEvents } from '../../server/ledger/fold.ts';
import { boundsColumns, phaseColumns } from '../../server/ledger/standing.ts';
import { type Standing, stateOn } from '../../server/ledger/state.ts';

const DAYS_MAX = 8;
const BEFORE = -1;
const NEVER = DAYS_MAX + 2;
const DAYS = Array.from({ length: DAYS_MAX + 2 }, (_, number) => number);
const dayOf = (number: number): Day => addDays('2010-01-01', number);
const PARTIES = ['host', 'partner'];

/** A date as a source tells it, and the numbers of the days that it may stand for. */
interface Told {
  readonly edtf: string;
  readonly days: readonly number[];
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, step) => from + step);
const number = fc.integer({ min: 1, max: DAYS_MAX });
const told: fc.Arbitrary<Told> = fc.oneof(
  number.map((day) => ({ edtf: dayOf(day), days: [day] })),
  number.map((day) => ({ edtf: `[..${dayOf(day)}]`, days: numbers(BEFORE, day) })),
  number.map((day) => ({ edtf: `[${dayOf(day)}..]`, days: numbers(day, NEVER) })),
  fc.uniqueArray(number, { minLength: 2, maxLength: 2 }).map((days) => ({
    edtf: `[${days.map(dayOf)}]`,
    days,
  })),
  fc.tuple(number, number).map(([one, other]) => {
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    return { edtf: `[${dayOf(from)}..${dayOf(to)}]`, days: numbers(from, to) };
  }),
  fc.constant({ edtf: '2010-01~', days: numbers(0, NEVER) }),
);

const ENDS = ['TERMINATED', 'EXPIRED', 'REPLACED'] as const;
type EndKind = (typeof ENDS)[number];

/** What sources tell of a recorded agreement: at most one claim of each fact. */
interface Evidence {
  /** Of each party, or one for all. */
  readonly signed: readonly (Told | null)[];
  readonly entered: Told | null;
  readonly shown: readonly Told[];
  readonly suspended: readonly Told[];
  readonly resumed: readonly Told[];
  readonly ends: readonly { readonly kind: EndKind; readonly partyId: string | null; readonly on: Told }[];
  readonly scope: { readonly isTold: boolean; readonly since: number | null; readonly until: number | null };
}

const maybe = (arbitrary: fc.Arbitrary<Told>) => fc.option(arbitrary, { freq: 4 });
// Each is an end of its own: by evidence, by a party's notice, by a successor.
const ends = (on: fc.Arbitrary<Told>) =>
  fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom(...ENDS),
      partyId: fc.constantFrom(null, ...PARTIES),
      on,
    }),
    { maxLength: 3, selector: ({ kind, partyId }) => partyId ?? kind === 'REPLACED' },
  );
// What one source tells more precisely than another is one turn.
const turns = (on: fc.Arbitrary<Told>) =>
  fc.uniqueArray(on, {
    maxLength: 2,
    comparator: (one, other) => contains(one.edtf, other.edtf) || contains(other.edtf, one.edtf),
  });
const evidence: fc.Arbitrary<Evidence> = fc.record({
  signed: fc.oneof(fc.tuple(maybe(told)), fc.tuple(maybe(told), maybe(told))),
  entered: maybe(told),
  shown: fc.array(told, { maxLength: 2 }),
  suspended: turns(told),
  resumed: turns(told),
  ends: ends(told),
  scope: fc.oneof(
    fc.constant({ isTold: false, since: null, until: null }),
    fc.record({ isTold: fc.constant(true), since: fc.option(number), until: fc.option(number) }),
  ),
});

function foldOf({ signed, entered, shown, suspended, resumed, ends }: Evidence) {
  const facts = [
    ...signed.map(
      (on, place) => ['SIGNED', on, signed.length === 1 ? null : (PARTIES[place] ?? null)] as const,
    ),
    ['ENTERED_INTO_FORCE', entered, null] as const,
    ...shown.map((on) => ['REPORTED_IN_FORCE', on, null] as const),
    ...suspended.map((on) => ['SUSPENDED', on, null] as const),
    ...resumed.map((on) => ['RESUMED', on, null] as const),
    ...ends.map(({ kind, partyId, on }) => [kind, on, partyId] as const),
  ];
  const events = facts.flatMap(([kind, on, partyId], id) =>
    on
      ? [
          {
            ...{ id: String(id), kind, partyId, on: on.edtf },
            ...{ disputed: false, correctsId: null, until: null, terminationId: null },
          },
        ]
      : [],
  );
  return foldEvents({ origin: 'RECORDED', partyIds: PARTIES, termMonths: null }, events);
}

type Period = readonly [since: number, until: number];

interface World {
  readonly signed: number;
  readonly start: number;
  readonly suspensions: readonly Period[];
  readonly end: number;
  readonly endKind: EndKind | undefined;
  readonly covered: Period;
}

type Pick = (choices: readonly number[]) => number;

/** Suspensions that follow each other; null where these days are no such sequence. */
function periodsOf(suspended: readonly number[], resumed: readonly number[]): Period[] | null {
  const ends = [...resumed].sort((one, other) => one - other);
  const periods = [...suspended]
    .sort((one, other) => one - other)
    .map((since, place) => [since, ends[place] ?? NEVER + 1] as const);
  const follow = periods.every(([since, until], place) => {
    const before = periods[place - 1];
    return since < until && (!before || (before[1] <= since && before[1] <= NEVER));
  });
  return follow && ends.length <= periods.length ? periods : null;
}

/** A world that fits the evidence; null where the days that were picked contradict each other. */
function worldOf(
  { signed, entered, shown, suspended, resumed, ends, scope }: Evidence,
  pick: Pick,
): World | null {
  const signatures = signed.map((each) => pick(each?.days ?? numbers(BEFORE, NEVER)));
  const lastSignature = Math.max(...signatures);
  const start = pick(entered?.days ?? numbers(BEFORE, NEVER));
  const isLate = start < lastSignature || shown.some((each) => pick(each.days) < start);
  const suspensions = periodsOf(
    suspended.map(({ days }) => pick(days)),
    resumed.map(({ days }) => pick(days)),
  );
  if (isLate || suspensions === null) return null;
  const ended = ends.map(({ kind, on }) => ({ kind, on: pick(on.days) }));
  const end = Math.min(NEVER, ...ended.map(({ on }) => on));
  // A suspension begins while it is in force.
  if (suspensions.some(([since]) => since < start || (end < NEVER && end <= since))) return null;
  // What never entered into force can have ended too, once it was signed.
  if (end < (entered === null && start === NEVER ? lastSignature : start)) return null;
  // Where no source tells what it covers, it covers this from the first day, or never.
  const guess = pick([BEFORE, NEVER]);
  return {
    ...{ start, end, signed: lastSignature, suspensions },
    // Of two on one day the one that was told first.
    endKind: ended.find(({ on }) => on === end)?.kind,
    covered: scope.isTold ? [scope.since ?? BEFORE, scope.until ?? NEVER] : [guess, NEVER],
  };
}

const isIn = ([since, until]: Period, day: number) => since <= day && day < until;
const isInForce = ({ start, end, suspensions }: World, day: number) =>
  isIn([start, end], day) && !suspensions.some((suspension) => isIn(suspension, day));

function statusIn(world: World, day: number): string | undefined {
  if (isInForce(world, day)) return 'IN_FORCE';
  if (world.end <= day) return world.endKind;
  if (day < world.start) return world.signed <= day ? 'SIGNED' : 'UNKNOWN';
  return 'SUSPENDED';
}

function standingOf(told: Evidence): Standing {
  const bounds = foldOf(told);
  return {
    ...{ origin: 'RECORDED', parent: null, survivesParent: false, dissolutions: [] },
    ...{ start: bounds.start, suspensions: bounds.suspensions, withdrawn: false },
    signed: bounds.signed?.span ?? null,
    end: bounds.end,
  };
}

const SCOPE: ScopeKind = 'DATABASE_ACCESS';

function rowOf(told: Evidence) {
  const { isTold, since, until } = told.scope;
  const day = (each: number | null) => (each === null ? null : toDate(dayOf(each)));
  const term = { kind: SCOPE, eventId: 'told', addedById: null, removedById: null };
  return {
    ...{
      id: 'agreement',
      origin: 'RECORDED' as const,
      amendments: [],
      events: [],
      parties: [],
      supplements: null,
    },
    ...boundsColumns(foldOf(told)),
    phases: phaseColumns(standingOf(told)),
    scopes: isTold ? [{ ...term, since: day(since), until: day(until) }] : [],
  };
}

/** Some evidence with many worlds that fit it. */
const cases = fc
  .tuple(
    evidence,
    fc.array(fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }), { minLength: 30, maxLength: 30 }),
  )
  .map(([told, entropies]) => ({
    told,
    worlds: entropies
      .map((entropy) => {
        let next = 0;
        return worldOf(told, (choices) => {
          next += 1;
          return choices[(entropy[next % entropy.length] ?? 0) % choices.length] ?? NEVER;
        });
      })
      .filter((world) => world !== null),
  }));

const RUNS = { numRuns: 200 };

describe('an answer about what sources tell is definite only where each choice of exact days gives it', () => {
  test('of whether it is in force, and what its status is', () => {
    fc.assert(
      fc.property(cases, ({ told, worlds }) => {
        const standing = standingOf(told);
        for (const day of DAYS) {
          const { inForce, status } = stateOn(standing, dayOf(day));
          for (const world of worlds) {
            if (inForce !== 'UNKNOWN')
              expect({ day, inForce }).toEqual({ day, inForce: isInForce(world, day) ? 'YES' : 'NO' });
            if (status === 'ENDED') expect(ENDS).toContain(statusIn(world, day));
            else if (status !== 'UNKNOWN') expect(statusIn(world, day)).toBe(status);
          }
        }
      }),
      RUNS,
    );
  });

  test('of what a partner may do', () => {
    fc.assert(
      fc.property(cases, ({ told, worlds }) => {
        const row = rowOf(told);
        for (const day of DAYS) {
          const { answer } = basisOf(row, dayOf(day), SCOPE);
          if (answer === 'UNKNOWN') continue;
          for (const world of worlds)
            expect({ day, answer }).toEqual({
              day,
              answer: isInForce(world, day) && isIn(world.covered, day) ? 'YES' : 'NO',
            });
        }
      }),
      RUNS,
    );
  });

  test('of the day on which it entered into force, was suspended, resumed or ended', () => {
    const turns: Readonly<Record<string, readonly [before: boolean, after: boolean]>> = {
      STARTED: [false, true],
      SUSPENDED: [true, false],
      RESUMED: [false, true],
    };
    fc.assert(
      fc.property(cases, ({ told, worlds }) => {
        const periods = { phases: phaseColumns(standingOf(told)), scopes: [], provisions: [] };
        const changes = changesBetween(periods, dayOf(-30), dayOf(60));
        for (const day of DAYS.slice(1)) {
          const [change] = changes.filter(({ on }) => on === dayOf(day));
          const turn = change && turns[change.kind];
          for (const world of worlds) {
            const was = [isInForce(world, day - 1), isInForce(world, day)];
            if (turn) expect({ day, ...was }).toEqual({ day, ...turn });
            if (change?.kind === 'ENDED') expect(was[1]).toBe(false);
          }
        }
      }),
      RUNS,
    );
  });
});

/** Every world that fits the evidence, by counting through all choices. */
function allWorldsOf(told: Evidence): World[] {
  const worlds: World[] = [];
  const choices: number[] = [];
  for (;;) {
    const sizes: number[] = [];
    const world = worldOf(told, (days) => days[choices[sizes.push(days.length) - 1] ?? 0] ?? NEVER);
    if (world) worlds.push(world);
    let last = sizes.length - 1;
    while (last >= 0 && (choices[last] ?? 0) + 1 === sizes[last]) choices[last--] = 0;
    if (last < 0) return worlds;
    choices[last] = (choices[last] ?? 0) + 1;
  }
}

/** What all of the answers have in common. */
function commonOf(answers: readonly (string | undefined)[]): string | undefined {
  const [answer, ...others] = new Set(answers);
  if (others.length === 0) return answer;
  return [answer, ...others].every((each) => ENDS.some((end) => end === each)) ? 'ENDED' : 'UNKNOWN';
}

// Of the days in a set the bounds keep the first and the last, and a long range has too many worlds to count.
const brief = told.filter(({ edtf, days }) => !edtf.includes(',') && days.length < 6);
const beginningsAndEnds: fc.Arbitrary<Evidence> = fc.record({
  signed: fc.tuple(maybe(brief)),
  entered: maybe(brief),
  shown: fc.array(brief, { maxLength: 1 }),
  suspended: fc.constant([]),
  resumed: fc.constant([]),
  ends: ends(brief),
  scope: fc.constant({ isTold: true, since: null, until: null }),
});

const first: Told = { edtf: dayOf(BEFORE), days: [BEFORE] };
const suspensions: fc.Arbitrary<Evidence> = fc.record({
  signed: fc.constant([first]),
  entered: fc.constant(first),
  shown: fc.constant([]),
  suspended: turns(brief),
  resumed: turns(brief),
  ends: fc.constant([]),
  scope: fc.constant({ isTold: true, since: null, until: null }),
});

test.each([
  ['beginnings and ends', beginningsAndEnds],
  ['suspensions', suspensions],
])('an answer about %s is withheld only where two choices of exact days differ', (_what, evidence) => {
  fc.assert(
    fc.property(evidence, (told) => {
      const worlds = allWorldsOf(told);
      fc.pre(worlds.length > 0);
      const standing = standingOf(told);
      for (const day of DAYS) {
        const inForce = commonOf(worlds.map((world) => (isInForce(world, day) ? 'YES' : 'NO')));
        const status = commonOf(worlds.map((world) => statusIn(world, day)));
        expect({ day, ...stateOn(standing, dayOf(day)) }).toEqual({ day, inForce, status });
      }
    }),
    RUNS,
  );
});
