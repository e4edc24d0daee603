// What is missing in how many agreements: the queue of those who complete the register.
import { builder } from '../graphql/builder.ts';
import { AgreementGap } from './enums.ts';
import { AGREEMENT_GAPS, type AgreementGap as Gap, missingAny } from './filter.ts';
import { AgreementFilterInput } from './inputs.ts';
import { countedList } from './queries.ts';

interface GapCountShape {
  readonly gap: Gap;
  readonly count: number;
}

const GapCount = builder.objectRef<GapCountShape>('GapCount').implement({
  description: 'How many agreements have one gap.',
  fields: (t) => ({
    gap: t.expose('gap', { type: AgreementGap, description: 'What is missing.' }),
    count: t.exposeInt('count', {
      description: 'In how many agreements; `agreements` lists them with this gap in `missing`.',
    }),
  }),
});

builder.queryField('gaps', (t) =>
  t.field({
    type: [GapCount],
    description:
      'What is missing in how many of the recorded agreements that a filter selects: every gap, 0 included, in the order of the enum. ' +
      'An agreement with several gaps counts in each.',
    args: {
      filter: t.arg({ type: AgreementFilterInput, description: 'Which agreements; all unless told.' }),
    },
    resolve: async (_root, args, context) => {
      const { where } = await countedList(args, context);
      return Promise.all(
        AGREEMENT_GAPS.map(async (gap) => ({
          gap,
          count: await context.db.agreement.count({ where: { AND: [where, missingAny([gap])] } }),
        })),
      );
    },
  }),
);
