// Which events decide whether an agreement is in force on a day. Pure, but for the selection that they are read by.
import type { Prisma } from '../db/generated/prisma/client.ts';
import type { EventKind } from '../db/generated/prisma/enums.ts';

/** They tell from when it is in force, and so decide about the days before as well. */
const STARTING: readonly EventKind[] = ['SIGNED', 'ENTERED_INTO_FORCE', 'LISTED', 'REPORTED_IN_FORCE'];
const STOPPING: readonly EventKind[] = [
  ...(['SUSPENDED', 'RESUMED', 'NOTICE_GIVEN', 'RENEWED', 'TERMINATED', 'EXPIRED', 'REPLACED'] as const),
];
const CORRECTING: readonly EventKind[] = ['CORRECTED', 'RETRACTED'];

export const DECIDING_KINDS: EventKind[] = [...STARTING, ...STOPPING, ...CORRECTING];

export const DECIDING_EVENT = {
  id: true,
  position: true,
  kind: true,
  partyId: true,
  on: true,
  onEarliest: true,
  disputed: true,
  correctsId: true,
} as const satisfies Prisma.EventSelect;

export type DecidingEvent = Prisma.EventGetPayload<{ select: typeof DECIDING_EVENT }>;

/**
 * Of an agreement's events those that decide about a day: what starts it, what may have stopped it by then, and what
 * corrects these or takes them back.
 */
export function decidingOn(events: readonly DecidingEvent[], date: Date): DecidingEvent[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const corrected = new Set(events.map(({ correctsId }) => correctsId));
  function decides({ id, kind, onEarliest, correctsId }: DecidingEvent): boolean {
    if (CORRECTING.includes(kind)) {
      const fact = correctsId === null ? undefined : byId.get(correctsId);
      return fact !== undefined && decides(fact);
    }
    const hasCome = onEarliest === null || onEarliest <= date || corrected.has(id);
    return STARTING.includes(kind) || (STOPPING.includes(kind) && hasCome);
  }
  return events.filter(decides);
}
