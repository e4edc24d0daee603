// Keeps the tables equal to what the ledger adds up to: folds an agreement's events into its bounds, and these into the
// phases that reads look at.
import type { Db, Transaction } from '../db/client.ts';
import { projectEvidence, projectSuspensions } from './evidence.ts';
import { boundsColumns, boundsOf, FOLDED, foldable, phaseColumns, STANDING, standingOf } from './standing.ts';
import type { Standing } from './state.ts';

/**
 * Computes an agreement's bounds from its events, and from them its phases and those of every agreement that
 * supplements it. To be called under the ledger's lock, after the last event of a change is appended.
 */
export async function projectAgreement(tx: Transaction, agreementId: string): Promise<void> {
  const row = await readLedger(tx, agreementId);
  const bounds = boundsOf(row, row.events);
  await tx.agreement.update({
    where: { id: agreementId },
    data: boundsColumns(bounds),
    select: { id: true },
  });
  await projectSuspensions(tx, agreementId, bounds);
  if (row.origin === 'RECORDED') await projectEvidence(tx, agreementId, foldable(row.events));
  await projectPhases(tx, agreementId);
}

async function projectPhases(tx: Transaction, agreementId: string): Promise<void> {
  const standing = await readStanding(tx, agreementId);
  await tx.phase.deleteMany({ where: { agreementId } });
  await tx.phase.createMany({
    data: phaseColumns(standing).map((phase, position) => ({ ...phase, agreementId, position })),
  });
  const supplements = await tx.agreement.findMany({
    where: { supplementsId: agreementId },
    select: { id: true },
  });
  for (const { id } of supplements) await projectPhases(tx, id);
}

/** All that the state of an agreement depends on, as its ledger tells it. */
export async function readStanding(db: Db, agreementId: string): Promise<Standing> {
  const row = await readLedger(db, agreementId);
  const parent = row.supplementsId === null ? null : await readStanding(db, row.supplementsId);
  return standingOf(row, boundsOf(row, row.events), parent);
}

function readLedger(db: Db, id: string) {
  const events = { select: FOLDED, orderBy: { position: 'asc' } } as const;
  return db.agreement.findUniqueOrThrow({ where: { id }, select: { ...STANDING, events } });
}
