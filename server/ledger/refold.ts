// Folds anew what was stored by earlier rules of the folds, so that all of the registry answers by the same.
import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../db/client.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import { suspensionColumns } from './evidence.ts';
import { projectAgreement, readStanding } from './project.ts';
import { boundsColumns, boundsOf, FOLDED, phaseColumns, STANDING, standingOf } from './standing.ts';

/** To be raised with every change of what events fold to, or of what states these bounds mean; a test asks for it. */
export const FOLD_VERSION = 1;

const PAGE_SIZE = 200;
const TIMEOUT_MS = 60_000;

const STORED = {
  ...STANDING,
  ...{ signedOn: true, signedEarliest: true, signedLatest: true, inForceOn: true, startEarliest: true },
  ...{ startLatest: true, endedOn: true, endEarliest: true, endLatest: true, endStatus: true },
  events: { select: FOLDED, orderBy: { position: 'asc' } },
  phases: { select: { status: true, inForce: true, since: true, until: true }, orderBy: { position: 'asc' } },
  suspensions: { select: { since: true, until: true }, orderBy: { since: 'asc' } },
} as const satisfies Prisma.AgreementSelect;

type StoredRow = Prisma.AgreementGetPayload<{ select: typeof STORED }>;

/**
 * Brings what is stored up to the rules of this version, and returns how many agreements were not. Only these are written, each with
 * what it supplements and what supplements it, in a transaction of its own: so others write in between, several servers can do this at
 * once, and what was left half done is done at the next start. Throws the reason of the signal.
 */
export async function refold(db: Database, signal?: AbortSignal): Promise<number> {
  // Past Prisma, whose query compiler takes longer to load than all that a start waits for besides.
  const stored = await db.readText('SELECT version::TEXT AS text FROM fold_rules', []);
  if (Number(stored) >= FOLD_VERSION) return 0;
  let refolded = 0;
  for (let after: string | null = null; ; ) {
    const rows: StoredRow[] = await db.agreement.findMany({
      where: after === null ? {} : { id: { gt: after } },
      select: STORED,
      orderBy: { id: 'asc' },
      take: PAGE_SIZE,
    });
    for (const row of rows) {
      signal?.throwIfAborted();
      if (await isFolded(db, row)) continue;
      await refoldFamily(db, row.id);
      refolded += 1;
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < PAGE_SIZE) break;
  }
  await db.foldRules.updateMany({
    where: { version: { lt: FOLD_VERSION } },
    data: { version: FOLD_VERSION },
  });
  return refolded;
}

async function isFolded(db: Database, row: StoredRow): Promise<boolean> {
  const bounds = boundsOf(row, row.events);
  const columns = Object.entries(boundsColumns(bounds));
  if (!columns.every(([name, value]) => isDeepStrictEqual(value, new Map(Object.entries(row)).get(name))))
    return false;
  if (!isDeepStrictEqual(suspensionColumns(bounds), row.suspensions)) return false;
  const parent = row.supplementsId === null ? null : await readStanding(db, row.supplementsId);
  return isDeepStrictEqual(phaseColumns(standingOf(row, bounds, parent)), row.phases);
}

async function refoldFamily(db: Database, id: string): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const family = await tx.$queryRaw<{ id: string }[]>`
        /* refold */
        WITH RECURSIVE family(id) AS (
          SELECT ${id}::UUID
          UNION SELECT CASE a.id WHEN family.id THEN a.supplements_id ELSE a.id END
          FROM family JOIN agreement a ON a.supplements_id = family.id OR a.id = family.id AND a.supplements_id IS NOT NULL)
        SELECT agreement.id::TEXT FROM agreement JOIN family USING (id) ORDER BY agreement.id FOR NO KEY UPDATE OF agreement`;
      await tx.$queryRaw`/* refold */ SELECT lock_ledger()::TEXT`;
      // What tells the database that no event has to tell of this, and other servers that their kept answers are old.
      await tx.$executeRaw`/* refold */ UPDATE fold_rules SET version = version`;
      for (const each of family) await projectAgreement(tx, each.id);
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
}
