// What an agreement says and who stands behind it: scopes, provisions, parties, consents, approvals.
import { builder } from '../graphql/builder.ts';
import { Source } from '../ledger/type.ts';
import { certaintyOf } from './certainty.ts';
import { Certainty, ConsentKind, PartyRole, ScopeKind } from './enums.ts';

/** The sources of the event that states a row, with what is selected of them. */
function ofEvent<Selected>(source: Selected) {
  return { event: { select: { sources: { select: { source }, orderBy: { position: 'asc' } } } } } as const;
}

export const Scope = builder.prismaObject('Scope', {
  select: { id: true },
  description:
    'Something that the parties agreed to do together, and the period over which they did. Public.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ScopeKind, description: 'What.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What the text adds to it; null where it adds nothing.',
    }),
    certainty: t.field({
      type: Certainty,
      description: 'YES where it surely holds on the day asked for, UNKNOWN where it possibly does.',
      resolve: certaintyOf,
    }),
    since: t.expose('since', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which it holds; null for as long as the agreement is in force.',
    }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which it no longer holds; null until the agreement ends.',
    }),
    sources: t.field({
      type: [Source],
      description: 'The documents that state it, in order.',
      select: (_args, _context, nested) => ofEvent(nested()),
      resolve: ({ event }) => event.sources.map(({ source }) => source),
    }),
    addedBy: t.relation('addedBy', {
      nullable: true,
      description: 'The amendment that added it; null where it is of the agreement itself.',
    }),
    removedBy: t.relation('removedBy', {
      nullable: true,
      description: 'The amendment that removes it; null where none does.',
    }),
  }),
});

export const Provision = builder.prismaObject('Provision', {
  select: { id: true },
  description: 'One numbered article in the wording that holds over a period. Public.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Its number in the text, such as "12" or "12 bis".' }),
    heading: t.exposeString('heading', {
      nullable: true,
      description: 'Its heading; null where it has none.',
    }),
    text: t.exposeString('text', { description: 'Its wording.' }),
    certainty: t.field({
      type: Certainty,
      description: 'YES where it surely holds on the day asked for, UNKNOWN where it possibly does.',
      resolve: certaintyOf,
    }),
    since: t.expose('since', {
      type: 'Date',
      nullable: true,
      description:
        'The first day on which this wording holds; null for as long as the agreement is in force.',
    }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which this wording no longer holds; null until the agreement ends.',
    }),
    addedBy: t.relation('addedBy', {
      nullable: true,
      description: 'The amendment that brought this wording; null where it is of the agreement itself.',
    }),
    removedBy: t.relation('removedBy', {
      nullable: true,
      description: 'The amendment that replaces or removes this wording; null where none does.',
    }),
  }),
});

export const AgreementParty = builder.prismaObject('AgreementParty', {
  select: { agreementId: true, partyId: true },
  description: "A party's part in an agreement. Public with the agreement.",
  fields: (t) => ({
    role: t.expose('role', { type: PartyRole, description: 'The part it has.' }),
    party: t.relation('party', { description: 'The party.' }),
  }),
});

export const Consent = builder.prismaObject('Consent', {
  select: { id: true },
  description: "One party's consent to be bound. Public once every party has consented.",
  fields: (t) => ({
    party: t.relation('party', { description: 'Who consented.' }),
    kind: t.expose('kind', { type: ConsentKind, description: 'How.' }),
    on: t.expose('on', { type: 'EdtfDate', description: 'On which day, as precisely as it is known.' }),
  }),
});

builder.prismaObject('Approval', {
  select: { id: true },
  description:
    "An internal yes of one party, such as the host's General Assembly's under Article 41 of its Constitution. Public once " +
    'every party has consented.',
  fields: (t) => ({
    party: t.relation('party', { description: 'The party on whose side it was needed.' }),
    body: t.exposeString('body', {
      nullable: true,
      description: 'The body that approved; null where no source names it.',
    }),
    resolution: t.exposeString('resolution', {
      nullable: true,
      description: 'The number of the resolution; null where no source gives one.',
    }),
    on: t.expose('on', { type: 'EdtfDate', description: 'On which day, as precisely as it is known.' }),
    sources: t.field({
      type: [Source],
      description: 'The documents that state it, in order.',
      select: (_args, _context, nested) => ofEvent(nested()),
      resolve: ({ event }) => event.sources.map(({ source }) => source),
    }),
  }),
});
