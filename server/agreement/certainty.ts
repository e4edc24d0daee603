// How surely a row of an agreement holds on the day that was asked for. The rows are Prisma's, and the day is the
// parent field's, so what was found out there is kept beside the row and not in it.
import type { Certainty } from '../db/generated/prisma/enums.ts';
import type { Day } from '../ledger/day.ts';
import { holds, type Period, type PhaseRow, phaseOn } from './phase.ts';

const certainties = new WeakMap<object, Certainty>();

/** The rows that surely or possibly hold on the day, each remembered with its certainty. */
export function holdingOn<Row extends Period>(
  rows: readonly Row[],
  phases: readonly PhaseRow[],
  day: Day,
): Row[] {
  const { inForce } = phaseOn(phases, day);
  if (inForce === 'NO') return [];
  // Copies, because a query that asks for two days gets the same rows for both.
  const holding = rows.filter((row) => holds(row, day)).map((row) => ({ ...row }));
  for (const row of holding) certainties.set(row, inForce);
  return holding;
}

/** The certainty of a row that `holdingOn` returned. */
export function certaintyOf(row: object): Certainty {
  return certainties.get(row) ?? 'UNKNOWN';
}
