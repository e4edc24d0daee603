import type { Viewpoint } from '../auth/principal.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';

/** The events that everybody may know of; an event's audience is fixed when it is appended. */
export const PUBLIC_EVENTS = { audience: 'PUBLIC' } as const satisfies Prisma.EventWhereInput;

/** The events that the caller may know of: public ones, and those appended while their agreement bound his party. */
export function visibleEvents({ principal: { role, partyId } }: Pick<Viewpoint, 'principal'>) {
  if (role === 'REGISTRAR') return {} satisfies Prisma.EventWhereInput;
  if (partyId === null) return PUBLIC_EVENTS;
  return { OR: [PUBLIC_EVENTS, { audiencePartyIds: { has: partyId } }] } satisfies Prisma.EventWhereInput;
}

/** The sources that the caller may know of: those of the events that he may know of. */
export function visibleSources({ principal: { role, partyId } }: Pick<Viewpoint, 'principal'>) {
  if (role === 'REGISTRAR') return {} satisfies Prisma.SourceWhereInput;
  const cited = { public: true } as const satisfies Prisma.SourceWhereInput;
  if (partyId === null) return cited;
  const told = { events: { some: { event: { audiencePartyIds: { has: partyId } } } } };
  return { OR: [cited, told] } satisfies Prisma.SourceWhereInput;
}
