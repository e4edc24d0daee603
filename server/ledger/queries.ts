import type { Prisma } from '../db/generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { pageFromCursor } from '../graphql/page-from-cursor.ts';
import { EventKind } from './enums.ts';
import { Event } from './type.ts';
import { visibleEvents } from './visibility.ts';

const EventFilterInput = builder.inputType('EventFilter', {
  description: 'Which events. All that is given must hold; a list means any of its values.',
  fields: (t) => ({
    agreement: t.stringList({ description: 'Events of these agreements, by slug.' }),
    party: t.stringList({ description: 'Events that name one of these parties, by slug.' }),
    kind: t.field({ type: [EventKind], description: 'Events of these kinds.' }),
  }),
});

builder.queryField('events', (t) =>
  t.prismaConnection(
    {
      type: Event,
      cursor: 'id',
      description:
        'The ledger, oldest record first: everything the registry was told, in the order in which it was told. To follow it, keep ' +
        'the last `endCursor` and ask for what comes `after`; nothing is ever inserted before it.',
      args: { filter: t.arg({ type: EventFilterInput, description: 'Which events; all unless told.' }) },
      resolve: async (query, _root, { filter }, context) => {
        const { db } = context;
        const visible = visibleEvents(context);
        const where = {
          AND: [
            visible,
            ...listed(filter?.agreement, (slugs) => ({ agreement: { slug: { in: slugs } } })),
            ...listed(filter?.party, (slugs) => ({ party: { slug: { in: slugs } } })),
            ...listed(filter?.kind, (kinds) => ({ kind: { in: kinds } })),
          ],
        };
        const page = await pageFromCursor(query, {
          listed: (row) => db.event.count({ where: { AND: [row, where] } }),
          visible: (row) => db.event.count({ where: { AND: [row, visible] } }),
        });
        return db.event.findMany({ ...page, where, orderBy: { position: 'asc' } });
      },
    },
    { name: 'EventConnection', description: 'A page of events.' },
    { name: 'EventEdge', description: 'An event in a list.' },
  ),
);

function listed<Value>(
  values: Value[] | null | undefined,
  where: (values: Value[]) => Prisma.EventWhereInput,
): Prisma.EventWhereInput[] {
  return values ? [where(values)] : [];
}
