// Which events a registrar may record by hand, and about which agreements. Pure.
import type { AgreementOrigin, EventKind } from '../db/generated/prisma/enums.ts';
import { type Day, dayOf } from '../ledger/day.ts';
import { parseEdtf } from '../ledger/edtf.ts';
import { fault } from '../ledger/errors.ts';

/** Told only: without effect on dates and status. */
export const TOLD: readonly EventKind[] = [
  'NEGOTIATION_MANDATED',
  'NEGOTIATION_CONCLUDED',
  'OPENED_FOR_SIGNATURE',
  'SUBMITTED_FOR_APPROVAL',
  'PRELIMINARY_UNDERSTANDING',
  'INTERIM_IN_FORCE',
  'SUPPLEMENTED',
  'REVIEWED',
  'LISTED',
  'REPORTED_IN_FORCE',
];

/** Evidence of what the parties did elsewhere. */
const EVIDENCE: readonly EventKind[] = [
  'SIGNED',
  'APPROVED',
  'ENTERED_INTO_FORCE',
  'SUSPENDED',
  'RESUMED',
  'TERMINATED',
  'EXPIRED',
  'REPLACED',
];

/** Throws InvalidInputError for an event that is an act of this registry, or that would stand in for one. */
export function assertRecordable(kind: EventKind, origin: AgreementOrigin, field = 'kind'): void {
  if (TOLD.includes(kind)) return;
  if (!EVIDENCE.includes(kind)) {
    throw fault(field, `${kind} is an act of this registry, recorded by the mutation that performs it.`);
  }
  if (origin === 'NEGOTIATED') {
    throw fault(
      field,
      `The agreement was negotiated here, so ${kind} follows from what its parties do here and cannot be recorded by hand.`,
    );
  }
}

const MAY_LIE_AHEAD: ReadonlySet<EventKind> = new Set([
  'ENTERED_INTO_FORCE',
  'TERMINATED',
  'EXPIRED',
  'REPLACED',
]);
const ONLY_BEFORE_END: ReadonlySet<EventKind> = new Set(['ENTERED_INTO_FORCE', 'SUSPENDED', 'RESUMED']);

export interface Lifetime {
  readonly startEarliest: Date | null;
  readonly endLatest: Date | null;
  readonly endedOn: string | null;
}

/** Throws InvalidInputError for a day to come, unless it is one that is set beforehand. */
export function assertNotAhead(kind: EventKind, on: string, today: Day): void {
  const { earliest } = parseEdtf(on).span;
  if (earliest !== null && earliest > today && !MAY_LIE_AHEAD.has(kind)) {
    throw fault('on', `${on} is in the future; record what has happened. Today is ${today} (UTC).`);
  }
}

/** Throws InvalidInputError where on none of the days that are told anything of that kind can have happened to the agreement. */
export function assertTimely(agreement: Lifetime, kind: EventKind, on: string, today: Day): void {
  assertNotAhead(kind, on, today);
  const { startEarliest, endLatest, endedOn } = agreement;
  const { earliest, latest } = parseEdtf(on).span;
  if (kind === 'SUSPENDED' && startEarliest !== null && latest !== null && latest < dayOf(startEarliest)) {
    throw fault(
      'on',
      `The agreement is in force no earlier than ${dayOf(startEarliest)}; a suspension lies after that.`,
    );
  }
  if (endLatest !== null && ONLY_BEFORE_END.has(kind) && earliest !== null && earliest >= dayOf(endLatest)) {
    throw fault('on', `The agreement ended on ${endedOn}; nothing of this kind happens after that.`);
  }
}
