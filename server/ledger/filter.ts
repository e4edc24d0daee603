import type { Viewpoint } from '../auth/principal.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { EventKind } from './enums.ts';
import { visibleEvents } from './visibility.ts';

export const EventFilterInput = builder.inputType('EventFilter', {
  description: 'Which events. All that is given must hold; a list means any of its values.',
  fields: (t) => ({
    agreement: t.stringList({ description: 'Events of these agreements, by slug.' }),
    party: t.stringList({ description: 'Events that name one of these parties, by slug.' }),
    kind: t.field({ type: [EventKind], description: 'Events of these kinds.' }),
  }),
});

export type EventFilter = typeof EventFilterInput.$inferInput;

/** Those of the filter among the events that the caller may know of. */
export function listedEvents(
  viewpoint: Viewpoint,
  filter: EventFilter | null | undefined,
): Prisma.EventWhereInput {
  return {
    AND: [
      visibleEvents(viewpoint),
      ...given(filter?.agreement, (slugs) => ({ agreement: { slug: { in: slugs } } })),
      ...given(filter?.party, (slugs) => ({ party: { slug: { in: slugs } } })),
      ...given(filter?.kind, (kinds) => ({ kind: { in: kinds } })),
    ],
  };
}

function given<Value>(
  values: Value[] | null | undefined,
  where: (values: Value[]) => Prisma.EventWhereInput,
): Prisma.EventWhereInput[] {
  return values ? [where(values)] : [];
}
