// Which facts nobody can tell an answer without. Pure, but for the selection that they are read off.
import { PHASES, phaseOn } from '../agreement/phase.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import { type Day, toDate } from '../ledger/day.ts';
import { type Suspension, suspensionsIn } from '../ledger/fold.ts';
import { suspendedOn } from '../ledger/state.ts';
import type { DecidingEvent } from './deciding-events.ts';

export const MISSING_FACTS = [
  'START',
  'END',
  'SUSPENSION',
  'SUPPLEMENTED_AGREEMENT',
  'PARTY_SUCCESSION',
  'SCOPES',
] as const;
export type MissingFact = (typeof MISSING_FACTS)[number];

export const OPEN_FACTS = {
  startLatest: true,
  endEarliest: true,
  endLatest: true,
  endStatus: true,
  supplements: { select: PHASES },
  parties: {
    select: { party: { select: { dissolvedOn: true, dissolvedEarliest: true, successorId: true } } },
  },
} as const satisfies Prisma.AgreementSelect;

type Row = Prisma.AgreementGetPayload<{ select: typeof OPEN_FACTS }> & {
  readonly events: readonly DecidingEvent[];
};

/** Why nobody can tell whether an agreement was in force on a day on which that is UNKNOWN. */
export function missingOfForce(row: Row, on: Day): MissingFact[] {
  const date = toDate(on);
  const facts: MissingFact[] = [];
  if (!isReached(row.startLatest, date)) facts.push('START');
  const mayHaveEnded = row.endStatus !== null && (row.endEarliest === null || row.endEarliest <= date);
  if (mayHaveEnded && !isReached(row.endLatest, date)) facts.push('END');
  if (suspendedOn(suspensionsOf(row), on) === 'UNKNOWN') facts.push('SUSPENSION');
  if (row.supplements && isUnsure(phaseOn(row.supplements.phases, on))) facts.push('SUPPLEMENTED_AGREEMENT');
  if (row.parties.some(({ party }) => isOrphaned(party, date))) facts.push('PARTY_SUCCESSION');
  return facts;
}

/** What outlives its parent hangs on how that stands, even on a day on which that is surely not in force. */
function isUnsure({ inForce, status }: ReturnType<typeof phaseOn>): boolean {
  return inForce === 'UNKNOWN' || status === 'UNKNOWN';
}

function suspensionsOf({ events }: Row): Suspension[] {
  const inLedgerOrder = [...events].sort((one, other) => Number(one.position - other.position));
  return suspensionsIn(inLedgerOrder.map((event) => ({ ...event, until: null, terminationId: null })));
}

function isReached(latest: Date | null, date: Date): boolean {
  return latest !== null && latest <= date;
}

function isOrphaned(
  { dissolvedOn, dissolvedEarliest, successorId }: Row['parties'][number]['party'],
  date: Date,
): boolean {
  return (
    dissolvedOn !== null && successorId === null && (dissolvedEarliest === null || dissolvedEarliest < date)
  );
}
