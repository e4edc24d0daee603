import { builder } from '../graphql/builder.ts';
import { pageFromCursor } from '../graphql/page-from-cursor.ts';
import { EventFilterInput, listedEvents } from './filter.ts';
import { Event } from './type.ts';
import { visibleEvents } from './visibility.ts';

builder.queryField('events', (t) =>
  t.prismaConnection(
    {
      type: Event,
      cursor: 'id',
      description:
        'The ledger, oldest record first: everything the registry was told, in the order in which it was told. To follow it, keep ' +
        'the last `endCursor` and ask for what comes `after`, or subscribe to `events`; nothing is ever inserted before it.',
      args: { filter: t.arg({ type: EventFilterInput, description: 'Which events; all unless told.' }) },
      resolve: async (query, _root, { filter }, context) => {
        const { db } = context;
        const visible = visibleEvents(context);
        const where = listedEvents(context, filter);
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
