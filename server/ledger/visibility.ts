import type { Viewpoint } from '../auth/principal.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import { type Day, toDate } from './day.ts';

/** The events that everybody may know of; an event's audience is fixed when it is appended. */
export const PUBLIC_EVENTS = { audience: 'PUBLIC' } as const satisfies Prisma.EventWhereInput;

/** The events that the caller may know of: public ones, and those of the agreements that bind his party. */
export function visibleEvents({ principal: { role, partyId }, today }: Viewpoint) {
  if (role === 'REGISTRAR') return {} satisfies Prisma.EventWhereInput;
  if (partyId === null) return PUBLIC_EVENTS;
  return { OR: [PUBLIC_EVENTS, { agreement: bound(partyId, today) }] } satisfies Prisma.EventWhereInput;
}

/** The agreements that bind a party on a day: who has left is to know no more of them than everybody. */
export function bound(partyId: string, day: Day) {
  const stays = [{ until: null }, { until: { gt: toDate(day) } }];
  return { parties: { some: { partyId, OR: stays } } } satisfies Prisma.AgreementWhereInput;
}
