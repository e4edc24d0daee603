import { DeadlineKind as Kind } from '../db/generated/prisma/enums.ts';
import { builder } from '../graphql/builder.ts';

export const DeadlineKind = builder.enumType('DeadlineKind', {
  description: 'What falls due, or waits.',
  values: {
    [Kind.EXPIRY]: { description: 'The term of an agreement runs out.' },
    [Kind.TERMINATION]: {
      description:
        'An agreement ends by notice, by consent of all, with what it supplements, or in a way that sources do not agree on.',
    },
    [Kind.REPLACEMENT]: { description: 'An agreement ends because its successor enters into force.' },
    [Kind.WITHDRAWAL]: {
      description: '`party` leaves an agreement that goes on without it, by its own notice.',
    },
    [Kind.NOTICE_DEADLINE]: {
      description:
        'The last day on which a party can give a notice that takes effect by the end of the term. Only where the term can be renewed.',
    },
    [Kind.ENTRY_INTO_FORCE]: {
      description: 'An agreement enters into force, as is told or as its own rule computes.',
    },
    [Kind.AMENDMENT_EFFECT]: { description: 'An amendment that every party consented to takes effect.' },
    [Kind.AGREEMENT_AWAITING_CONSENT]: {
      description: 'A draft waits for the consent of `party` alone. For the parties.',
    },
    [Kind.AMENDMENT_AWAITING_CONSENT]: {
      description: 'An amendment waits for the consent of `party` alone. For the parties.',
    },
    [Kind.TERMINATION_AWAITING_CONSENT]: {
      description: 'A proposal to end an agreement waits for the consent of `party` alone. For the parties.',
    },
  },
});

export const Deadline = builder.prismaObject('Deadline', {
  select: { id: true },
  description:
    'Something that falls due on a day, or that waits for the consent of one party alone. Computed when it is asked for. Public, but ' +
    'for what is proposed.',
  fields: (t) => ({
    kind: t.expose('kind', { type: DeadlineKind, description: 'What.' }),
    on: t.expose('on', {
      type: 'EdtfDate',
      nullable: true,
      description:
        'The day, as precisely as it is known: of an end the first on which it no longer holds, of a notice the last in time. Null for ' +
        'what waits for a consent, which may come on any day.',
    }),
    agreement: t.relation('agreement', { description: 'The agreement that it concerns.' }),
    amendment: t.relation('amendment', {
      nullable: true,
      description: 'The amendment that takes effect or waits; null where it is another thing.',
    }),
    party: t.relation('party', {
      nullable: true,
      description: 'The party that leaves, or whose consent is awaited; null where it concerns all.',
    }),
  }),
});
