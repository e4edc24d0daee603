import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { COUNT_ONLY } from '../graphql/count-only.ts';
import { pageFromCursor } from '../graphql/page-from-cursor.ts';
import { reads } from '../graphql/sql/reading.ts';
import { wordsOf } from '../graphql/words.ts';
import { AgreementFacets, type CountedList } from './facets.ts';
import { type AgreementFilter, agreementWhere, textsOf } from './filter.ts';
import { AgreementFilterInput, AgreementOrderInput } from './inputs.ts';
import { type AgreementOrder, agreementOrder } from './order.ts';
import { Agreement } from './type.ts';
import { visibleAgreements } from './visibility.ts';

export interface AgreementListArgs {
  readonly filter?: AgreementFilter | null | undefined;
  readonly orderBy?: readonly AgreementOrder[] | null | undefined;
}

/** The list that a filter selects. */
export async function countedList(
  { filter }: AgreementListArgs,
  { db, today, principal }: Context,
): Promise<CountedList> {
  const visible = visibleAgreements(principal);
  if (!filter) return { where: visible, on: today };
  const words = await wordsOf(db, textsOf(filter));
  return { where: { AND: [visible, agreementWhere(filter, words, today)] }, on: filter.on ?? today };
}

function agreementBySlug({ slug }: { readonly slug: string }, { principal }: Context) {
  return { from: 'Agreement', where: { slug, AND: [visibleAgreements(principal)] } };
}

async function agreementList(args: AgreementListArgs, context: Context) {
  const { where } = await countedList(args, context);
  return { from: 'Agreement', where, orderBy: agreementOrder(args.orderBy) };
}

builder.queryField('agreement', (t) =>
  t.prismaField({
    type: Agreement,
    nullable: true,
    description: 'The agreement with this slug; null where there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Such as "un-cooperation".' }) },
    extensions: reads(['slug'], agreementBySlug),
    resolve: (query, _root, args, context) =>
      context.db.agreement.findUnique({ ...query, where: agreementBySlug(args, context).where }),
  }),
);

builder.queryField('agreements', (t) =>
  t.prismaConnection(
    {
      type: Agreement,
      cursor: 'id',
      description: 'All agreements that a filter selects; oldest signature first, undated last, unless told.',
      args: {
        filter: t.arg({ type: AgreementFilterInput, description: 'Which agreements; all unless told.' }),
        orderBy: t.arg({
          type: [AgreementOrderInput],
          description: 'What to sort by, the most important first; ties are broken by id.',
        }),
      },
      extensions: reads(['filter', 'orderBy'], agreementList),
      resolve: async (query, _root, args, context) => {
        const { where, orderBy } = await agreementList(args, context);
        const page = await pageFromCursor(query, {
          listed: (row) => context.db.agreement.count({ where: { AND: [row, where] } }),
          visible: (row) =>
            context.db.agreement.count({ where: { AND: [row, visibleAgreements(context.principal)] } }),
        });
        return context.db.agreement.findMany({ ...page, where, orderBy });
      },
    },
    {
      name: 'AgreementConnection',
      description: 'A page of agreements.',
      fields: (connection) => ({
        totalCount: connection.int({
          description: 'How many agreements the list holds in all.',
          extensions: COUNT_ONLY,
          resolve: async ({ args }, _args, context) => {
            const { where } = await countedList(args, context);
            return context.db.agreement.count({ where });
          },
        }),
        facets: connection.field({
          type: AgreementFacets,
          description:
            'How all agreements of the list spread over categories, scopes, kinds, statuses and years.',
          resolve: ({ args }, _args, context) => countedList(args, context),
        }),
      }),
    },
    { name: 'AgreementEdge', description: 'An agreement in a list.' },
  ),
);
