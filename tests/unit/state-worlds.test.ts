// An answer is definite only where every choice of exact days gives it. Here each choice is a world of its own, told by
// plain two-valued rules, and the state of an imprecise standing is held against the states in its worlds.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AgreementStatus, Certainty } from '../../server/db/generated/prisma/enums.ts';
import { addDays } from '../../server/ledger/day.ts';
import type { Span } from '../../server/ledger/edtf.ts';
import type { EndStatus } from '../../server/ledger/ends.ts';
import { and, not, or, phasesOf, type Standing, type State, stateOn } from '../../server/ledger/state.ts';

interface World {
  readonly origin: Standing['origin'];
  readonly signed: number;
  readonly start: number;
  readonly end: { readonly on: number; readonly status: EndStatus };
  readonly suspensions: readonly (readonly [since: number, until: number])[];
  readonly dissolutions: readonly { readonly on: number; readonly isEnd: boolean }[];
  readonly parent: World | null;
  readonly survivesParent: boolean;
}

// Days are numbered; dates speak of 1 to DAYS_MAX. An open side reaches back before every day, or to never.
const DAYS_MAX = 6;
const BEFORE = -1;
const NEVER = DAYS_MAX + 2;
const DAYS = Array.from({ length: DAYS_MAX + 2 }, (_, number) => number);
const dayOf = (number: number) => addDays('2010-01-01', number);

/** The day that sources tell of the end, whether of its own or of the one that it hangs on, and what it then is. */
function endIn({ end, parent, survivesParent }: World): World['end'] {
  const ofParent = parent && !survivesParent ? endIn(parent).on : NEVER;
  return end.on <= ofParent ? end : { on: ofParent, status: 'TERMINATED' };
}

interface WorldState extends State {
  readonly started: boolean;
  readonly ended: boolean;
  readonly suspended: boolean;
}

/** The state in a world, where every day is known. */
function stateIn(world: World, day: number): WorldState {
  const parent = world.parent && stateIn(world.parent, day);
  const outlived = world.survivesParent && parent?.ended === true;
  const started = world.start <= day && (parent === null || parent.started || outlived);
  const end = endIn(world);
  const isEndTold = end.on <= day;
  const ended =
    isEndTold ||
    world.dissolutions.some(({ on, isEnd }) => isEnd && day > on) ||
    (parent?.ended === true && !world.survivesParent);
  const suspended =
    world.suspensions.some(([since, until]) => since <= day && day < until) ||
    (parent?.suspended === true && !outlived);
  const inForce: Certainty = started && !ended && !suspended ? 'YES' : 'NO';
  const notYet = world.signed <= day ? 'SIGNED' : world.origin === 'NEGOTIATED' ? 'NEGOTIATING' : 'UNKNOWN';
  const now = ended ? (isEndTold ? end.status : 'TERMINATED') : !started ? notYet : 'SUSPENDED';
  const status: AgreementStatus = inForce === 'YES' ? 'IN_FORCE' : now;
  return { started, ended, suspended, inForce, status };
}

/** What sources tell of a day: its first and last number, null where open. */
interface Told {
  readonly low: number | null;
  readonly high: number | null;
}

interface Template {
  readonly origin: Standing['origin'];
  readonly signed: Told | null;
  readonly start: Told | null;
  readonly end: { readonly on: Told; readonly status: EndStatus } | null;
  readonly suspensions: readonly { readonly since: Told; readonly until: Told | null }[];
  readonly dissolutions: readonly Told[];
  readonly parent: Template | null;
  readonly survivesParent: boolean;
}

const spanOf = ({ low, high }: Told): Span => ({
  earliest: low === null ? null : dayOf(low),
  latest: high === null ? null : dayOf(high),
});

function standingOf({ parent, ...own }: Template): Standing {
  return {
    ...own,
    withdrawn: false,
    signed: own.signed && spanOf(own.signed),
    start: own.start && spanOf(own.start),
    end: own.end && { span: spanOf(own.end.on), status: own.end.status },
    suspensions: own.suspensions.map(({ since, until }) => ({
      since: spanOf(since),
      until: until && spanOf(until),
    })),
    dissolutions: own.dissolutions.map(spanOf),
    parent: parent && standingOf(parent),
  };
}

type Pick = (numbers: readonly number[]) => number;

/** The world in which each uncertain day is the one that is picked from those that it can be. */
function worldOf({ parent, ...own }: Template, pick: Pick): World {
  const numbered = (told: Told | null) =>
    told ? pick(numbersFrom(told.low ?? BEFORE, told.high ?? NEVER)) : NEVER;
  return {
    ...own,
    signed: numbered(own.signed),
    start: numbered(own.start),
    end: { on: numbered(own.end?.on ?? null), status: own.end?.status ?? 'TERMINATED' },
    suspensions: own.suspensions.map(({ since, until }) => [numbered(since), numbered(until)] as const),
    dissolutions: own.dissolutions.map((on) => ({ on: numbered(on), isEnd: pick([0, 1]) === 1 })),
    parent: parent && worldOf(parent, pick),
  };
}

const numbersFrom = (low: number, high: number) =>
  Array.from({ length: high - low + 1 }, (_, step) => low + step);

/** Every world of a template, by counting through all choices. */
function* allWorldsOf(template: Template): Generator<World> {
  const choices: number[] = [];
  for (;;) {
    const sizes: number[] = [];
    yield worldOf(template, (numbers) => numbers[choices[sizes.push(numbers.length) - 1] ?? 0] ?? NEVER);
    let last = sizes.length - 1;
    while (last >= 0 && (choices[last] ?? 0) + 1 === sizes[last]) choices[last--] = 0;
    if (last < 0) return;
    choices[last] = (choices[last] ?? 0) + 1;
  }
}

const told: fc.Arbitrary<Told> = fc
  .tuple(
    fc.integer({ min: 1, max: DAYS_MAX }),
    fc.integer({ min: 1, max: DAYS_MAX }),
    fc.integer({ min: 0, max: 7 }),
  )
  .map(([one, other, open]) => ({
    low: open === 6 ? null : Math.min(one, other),
    high: open === 7 ? null : Math.max(one, other),
  }));

const templates = (parent: fc.Arbitrary<Template | null>, turnsMax: number): fc.Arbitrary<Template> =>
  fc.record({
    origin: fc.constantFrom('RECORDED', 'NEGOTIATED'),
    signed: fc.option(told),
    start: fc.option(told, { freq: 9 }),
    end: fc.option(
      fc.record({ on: told, status: fc.constantFrom<EndStatus>('TERMINATED', 'EXPIRED', 'REPLACED') }),
    ),
    suspensions: fc.array(fc.record({ since: told, until: fc.option(told) }), { maxLength: turnsMax }),
    dissolutions: fc.array(told, { maxLength: turnsMax }),
    parent,
    survivesParent: fc.boolean(),
  });

const alone = templates(fc.constant(null), 1);
const families = templates(
  fc.option(templates(fc.option(templates(fc.constant(null), 1)), 1), { freq: 9 }),
  2,
);

const ENDED: readonly AgreementStatus[] = ['TERMINATED', 'EXPIRED', 'REPLACED', 'ENDED'];

/** Whether an answer, as far as it is definite, is the one of a world. */
const agree = (answer: State, { status, inForce }: State) =>
  (answer.inForce === 'UNKNOWN' || answer.inForce === inForce) &&
  (answer.status === 'UNKNOWN' ||
    answer.status === status ||
    (answer.status === 'ENDED' && ENDED.includes(status)));

/** What all of several statuses have in common. */
function commonOf(statuses: ReadonlySet<AgreementStatus>): AgreementStatus {
  const [status = 'UNKNOWN', ...others] = statuses;
  if (others.length === 0) return status;
  return [...statuses].every((each) => ENDED.includes(each)) ? 'ENDED' : 'UNKNOWN';
}

describe('an answer', () => {
  test('is definite only where every choice of exact days gives it', () => {
    const entropies = fc.array(fc.array(fc.nat(1000), { minLength: 24, maxLength: 24 }), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(families, entropies, (template, choices) => {
        const standing = standingOf(template);
        for (const entropy of choices) {
          let next = 0;
          const world = worldOf(template, (numbers) => {
            next += 1;
            return numbers[(entropy[next % entropy.length] ?? 0) % numbers.length] ?? NEVER;
          });
          expect(DAYS.filter((day) => !agree(stateOn(standing, dayOf(day)), stateIn(world, day)))).toEqual(
            [],
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  test('of an agreement that stands alone is withheld only where two choices differ', () => {
    fc.assert(
      fc.property(alone, fc.constantFrom(...DAYS), (template, day) => {
        const { status, inForce } = stateOn(standingOf(template), dayOf(day));
        const statuses = new Set<AgreementStatus>();
        const certainties = new Set<Certainty>();
        for (const world of allWorldsOf(template)) {
          const state = stateIn(world, day);
          statuses.add(state.status);
          certainties.add(state.inForce);
        }
        expect(inForce).toBe(certainties.size === 1 ? [...certainties][0] : 'UNKNOWN');
        expect(status).toBe(commonOf(statuses));
      }),
      { numRuns: 60 },
    );
  });

  test('is YES exactly when the status is IN_FORCE', () => {
    fc.assert(
      fc.property(families, fc.constantFrom(...DAYS), (template, day) => {
        const { status, inForce } = stateOn(standingOf(template), dayOf(day));
        expect(status === 'IN_FORCE').toBe(inForce === 'YES');
      }),
    );
  });
});

describe('phases', () => {
  test('cover every day exactly once, and tell of each what stateOn does', () => {
    fc.assert(
      fc.property(families, (template) => {
        const standing = standingOf(template);
        const phases = phasesOf(standing);
        for (const day of [...DAYS.map(dayOf), '0001-01-01', '9999-12-31']) {
          const holding = phases.filter(
            ({ since, until }) => (since === null || since <= day) && (until === null || day < until),
          );
          expect(holding).toEqual([expect.objectContaining(stateOn(standing, day))]);
        }
      }),
    );
  });

  test('follow each other without a gap, and no two neighbours are alike', () => {
    fc.assert(
      fc.property(families, (template) => {
        const phases = phasesOf(standingOf(template));
        expect([phases.at(0)?.since, phases.at(-1)?.until]).toEqual([null, null]);
        for (const [index, { until, status, inForce }] of phases.slice(0, -1).entries()) {
          const next = phases[index + 1];
          expect(until).not.toBeNull();
          expect(next?.since).toBe(until);
          expect([next?.status, next?.inForce]).not.toEqual([status, inForce]);
        }
      }),
    );
  });
});

describe('three-valued logic', () => {
  const ALL: Certainty[] = ['YES', 'UNKNOWN', 'NO'];
  const RANK = { NO: 0, UNKNOWN: 1, YES: 2 };

  test('and is the least of its parts, or the greatest, and not the other way round', () => {
    for (const one of ALL) {
      for (const other of ALL) {
        expect(RANK[and(one, other)]).toBe(Math.min(RANK[one], RANK[other]));
        expect(RANK[or(one, other)]).toBe(Math.max(RANK[one], RANK[other]));
      }
      expect(RANK[not(one)]).toBe(2 - RANK[one]);
    }
    expect([and(), or()]).toEqual(['YES', 'NO']);
  });
});
