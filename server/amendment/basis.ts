// What an answer about a day rests on. Pure, but for the selection that it reads.
import { holds, PHASES, phaseOn } from '../agreement/phase.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import type { Certainty, EventKind, ScopeKind } from '../db/generated/prisma/enums.ts';
import { type Day, toDate } from '../ledger/day.ts';

export const MISSING_FACTS = [
  'START',
  'END',
  'SUSPENSION',
  'SUPPLEMENTED_AGREEMENT',
  'PARTY_SUCCESSION',
] as const;
export type MissingFact = (typeof MISSING_FACTS)[number];

/** The events that decide whether an agreement is in force. */
export const DECIDING: EventKind[] = [
  ...(['SIGNED', 'ENTERED_INTO_FORCE', 'LISTED', 'REPORTED_IN_FORCE', 'SUSPENDED', 'RESUMED'] as const),
  ...(['NOTICE_GIVEN', 'RENEWED', 'TERMINATED', 'EXPIRED', 'REPLACED'] as const),
];

/** What a basis is made of; the events are added by whoever knows which ones the caller may see. */
export const BASIS = {
  id: true,
  ...PHASES,
  startEarliest: true,
  startLatest: true,
  endEarliest: true,
  endLatest: true,
  endStatus: true,
  scopes: {
    select: { kind: true, since: true, until: true, eventId: true, addedById: true, removedById: true },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
  },
  amendments: {
    where: { outcome: 'AGREED' },
    select: { id: true, effectiveOn: true },
    orderBy: { sequence: 'asc' },
  },
  supplements: { select: PHASES },
  parties: {
    select: { party: { select: { dissolvedOn: true, dissolvedEarliest: true, successorId: true } } },
  },
} as const satisfies Prisma.AgreementSelect;

type Row = Prisma.AgreementGetPayload<{ select: typeof BASIS }> & {
  readonly events: readonly { readonly id: string; readonly onEarliest: Date | null }[];
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
  const { inForce } = phaseOn(row.phases, on);
  const ofScope = scope === null ? null : row.scopes.filter(({ kind }) => kind === scope);
  const isCovered = ofScope === null || ofScope.some((each) => holds(each, on));
  const answer = isCovered ? inForce : 'NO';
  const named = ofScope?.flatMap(({ addedById, removedById }) => [addedById, removedById]);
  const stating = ofScope?.map(({ eventId }) => eventId) ?? [];
  const date = toDate(on);
  const deciding = row.events.filter(({ onEarliest }) => onEarliest === null || onEarliest <= date);
  return {
    answer,
    agreementId: row.id,
    amendmentIds: row.amendments
      .filter(({ id, effectiveOn }) => effectiveOn <= date && (named?.includes(id) ?? true))
      .map(({ id }) => id),
    eventIds: [...new Set([...deciding.map(({ id }) => id), ...stating])],
    missing: answer === 'UNKNOWN' ? missingFacts(row, on) : [],
  };
}

/** The answer of all together: what one gives, all give. */
export function strongest(answers: readonly Certainty[]): Certainty {
  return (['YES', 'UNKNOWN'] as const).find((answer) => answers.includes(answer)) ?? 'NO';
}

function missingFacts(row: Row, on: Day): MissingFact[] {
  const date = toDate(on);
  const { startLatest, endStatus, endEarliest, endLatest, supplements, parties } = row;
  const facts: MissingFact[] = [];
  if (startLatest === null || startLatest > date) facts.push('START');
  const mayHaveEnded = endStatus !== null && (endEarliest === null || endEarliest <= date);
  if (mayHaveEnded && (endLatest === null || endLatest > date)) facts.push('END');
  if (supplements && phaseOn(supplements.phases, on).inForce === 'UNKNOWN')
    facts.push('SUPPLEMENTED_AGREEMENT');
  const isDissolved = ({ dissolvedOn, dissolvedEarliest, successorId }: (typeof parties)[number]['party']) =>
    dissolvedOn !== null && successorId === null && (dissolvedEarliest === null || dissolvedEarliest < date);
  if (parties.some(({ party }) => isDissolved(party))) facts.push('PARTY_SUCCESSION');
  return facts.length > 0 ? facts : ['SUSPENSION'];
}
