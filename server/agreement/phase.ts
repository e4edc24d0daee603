import type { AgreementStatus, Certainty } from '../db/generated/prisma/enums.ts';
import { type Day, toDate } from '../ledger/day.ts';

/** Every phase of an agreement: few, and one selection serves all fields that take a day. */
export const PHASES = {
  phases: { select: { since: true, until: true, status: true, inForce: true }, orderBy: { position: 'asc' } },
} as const;

export interface Period {
  readonly since: Date | null;
  readonly until: Date | null;
}

export interface PhaseRow extends Period {
  readonly status: AgreementStatus;
  readonly inForce: Certainty;
}

/** The phase on a day. The phases cover every day, so there is one. */
export function phaseOn(phases: readonly PhaseRow[], day: Day): PhaseRow {
  const phase = phases.find((each) => holds(each, day));
  if (!phase) throw new Error(`No phase covers ${day}: the agreement was never projected.`);
  return phase;
}

/** Whether a period holds on a day: from `since`, included, until `until`, excluded; null is open. */
export function holds({ since, until }: Period, day: Day): boolean {
  const date = toDate(day);
  return (since === null || since <= date) && (until === null || until > date);
}
