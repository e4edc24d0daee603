// A party's own agreements, as a connection through the table that says who takes part in which.
import { prismaConnectionHelpers } from '@pothos/plugin-prisma';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { COUNTS_ROWS, reads } from '../graphql/sql/reading.ts';
import { OLDEST_FIRST } from './order.ts';
import { Agreement } from './type.ts';
import { visibleAgreements } from './visibility.ts';

const membership = prismaConnectionHelpers(builder, 'AgreementParty', {
  cursor: 'agreementId_partyId',
  select: (nested) => ({ agreement: nested({ select: { id: true } }) }),
  resolveNode: ({ agreement }) => agreement,
});

// Both ways to the rows of a connection. The helper looks at edges alone, and would load what is selected beneath
// `nodes` by a statement of its own.
const ROWS = [[{ name: 'nodes' }], [{ name: 'edges' }, { name: 'node' }]];

/** What the caller may know of, in order. */
function ownAgreements({ principal }: Context) {
  return {
    where: { agreement: visibleAgreements(principal) },
    orderBy: OLDEST_FIRST.map((agreement) => ({ agreement })),
  };
}

builder.prismaObjectField('Party', 'agreements', (t) =>
  t.connection(
    {
      type: Agreement,
      description: 'Its own agreements, not those of its units; oldest signature first, undated last.',
      select: (args, context, nested) => ({
        id: true,
        agreements: {
          ...membership.getQuery(args, context, (selection) => nested(selection)),
          ...ownAgreements(context),
        },
      }),
      extensions: reads([], (_args, context) => ({
        from: 'agreements',
        through: 'agreement',
        ...ownAgreements(context),
      })),
      resolve: ({ id, agreements }, args, context) => ({
        ...membership.resolve(agreements, args, context),
        partyId: id,
      }),
    },
    {
      name: 'PartyAgreementConnection',
      description: "A page of a party's agreements.",
      extensions: { pothosIndirectInclude: { getType: () => 'Agreement', paths: ROWS } },
      fields: (connection) => ({
        totalCount: connection.int({
          description: 'How many agreements it has in all.',
          extensions: COUNTS_ROWS,
          resolve: ({ partyId }, _args, { agreementCounts }) => agreementCounts.load(partyId),
        }),
      }),
    },
    { name: 'PartyAgreementEdge', description: "An agreement in the list of a party's." },
  ),
);
