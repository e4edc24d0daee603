// What an agreement is while it comes about: its draft, whom it awaits, what its entry into force waits for.
import { builder } from '../graphql/builder.ts';
import { dayOf } from '../ledger/day.ts';
import { Party } from '../party/type.ts';
import { ENTRY, type EntryCondition, earliestEntry, entryConditions, unmet } from './entry-conditions.ts';
import { ScopeKind } from './enums.ts';
import { seesProposals } from './visibility.ts';

builder.prismaObject('DraftScope', {
  select: { agreementId: true, draftNumber: true, kind: true },
  description: 'A scope under negotiation. For the parties.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ScopeKind, description: 'What.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What the text adds to it; null where it adds nothing.',
    }),
  }),
});

builder.prismaObject('DraftProvision', {
  select: { agreementId: true, draftNumber: true, number: true },
  description: 'An article under negotiation. For the parties.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Its number in the text.' }),
    heading: t.exposeString('heading', {
      nullable: true,
      description: 'Its heading; null where it has none.',
    }),
    text: t.exposeString('text', { description: 'Its wording.' }),
  }),
});

const Draft = builder.prismaObject('Draft', {
  select: { agreementId: true, number: true },
  description: 'The current version of the terms under negotiation. For the parties.',
  fields: (t) => ({
    number: t.exposeInt('number', {
      description: 'Counts the versions; give it as `draft` when you consent.',
    }),
    proposedBy: t.relation('proposedBy', { description: 'The party that put it forward.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was put forward.' }),
    scopes: t.relation('scopes', {
      description: 'What it would cover.',
      query: { orderBy: { kind: 'asc' } },
    }),
    provisions: t.relation('provisions', {
      description: 'Its articles, in the order of the text.',
      query: { orderBy: { position: 'asc' } },
    }),
  }),
});

const EntryConditionKind = builder.enumType('EntryConditionKind', {
  description: 'What entry into force can wait for.',
  values: {
    CONSENT: { description: 'The consent of a party.' },
    APPROVAL: { description: 'The approval of a body of a party.' },
  } as const,
});

const EntryConditionType = builder.objectRef<EntryCondition>('EntryCondition').implement({
  description: 'Something that entry into force waits for. Public with the agreement.',
  fields: (t) => ({
    kind: t.field({ type: EntryConditionKind, description: 'What.', resolve: ({ kind }) => kind }),
    met: t.boolean({ description: 'Whether it is met.', resolve: ({ metOn }) => metOn !== null }),
    metOn: t.expose('metOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which it was met; null while it is not.',
    }),
    party: t.field({
      type: Party,
      description: 'The party whose consent or approval it is.',
      resolve: ({ partyId }) => Party.addBrand({ id: partyId }),
    }),
    body: t.exposeString('body', {
      nullable: true,
      description: 'The body that approves; null for a consent.',
    }),
  }),
});

interface EntryIntoForceShape {
  readonly conditions: readonly EntryCondition[];
  readonly daysAfterLastConsent: number | null;
}

const EntryIntoForce = builder.objectRef<EntryIntoForceShape>('EntryIntoForce').implement({
  description: 'What the entry into force of an agreement waits for. Public with the agreement.',
  fields: (t) => ({
    ready: t.boolean({
      description: 'Whether nothing is missing.',
      resolve: ({ conditions }) => conditions.every(({ metOn }) => metOn !== null),
    }),
    earliestOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day on which it can enter into force; null while something is missing.',
      resolve: ({ conditions, daysAfterLastConsent }) => earliestEntry(conditions, daysAfterLastConsent),
    }),
    daysAfterLastConsent: t.exposeInt('daysAfterLastConsent', {
      nullable: true,
      description:
        'It enters into force that many days after the last consent; null where it has no such rule.',
    }),
    conditions: t.field({
      type: [EntryConditionType],
      description: 'The consents, in the order of the parties, and the approvals that it waits for.',
      resolve: ({ conditions }) => [...conditions],
    }),
  }),
});

const TerminationProposal = builder.prismaObject('Termination', {
  name: 'TerminationProposal',
  select: { id: true },
  description: 'A proposal to end an agreement by consent of all. For the parties.',
  fields: (t) => ({
    on: t.expose('on', {
      type: 'Date',
      description: 'The first day on which the agreement would no longer be in force.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'The reason given; null where none was.',
    }),
    proposedBy: t.relation('proposedBy', { description: 'The party that proposed it.' }),
    consents: t.relation('consents', {
      description: 'The consents to it, in the order of their days.',
      query: { orderBy: [{ onEarliest: 'asc' }, { id: 'asc' }] },
    }),
  }),
});

builder.prismaObjectFields('Agreement', (t) => ({
  awaiting: t.field({
    type: [Party],
    description:
      'The parties that have not consented to the current draft, the host first. Empty for a recorded agreement, whose evidence stands as it is.',
    select: ENTRY,
    resolve: (agreement) =>
      unmet(entryConditions(agreement), 'CONSENT').map(({ partyId }) => Party.addBrand({ id: partyId })),
  }),
  entryIntoForce: t.field({
    type: EntryIntoForce,
    nullable: true,
    description: 'What its entry into force waits for; null for a recorded agreement.',
    select: ENTRY,
    resolve: (agreement) =>
      agreement.origin === 'RECORDED'
        ? null
        : { conditions: entryConditions(agreement), daysAfterLastConsent: agreement.daysAfterLastConsent },
  }),
  draft: t.field({
    type: Draft,
    nullable: true,
    description:
      'The terms under negotiation, for its parties; null once every party has consented, and where it was recorded.',
    select: (_args, _context, nested) => ({
      concluded: true,
      drafts: nested({ orderBy: { number: 'desc' }, take: 1 }),
    }),
    resolve: ({ concluded, drafts }) => (concluded ? null : (drafts[0] ?? null)),
  }),
  termination: t.field({
    type: TerminationProposal,
    nullable: true,
    description:
      'The open proposal to end it, for the parties that it binds; null where there is none, and for everyone else.',
    select: (_args, _context, nested) => ({
      parties: { select: { partyId: true, until: true }, orderBy: { position: 'asc' } },
      terminations: nested({ where: { outcome: null }, take: 1 }),
    }),
    resolve: ({ parties, terminations }, _args, context) =>
      seesProposals(parties, context) ? (terminations[0] ?? null) : null,
  }),
  noticeMonths: t.exposeInt('noticeMonths', {
    nullable: true,
    description: 'The period of a notice in months; null where the text says nothing, which makes it 12.',
  }),
  termMonths: t.exposeInt('termMonths', {
    nullable: true,
    description: 'Its term in months; null where it has none.',
  }),
  survivesParent: t.exposeBoolean('survivesParent', {
    description: 'Whether it goes on after the end of the agreement that it supplements.',
  }),
}));

builder.prismaObjectField('AgreementParty', 'until', (t) =>
  t.field({
    type: 'Date',
    nullable: true,
    description: 'The first day on which it is no longer bound, by its own notice; null where it gave none.',
    select: { until: true },
    resolve: ({ until }) => until && dayOf(until),
  }),
);
