// What an answer about a day rests on. Pure, but for the selection that it reads.
import { holds, PHASES, phaseOn } from '../agreement/phase.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import type { Certainty, ScopeKind } from '../db/generated/prisma/enums.ts';
import { type Day, LAST_DAY, toDate } from '../ledger/day.ts';
import { and } from '../ledger/state.ts';
import { type DecidingEvent, decidingOn } from './deciding-events.ts';
import { type MissingFact, missingOfForce, OPEN_FACTS } from './missing-facts.ts';

/** What a basis is made of; the events are added by whoever knows which ones the caller may see. */
export const BASIS = {
  id: true,
  origin: true,
  ...PHASES,
  signedEarliest: true,
  ...OPEN_FACTS,
  scopes: {
    select: { kind: true, since: true, until: true, eventId: true, addedById: true, removedById: true },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
  },
  amendments: {
    where: { outcome: 'AGREED' },
    select: { id: true, effectiveOn: true },
    orderBy: { sequence: 'asc' },
  },
} as const satisfies Prisma.AgreementSelect;

type Row = Prisma.AgreementGetPayload<{ select: typeof BASIS }> & {
  readonly events: readonly DecidingEvent[];
  /** Whether the registry knew of it, where a past answer is asked for. */
  readonly isHeardOf?: boolean;
  /** The day from which the party that is asked about is no longer bound, where one is asked about that has left. */
  readonly leftOn?: Date | null;
};

export interface Basis {
  readonly answer: Certainty;
  readonly agreementId: string;
  readonly amendmentIds: readonly string[];
  readonly eventIds: readonly string[];
  readonly missing: readonly MissingFact[];
}

/** Whether an agreement is in force on a day, and covers the scope where one is asked for, and what says so. */
export function basisOf(row: Row, on: Day, scope: ScopeKind | null): Basis {
  const date = toDate(on);
  const { inForce } = phaseOn(row.phases, on);
  const stated = row.scopes.filter(({ kind, since }) => kind === scope && (since === null || since <= date));
  const covered = scope === null ? 'YES' : coverage(row, stated, on);
  const answer = hasLeft(row, date) ? 'NO' : and(inForce, covered);
  const named = stated.flatMap(({ addedById, removedById }) => [addedById, removedById]);
  const deciding = decidingOn(row.events, date);
  return {
    answer,
    agreementId: row.id,
    amendmentIds: row.amendments
      .filter(({ id, effectiveOn }) => effectiveOn <= date && (scope === null || named.includes(id)))
      .map(({ id }) => id),
    eventIds: [...new Set([...deciding.map(({ id }) => id), ...stated.map(({ eventId }) => eventId)])],
    missing:
      answer === 'UNKNOWN'
        ? [...(inForce === 'UNKNOWN' ? missingOfForce(row, on) : []), ...untold(covered)]
        : [],
  };
}

function hasLeft({ leftOn }: Row, date: Date): boolean {
  return leftOn ? leftOn <= date : false;
}

/** The bases of the agreements that cover a scope on some day, or may; oldest signature first, undated last. */
export function basesOf(rows: readonly Row[], on: Day, scope: ScopeKind): Basis[] {
  const mayCover = (row: Row) => row.scopes.some(({ kind }) => kind === scope) || !isTold(row);
  return rows
    .filter((row) => row.isHeardOf !== false && mayCover(row))
    .sort(byAge)
    .map((row) => basisOf(row, on, scope));
}

function byAge(one: Row, other: Row): number {
  const age = ({ signedEarliest }: Row) => (signedEarliest ?? toDate(LAST_DAY)).getTime();
  return age(one) - age(other) || (one.id < other.id ? -1 : 1);
}

/** The answer of all together: what one gives, all give. */
export function strongest(answers: readonly Certainty[]): Certainty {
  return (['YES', 'UNKNOWN'] as const).find((answer) => answers.includes(answer)) ?? 'NO';
}

/** Whether a scope holds on a day by the rows that stated it until then. */
function coverage(row: Row, stated: Row['scopes'], on: Day): Certainty {
  if (stated.some((scope) => holds(scope, on))) return 'YES';
  // Where no source tells what it covers at all, it may cover this; an amendment that removed it settles that.
  return isTold(row) || stated.length > 0 ? 'NO' : 'UNKNOWN';
}

function isTold({ origin, scopes }: Row): boolean {
  return origin === 'NEGOTIATED' || scopes.some(({ addedById }) => addedById === null);
}

function untold(covered: Certainty): MissingFact[] {
  return covered === 'UNKNOWN' ? ['SCOPES'] : [];
}
