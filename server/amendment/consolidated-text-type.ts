import { PHASES } from '../agreement/phase.ts';
import { builder } from '../graphql/builder.ts';
import { consolidatedText } from './consolidated-text.ts';

builder.prismaObjectField('Agreement', 'text', (t) =>
  t.string({
    nullable: true,
    description:
      'The consolidated text as Markdown: the title, and the articles that surely or possibly hold on a day, each with the ' +
      'amendment that brought its wording. Null where none is recorded that does.',
    args: {
      on: t.arg({ type: 'Date', description: 'The day to answer for; today (UTC) unless told.' }),
    },
    select: {
      ...PHASES,
      title: true,
      provisions: {
        select: {
          ...{ number: true, heading: true, text: true, since: true, until: true },
          addedBy: { select: { sequence: true } },
        },
        orderBy: { id: 'asc' },
      },
    },
    resolve: (agreement, { on }, { today }) => consolidatedText(agreement, on ?? today),
  }),
);
