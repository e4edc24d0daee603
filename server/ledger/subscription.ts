import { builder } from '../graphql/builder.ts';
import { EventFilterInput } from './filter.ts';
import { followEvents, placeAfter } from './follow.ts';
import { Event } from './type.ts';

builder.subscriptionField('events', (t) =>
  t.prismaField({
    type: Event,
    description:
      'The ledger from now on, or from a place in it: each event that the caller may know of, in the order in which the registry was ' +
      'told, each once and none left out. It goes on until the client leaves, the credential ends or the server stops; whoever keeps ' +
      'the `cursor` of the last event goes on `after` it, on any server of the registry.',
    args: {
      after: t.arg.string({
        description:
          "Only events after the one with this cursor, an event's own or one of the query `events`; all where it is empty, and " +
          'those from now on unless told.',
      }),
      filter: t.arg({ type: EventFilterInput, description: 'Which events; all unless told.' }),
    },
    subscribe: async (_root, { after, filter }, context) =>
      followEvents(context, await placeAfter(context, after), filter),
    resolve: (query, { id }, _args, { db }) => db.event.findUniqueOrThrow({ ...query, where: { id } }),
  }),
);
