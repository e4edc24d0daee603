import { ScopeKind } from '../agreement/enums.ts';
import { awaitedOn, lastDay } from '../agreement/rules.ts';
import { seesProposals } from '../agreement/visibility.ts';
import { AmendmentChangeKind as ChangeKind } from '../db/generated/prisma/enums.ts';
import { builder } from '../graphql/builder.ts';
import { dayOf } from '../ledger/day.ts';
import { Party } from '../party/type.ts';
import { amendmentStatus } from './status.ts';
import { visibleAmendments } from './visibility.ts';

export const AmendmentStatus = builder.enumType('AmendmentStatus', {
  description: 'How far an amendment has come.',
  values: {
    PROPOSED: { description: 'A party has proposed it; not all have consented.' },
    AGREED: { description: 'Every party has consented; its day has not come.' },
    IN_EFFECT: { description: 'It has changed the agreement.' },
    DECLINED: { description: 'A party declined it.' },
    WITHDRAWN: { description: 'The party that proposed it withdrew it.' },
  } as const,
});

export const AmendmentChangeKind = builder.enumType('AmendmentChangeKind', {
  description: 'What a change of an amendment does.',
  values: {
    [ChangeKind.ADD_SCOPE]: { description: 'Adds a scope.' },
    [ChangeKind.REMOVE_SCOPE]: { description: 'Removes a scope.' },
    [ChangeKind.ADD_PROVISION]: { description: 'Adds an article.' },
    [ChangeKind.REPLACE_PROVISION]: { description: 'Gives an article a new wording.' },
    [ChangeKind.REMOVE_PROVISION]: { description: 'Removes an article.' },
  },
});

interface ProposedProvision {
  readonly number: string;
  readonly heading: string | null;
  readonly text: string | null;
}

const AmendedProvision = builder.objectRef<ProposedProvision>('AmendedProvision').implement({
  description: 'The article that a change of an amendment concerns.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Its number in the text.' }),
    heading: t.exposeString('heading', {
      nullable: true,
      description: 'Its new heading; null where it has none.',
    }),
    text: t.exposeString('text', {
      nullable: true,
      description: 'Its new wording; null where it is removed.',
    }),
  }),
});

const AmendmentChange = builder.prismaObject('AmendmentChange', {
  select: { amendmentId: true, position: true },
  description: 'One change that an amendment makes.',
  fields: (t) => ({
    kind: t.expose('kind', { type: AmendmentChangeKind, description: 'What it does.' }),
    scope: t.expose('scope', {
      type: ScopeKind,
      nullable: true,
      description: 'The scope that it adds or removes; null where it concerns an article.',
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What the text adds to the scope; null where it adds nothing.',
    }),
    provision: t.field({
      type: AmendedProvision,
      nullable: true,
      description: 'The article that it adds, replaces or removes; null where it concerns a scope.',
      select: { number: true, heading: true, text: true },
      resolve: ({ number, heading, text }) => (number === null ? null : { number, heading, text }),
    }),
  }),
});

export const Amendment = builder.prismaNode('Amendment', {
  id: { field: 'id', description: 'Opaque; give it as `amendment` to act on the amendment.' },
  nullable: true,
  // Side by side: Prisma reads many rows by one statement only where no condition is nested.
  findUnique: (id, context) => ({ ...visibleAmendments(context), id }),
  select: { id: true },
  description:
    'A numbered set of changes to an agreement that takes effect on one day, once every party has consented. Public from then on.',
  fields: (t) => ({
    sequence: t.exposeInt('sequence', {
      nullable: true,
      description: 'Its number among the agreed amendments of its agreement; null until it is agreed.',
    }),
    title: t.exposeString('title', { nullable: true, description: 'Its title; null where it has none.' }),
    status: t.field({
      type: AmendmentStatus,
      description: 'How far it has come, as of today (UTC).',
      select: { outcome: true, effectiveOn: true },
      resolve: (amendment, _args, { today }) => amendmentStatus(amendment, today),
    }),
    effectiveOn: t.expose('effectiveOn', {
      type: 'Date',
      description:
        'The day on which it takes effect: as proposed, or the day of the last consent where that is later.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; give it as `expectedVersion` when you act on it.',
    }),
    agreement: t.relation('agreement', { description: 'The agreement that it changes.' }),
    proposedBy: t.relation('proposedBy', { description: 'The party that proposed it.' }),
    changes: t.field({
      type: [AmendmentChange],
      description: 'What it changes, in order.',
      select: (_args, _context, nested) => ({ changes: nested({ orderBy: { position: 'asc' } }) }),
      resolve: ({ changes }) => changes,
    }),
    awaiting: t.field({
      type: [Party],
      description:
        'The parties that have not consented and that it would bind, as of today (UTC), the host first; empty once it is agreed, declined or ' +
        'withdrawn. Empty while it is PROPOSED where whoever had not consented has left: then it is agreed when any party consents again.',
      select: {
        outcome: true,
        effectiveOn: true,
        consents: { select: { partyId: true }, orderBy: [{ onEarliest: 'asc' }, { id: 'asc' }] },
        agreement: {
          select: { parties: { select: { partyId: true, until: true }, orderBy: { position: 'asc' } } },
        },
      },
      resolve: ({ outcome, effectiveOn, consents, agreement }, _args, { today }) =>
        outcome !== null
          ? []
          : awaitedOn(agreement.parties, consents, lastDay([dayOf(effectiveOn), today])).map(({ partyId }) =>
              Party.addBrand({ id: partyId }),
            ),
    }),
    consents: t.relation('consents', {
      description: 'The consents to it, in the order of their days.',
      query: { orderBy: [{ onEarliest: 'asc' }, { id: 'asc' }] },
    }),
  }),
});

builder.prismaObjectField('Event', 'amendment', (t) =>
  t.field({
    type: Amendment,
    nullable: true,
    description:
      'The amendment that it concerns; null where none, and where it is a proposal of an agreement that no longer binds whoever asks.',
    select: (_args, _context, nested) => ({
      amendment: nested({ select: { id: true, outcome: true } }),
      agreement: {
        select: { parties: { select: { partyId: true, until: true }, orderBy: { position: 'asc' } } },
      },
    }),
    resolve: ({ amendment, agreement }, _args, context) =>
      amendment?.outcome === 'AGREED' || seesProposals(agreement?.parties ?? [], context) ? amendment : null,
  }),
);

builder.prismaObjectField('Agreement', 'amendments', (t) =>
  t.relatedConnection('amendments', {
    cursor: 'id',
    description:
      'Its amendments in the order of their numbers; proposals, for those who see them, come last.',
    query: (_args, context) => ({
      where: visibleAmendments(context),
      orderBy: [{ sequence: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    }),
  }),
);
