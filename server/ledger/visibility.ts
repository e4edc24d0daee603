import type { Principal } from '../auth/principal.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';

/** The events that the caller may know of; an event's audience is fixed when it is appended. */
export function visibleEvents({ role, partyId }: Principal) {
  if (role === 'REGISTRAR') return {} satisfies Prisma.EventWhereInput;
  const open = { audience: 'PUBLIC' } as const satisfies Prisma.EventWhereInput;
  if (partyId === null) return open;
  return { OR: [open, { agreement: { parties: { some: { partyId } } } }] } satisfies Prisma.EventWhereInput;
}
