// What an agreement's ledger adds up to, computed apart from the code that stores it.
import { type Day, dayOf } from '../../server/ledger/day.ts';
import type { Span } from '../../server/ledger/edtf.ts';
import { type Bounds, foldEvents } from '../../server/ledger/fold.ts';
import type { PhaseOf, Standing } from '../../server/ledger/state.ts';
import type { TestDatabase } from './database.ts';

/** The columns that hold an agreement's bounds, under their names in the database. */
export async function storedColumns({ db }: TestDatabase, agreementId: string) {
  const rows = await db.$queryRaw<Record<string, string | null>[]>`
    SELECT signed_on, signed_earliest::TEXT, signed_latest::TEXT, in_force_on, start_earliest::TEXT,
      start_latest::TEXT, ended_on, end_earliest::TEXT, end_latest::TEXT, end_status::TEXT
    FROM agreement WHERE id = ${agreementId}::UUID`;
  return rows[0];
}

/** The phases of an agreement as they are stored, in their order. */
export async function storedPhases({ db }: TestDatabase, agreementId: string): Promise<PhaseOf[]> {
  const phases = await db.phase.findMany({ where: { agreementId }, orderBy: { position: 'asc' } });
  return phases.map(({ since, until, status, inForce }) => ({
    ...{ status, inForce },
    since: since && dayOf(since),
    until: until && dayOf(until),
  }));
}

/** An agreement with its bounds, and the columns that should hold them. */
export async function readAgreement({ db }: TestDatabase, agreementId: string) {
  const agreement = await db.agreement.findUniqueOrThrow({
    where: { id: agreementId },
    include: { parties: { include: { party: true } }, events: { orderBy: { position: 'asc' } } },
  });
  const { origin, parties, termMonths } = agreement;
  const events = agreement.events.map((event) => ({ ...event, ...toldBy(event.details) }));
  const bounds = foldEvents({ origin, termMonths, partyIds: parties.map(({ partyId }) => partyId) }, events);
  return { agreement, bounds, columns: columnsOf(bounds) };
}

/** What the fold reads of an event's details. */
export function toldBy(details: unknown): { until: Day | null; terminationId: string | null } {
  const { until = null, termination = null } = Object(details);
  return { until, terminationId: termination };
}

function columnsOf({ signed, entered, start, end }: Bounds) {
  return {
    signed_on: signed?.edtf ?? null,
    signed_earliest: signed?.span.earliest ?? null,
    signed_latest: signed?.span.latest ?? null,
    in_force_on: entered?.edtf ?? null,
    start_earliest: start?.earliest ?? null,
    start_latest: start?.latest ?? null,
    ended_on: end?.edtf ?? null,
    end_earliest: end?.span.earliest ?? null,
    end_latest: end?.span.latest ?? null,
    end_status: end?.status ?? null,
  };
}

/** All that an agreement's state depends on, from its ledger and its parents'. */
export async function readStanding(database: TestDatabase, agreementId: string): Promise<Standing> {
  const { agreement, bounds } = await readAgreement(database, agreementId);
  const { origin, supplementsId, survivesParent } = agreement;
  const dissolutions = agreement.parties.flatMap(({ party }): Span[] => {
    if (party.dissolvedOn === null || party.successorId !== null) return [];
    const { dissolvedEarliest, dissolvedLatest } = party;
    return [
      {
        earliest: dissolvedEarliest && dayOf(dissolvedEarliest),
        latest: dissolvedLatest && dayOf(dissolvedLatest),
      },
    ];
  });
  return {
    ...{ origin, survivesParent, dissolutions },
    signed: bounds.signed?.span ?? null,
    start: bounds.start,
    end: bounds.end,
    suspensions: bounds.suspensions,
    withdrawn: bounds.withdrawn,
    parent: supplementsId === null ? null : await readStanding(database, supplementsId),
  };
}
