import { builder } from '../graphql/builder.ts';
import { reads } from '../graphql/sql/reading.ts';
import { Party, PartyCategory } from '../party/type.ts';
import { inOrder } from './article-order.ts';
import { AS_OF, asOf, KNOWN_ON } from './as-of.ts';
import { holdingOn } from './certainty.ts';
import { CITED, citationOf } from './citation.ts';
import { AgreementKind, AgreementOrigin, AgreementStatus, Certainty } from './enums.ts';
import { OLDEST_FIRST } from './order.ts';
import { PHASES, phaseOn } from './phase.ts';
import { phaseReading, scopesReading } from './readings.ts';
import { AgreementParty, Consent, Provision, Scope } from './terms.ts';
import { visibleAgreements } from './visibility.ts';

export const Agreement = builder.prismaNode('Agreement', {
  id: { field: 'id', description: 'Opaque; look an agreement up by `slug` where you know it.' },
  nullable: true,
  findUnique: (id, { principal }) => ({ ...visibleAgreements(principal), id }),
  select: { id: true },
  description:
    'An instrument between the host and one or more partners. Public once every party has consented to it.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in addresses and look-ups. Stable and unique.' }),
    title: t.exposeString('title', { description: 'Its title, with misprints of the source mended.' }),
    titleInSource: t.exposeString('titleInSource', {
      nullable: true,
      description: 'The title as the source prints it; null where it was negotiated here.',
    }),
    kind: t.expose('kind', {
      type: AgreementKind,
      nullable: true,
      description: 'What kind of instrument it is; null where no source tells.',
    }),
    category: t.expose('category', {
      type: PartyCategory,
      description: 'The category of its first partner.',
    }),
    origin: t.expose('origin', {
      type: AgreementOrigin,
      description: 'Whether it was negotiated here or recorded from sources.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; give it as `expectedVersion` when you change it.',
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When it was entered in the registry.',
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When its entry was last changed.' }),

    signedOn: t.field({
      type: 'EdtfDate',
      nullable: true,
      description:
        'The day on which the last party signed, as precisely as undisputed sources tell; null where none does.',
      args: KNOWN_ON,
      select: { signedOn: true },
      extensions: reads([], () => ({ column: 'signedOn' })),
      resolve: (agreement, args, context) => asOf(agreement, args, context, ({ signedOn }) => signedOn),
    }),
    inForceOn: t.field({
      type: 'EdtfDate',
      nullable: true,
      description:
        'The day on which it entered into force, as precisely as undisputed sources tell; null where none does.',
      args: KNOWN_ON,
      select: { inForceOn: true },
      extensions: reads([], () => ({ column: 'inForceOn' })),
      resolve: (agreement, args, context) => asOf(agreement, args, context, ({ inForceOn }) => inForceOn),
    }),
    endedOn: t.field({
      type: 'EdtfDate',
      nullable: true,
      description:
        'The first day on which it is no longer in force; null where no end of its own is known. It can have ended with its parent.',
      args: KNOWN_ON,
      select: { endedOn: true },
      extensions: reads([], () => ({ column: 'endedOn' })),
      resolve: (agreement, args, context) => asOf(agreement, args, context, ({ endedOn }) => endedOn),
    }),

    citation: t.string({
      description:
        'How to cite it today: its title, its parties by name, the day of its signature and, where known, of its entry into force, both as ' +
        'precisely as undisputed sources tell, and its slug in this registry.',
      select: CITED,
      resolve: (agreement, _args, { today }) => citationOf(agreement, today),
    }),

    parties: t.field({
      type: [AgreementParty],
      description: 'Everyone bound by it: the host, then the partners in the order of the text.',
      select: (_args, _context, nested) => ({ parties: nested({ orderBy: { position: 'asc' } }) }),
      extensions: reads([], () => ({ from: 'parties', orderBy: [{ position: 'asc' }] })),
      resolve: ({ parties }) => parties,
    }),
    partners: t.field({
      type: [Party],
      description: 'Its parties other than the host, in the order of the text.',
      select: (_args, _context, nested) => ({
        parties: { orderBy: { position: 'asc' }, select: { role: true, party: nested() } },
      }),
      extensions: reads([], () => ({
        from: 'parties',
        through: 'party',
        where: { role: 'PARTNER' },
        orderBy: [{ position: 'asc' }],
      })),
      resolve: ({ parties }) => parties.filter(({ role }) => role === 'PARTNER').map(({ party }) => party),
    }),
    consents: t.field({
      type: [Consent],
      description:
        'The consents of its parties to the current draft, in the order of their days. Empty where sources tell of the signature without ' +
        'naming who signed when.',
      select: (_args, _context, nested) => ({
        draftNumber: true,
        consents: nested({
          orderBy: [{ onEarliest: 'asc' }, { id: 'asc' }],
          select: { id: true, draftNumber: true, amendmentId: true, terminationId: true },
        }),
      }),
      resolve: ({ draftNumber, consents }) =>
        consents.filter(
          (consent) =>
            consent.draftNumber === draftNumber &&
            consent.amendmentId === null &&
            consent.terminationId === null,
        ),
    }),
    approvals: t.relation('approvals', {
      description: 'The internal approvals that are known of, in the order of their days.',
      query: { orderBy: [{ onEarliest: 'asc' }, { id: 'asc' }] },
    }),
    supplements: t.relation('supplements', {
      nullable: true,
      description: 'The agreement that it hangs on; null where it stands alone.',
    }),
    supplementedBy: t.relatedConnection('supplementedBy', {
      cursor: 'id',
      description: 'The agreements that hang on it, oldest signature first, undated last.',
      query: (_args, { principal }) => ({ where: visibleAgreements(principal), orderBy: OLDEST_FIRST }),
    }),
    replaces: t.relation('replaces', {
      nullable: true,
      description: 'The agreement that it takes the place of; null where none.',
    }),
    possibleDuplicateOf: t.relation('possibleDuplicateOf', {
      nullable: true,
      description:
        'An agreement that may be the same one, listed twice by the source; null where there is no such doubt.',
    }),

    status: t.field({
      type: AgreementStatus,
      description: 'Its state on a day, computed from its events.',
      args: AS_OF,
      select: PHASES,
      resolve: (agreement, args, context) =>
        asOf(agreement, args, context, ({ phases }, day) => phaseOn(phases, day).status),
      extensions: reads(['on'], phaseReading('status')),
    }),
    inForce: t.field({
      type: Certainty,
      description: 'Whether it is in force on a day. YES exactly when the status is IN_FORCE.',
      args: AS_OF,
      select: PHASES,
      resolve: (agreement, args, context) =>
        asOf(agreement, args, context, ({ phases }, day) => phaseOn(phases, day).inForce),
      extensions: reads(['on'], phaseReading('inForce')),
    }),
    scopes: t.field({
      type: [Scope],
      description:
        'What it surely or possibly covers on a day; empty where it is surely not in force, or no source tells.',
      args: AS_OF,
      select: (_args, _context, nested) => ({
        ...PHASES,
        scopes: nested({
          orderBy: [{ kind: 'asc' }, { id: 'asc' }],
          select: { id: true, eventId: true, kind: true, since: true, until: true },
        }),
      }),
      resolve: (agreement, args, context) =>
        asOf(agreement, args, context, ({ scopes, phases }, day) => holdingOn(scopes, phases, day)),
      extensions: reads(['on'], scopesReading),
    }),
    provisions: t.field({
      type: [Provision],
      description:
        'The articles that surely or possibly hold on a day, in the order of the text; empty where the text is not recorded.',
      args: AS_OF,
      select: (_args, _context, nested) => ({
        ...PHASES,
        provisions: nested({
          orderBy: { id: 'asc' },
          select: { id: true, eventId: true, number: true, since: true, until: true },
        }),
      }),
      resolve: (agreement, args, context) =>
        asOf(agreement, args, context, ({ provisions, phases }, day) =>
          inOrder(holdingOn(provisions, phases, day)),
        ),
    }),
  }),
});

// Outside the type's own fields, because TypeScript cannot infer a type from itself.
builder.prismaObjectField('Agreement', 'replacedBy', (t) =>
  t.field({
    type: Agreement,
    nullable: true,
    description: 'The agreement that takes its place; null where none does.',
    select: (_args, { principal }, nested) => ({
      successors: nested({
        where: {
          AND: [visibleAgreements(principal), { OR: [{ origin: 'RECORDED' }, { inForceOn: { not: null } }] }],
        },
        orderBy: { id: 'asc' },
        take: 1,
      }),
    }),
    resolve: ({ successors }) => successors[0] ?? null,
  }),
);
