import { AS_OF, asOf } from '../agreement/as-of.ts';
import { PHASES } from '../agreement/phase.ts';
import { builder } from '../graphql/builder.ts';
import { consolidatedText } from './consolidated-text.ts';

builder.prismaObjectField('Agreement', 'text', (t) =>
  t.string({
    nullable: true,
    description:
      'The consolidated text as Markdown: the title, and the articles that surely or possibly hold on a day, each with the ' +
      'amendment that brought its wording. Null where none is recorded that does.',
    args: AS_OF,
    select: {
      ...PHASES,
      id: true,
      title: true,
      provisions: {
        select: {
          ...{ eventId: true, number: true, heading: true, text: true, since: true, until: true },
          addedBy: { select: { sequence: true } },
        },
        orderBy: { id: 'asc' },
      },
    },
    resolve: (agreement, args, context) => asOf(agreement, args, context, consolidatedText),
  }),
);
