// What the tables held at instants of a run, and what is known of these instants later.
import { expect } from '@jest/globals';
import type { Principal } from '../../../server/auth/principal.ts';
import type { Database } from '../../../server/db/client.ts';
import type { Prisma } from '../../../server/db/generated/prisma/client.ts';
import type { Known } from '../../../server/ledger/past.ts';
import { createPastLoader } from '../../../server/ledger/past-loader.ts';
import { TODAY } from '../../kit/acting.ts';

const TERM = { since: true, until: true, eventId: true, addedById: true, removedById: true } as const;

const HELD = {
  id: true,
  concluded: true,
  signedOn: true,
  signedEarliest: true,
  signedLatest: true,
  inForceOn: true,
  startEarliest: true,
  startLatest: true,
  endedOn: true,
  endEarliest: true,
  endLatest: true,
  endStatus: true,
  phases: {
    select: { since: true, until: true, status: true, inForce: true },
    orderBy: { position: 'asc' },
  },
  scopes: { select: { ...TERM, kind: true, note: true }, orderBy: [{ kind: 'asc' }, { id: 'asc' }] },
  provisions: { select: { ...TERM, number: true, heading: true, text: true }, orderBy: { id: 'asc' } },
  amendments: {
    where: { outcome: 'AGREED' },
    select: { id: true, effectiveOn: true },
    orderBy: { sequence: 'asc' },
  },
} as const satisfies Prisma.AgreementSelect;

type Held = Prisma.AgreementGetPayload<{ select: typeof HELD }>;

export interface Snapshot {
  readonly instant: Date;
  readonly agreements: readonly Held[];
}

/** What the tables hold of the agreements with these slugs, while nobody writes. */
export async function takeSnapshot(db: Database, slugs: readonly string[]): Promise<Snapshot> {
  const [agreements, last] = await Promise.all([
    db.agreement.findMany({ where: { slug: { in: [...slugs] } }, select: HELD, orderBy: { slug: 'asc' } }),
    db.event.findFirstOrThrow({ select: { recordedAt: true }, orderBy: { position: 'desc' } }),
  ]);
  return { instant: last.recordedAt, agreements };
}

/** Throws unless a caller is told of each instant what the tables held then, as far as he might see it. */
export async function expectKnown(
  db: Database,
  principal: Principal,
  snapshots: readonly Snapshot[],
): Promise<void> {
  const seen = snapshots.flatMap(({ instant, agreements }) =>
    agreements
      .filter(({ concluded }) => concluded || principal.role === 'REGISTRAR')
      .map(({ concluded, ...held }) => ({ instant, held })),
  );
  const looks = seen.map(({ instant, held }) => ({ agreementId: held.id, knownOn: instant }));
  const known = await createPastLoader(db, { principal, today: TODAY }).loadMany(looks);
  seen.forEach(({ held }, place) => {
    const told = known[place];
    if (told === undefined || told instanceof Error) throw told;
    expect({ ...pick(told, held), id: held.id }).toEqual(held);
  });
}

/** Of what is known all that the tables hold. */
function pick(told: Known, held: Omit<Held, 'concluded'>) {
  const scopes = told.scopes.map(({ event, ...scope }) => scope);
  return Object.fromEntries(
    Object.entries({ ...told, scopes }).filter(([column]) => Object.hasOwn(held, column)),
  );
}
