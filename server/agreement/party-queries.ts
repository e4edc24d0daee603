// Lists of parties, which this module and not the parties' own answers: they are filtered and sorted by agreements.
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { COUNT_ONLY } from '../graphql/count-only.ts';
import { OrderDirection } from '../graphql/enums.ts';
import { uniqueOrder } from '../graphql/order.ts';
import { pageFromCursor } from '../graphql/page-from-cursor.ts';
import { reads } from '../graphql/sql/reading.ts';
import { wordsOf } from '../graphql/words.ts';
import { Party, PartyCategory } from '../party/type.ts';
import { ScopeFilterInput } from './inputs.ts';
import { type PartyFilter, partnerWhere, partyTextsOf } from './party-filter.ts';

const PartyFilterInput = builder.inputRef<PartyFilter>('PartyFilter').implement({
  description: 'Which parties. All that is given must hold; a list means any of its values.',
  fields: (t) => ({
    and: t.field({ type: [PartyFilterInput], description: 'Every one of these filters.' }),
    or: t.field({
      type: [PartyFilterInput],
      description: 'At least one of these filters; none where the list is empty.',
    }),
    not: t.field({
      type: PartyFilterInput,
      description: 'The complement: all parties that this filter leaves out.',
    }),
    slug: t.stringList({ description: 'Parties with these slugs.' }),
    category: t.field({ type: [PartyCategory], description: 'Parties of these categories.' }),
    name: t.string({
      description:
        'Every word of it occurs in one name, acronym or alias of the party. Accents and case do not matter.',
    }),
    scopes: t.field({
      type: ScopeFilterInput,
      description: 'What one of its agreements, which it has not left, surely covers today (UTC).',
    }),
  }),
});

const PartyOrderField = builder.enumType('PartyOrderField', {
  description: 'What parties can be sorted by.',
  values: {
    NAME: { description: 'The name, in the order of the alphabet.' },
    AGREEMENT_COUNT: { description: 'How many agreements they have.' },
  } as const,
});

const PartyOrderInput = builder.inputType('PartyOrder', {
  description: 'One thing to sort parties by.',
  fields: (t) => ({
    field: t.field({ type: PartyOrderField, required: true, description: 'By what.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which way.' }),
  }),
});

builder.queryField('host', (t) =>
  t.prismaField({
    type: Party,
    description: 'The organisation whose agreements the registry holds.',
    resolve: (query, _root, _args, { db }) =>
      db.party.findFirstOrThrow({ ...query, where: { isHost: true } }),
  }),
);

builder.queryField('partner', (t) =>
  t.prismaField({
    type: Party,
    nullable: true,
    description:
      'The partner with this slug; null where there is none. The host is no partner: ask for `host`.',
    args: { slug: t.arg.string({ required: true, description: 'Such as "europol".' }) },
    extensions: reads(['slug'], partnerBySlug),
    resolve: (query, _root, args, { db }) =>
      db.party.findUnique({ ...query, where: partnerBySlug(args).where }),
  }),
);

builder.queryField('partners', (t) =>
  t.prismaConnection(
    {
      type: Party,
      cursor: 'id',
      description: 'All partners that a filter selects, by name unless told. The host is not among them.',
      args: {
        filter: t.arg({ type: PartyFilterInput, description: 'Which partners; all unless told.' }),
        orderBy: t.arg({
          type: [PartyOrderInput],
          description: 'What to sort by, the most important first; ties are broken by id.',
        }),
      },
      extensions: reads(['filter', 'orderBy'], partnerList),
      resolve: async (query, _root, args, context) => {
        const { where, orderBy } = await partnerList(args, context);
        const page = await pageFromCursor(query, {
          listed: (row) => context.db.party.count({ where: { AND: [row, where] } }),
          visible: (row) => context.db.party.count({ where: { ...row, isHost: false } }),
        });
        return context.db.party.findMany({ ...page, where, orderBy });
      },
    },
    {
      name: 'PartyConnection',
      description: 'A page of parties.',
      fields: (connection) => ({
        totalCount: connection.int({
          description: 'How many parties the list holds in all.',
          extensions: COUNT_ONLY,
          resolve: async ({ args: { filter } }, _args, context) =>
            context.db.party.count({ where: await filteredPartners(filter, context) }),
        }),
      }),
    },
    { name: 'PartyEdge', description: 'A party in a list.' },
  ),
);

function partnerBySlug({ slug }: { readonly slug: string }) {
  return { from: 'Party', where: { slug, isHost: false } };
}

interface PartnerListArgs {
  readonly filter?: PartyFilter | null | undefined;
  readonly orderBy?: readonly PartyOrder[] | null | undefined;
}

async function partnerList({ filter, orderBy }: PartnerListArgs, context: Context) {
  return {
    from: 'Party',
    where: await filteredPartners(filter, context),
    orderBy: [...partyOrder(orderBy ?? []), { id: 'asc' as const }],
  };
}

async function filteredPartners(filter: PartyFilter | null | undefined, { db, today }: Context) {
  return partnerWhere(filter ?? {}, await wordsOf(db, partyTextsOf(filter ?? {})), today);
}

interface PartyOrder {
  readonly field: 'NAME' | 'AGREEMENT_COUNT';
  readonly direction: 'asc' | 'desc';
}

function partyOrder(orders: readonly PartyOrder[]) {
  if (orders.length === 0) return [{ name: 'asc' as const }];
  return uniqueOrder(orders).map(({ field, direction }) =>
    field === 'NAME' ? { name: direction } : { agreementCount: direction },
  );
}
