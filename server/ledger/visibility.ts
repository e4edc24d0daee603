import type { Prisma } from '../db/generated/prisma/client.ts';

/** The events that everyone may read; an event's audience is fixed when it is appended. */
export function visibleEvents() {
  return { audience: 'PUBLIC' } as const satisfies Prisma.EventWhereInput;
}
