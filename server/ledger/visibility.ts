import type { Prisma } from '../db/generated/prisma/client.ts';

/** The events that everyone may read; an event's audience is fixed when it is appended. */
export function visibleEvents(): Prisma.EventWhereInput {
  return { audience: 'PUBLIC' };
}
