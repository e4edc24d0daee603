import DataLoader from 'dataloader';
import type { Viewpoint } from '../auth/principal.ts';
import type { Database } from '../db/client.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import { type Known, knownOf, lastTold, TOLD, type Told } from './past.ts';
import { STANDING } from './standing.ts';
import { visibleEvents } from './visibility.ts';

/** An agreement, and the instant whose knowledge of it is asked for. */
export interface Look {
  readonly agreementId: string;
  readonly knownOn: Date;
}

/** Tells what was known of agreements, as far as the caller may see now what told of it. */
export type PastLoader = DataLoader<Look, Known>;

/** Two statements tell of all agreements of a list and of those that they hang on, at however many instants. */
export function createPastLoader(db: Database, viewpoint: Viewpoint): PastLoader {
  return new DataLoader(
    async (looks) => {
      const told = await readTold(db, viewpoint, [...new Set(looks.map(({ agreementId }) => agreementId))]);
      const known = new Map<string, Known>();
      return looks.map(({ agreementId, knownOn }) => {
        const key = `${agreementId} ${lastTold(told, agreementId, knownOn)}`;
        const found = known.get(key) ?? knownOf(told, agreementId, knownOn);
        known.set(key, found);
        return found;
      });
    },
    // A mutation that comes later in the request changes what there is to know.
    { cache: false },
  );
}

/** Acts that only propose, and that may be long: nothing folds them. */
const PROPOSALS = ['DRAFT_REVISED', 'AMENDMENT_PROPOSED'] as const;

async function readTold(
  db: Database,
  viewpoint: Viewpoint,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Told>> {
  const families = await db.$queryRaw<{ id: string }[]>`
    /* readTold */
    WITH RECURSIVE family(id) AS (
      SELECT unnest(${[...ids]}::UUID[])
      UNION SELECT a.supplements_id FROM family JOIN agreement a ON a.id = family.id WHERE a.supplements_id IS NOT NULL)
    SELECT id::TEXT FROM family`;
  const events = {
    where: { ...visibleEvents(viewpoint), kind: { notIn: [...PROPOSALS] } },
    select: TOLD,
    orderBy: { position: 'asc' },
  } as const satisfies Prisma.Agreement$eventsArgs;
  const agreements = await db.agreement.findMany({
    where: { id: { in: families.map(({ id }) => id) } },
    select: { ...STANDING, events },
  });
  return new Map(agreements.map((agreement) => [agreement.id, agreement]));
}
