import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { idempotencyKey } from '../../graphql/write-inputs.ts';
import { AgreementKind } from '../enums.ts';
import { openNegotiation } from '../service/open-negotiation.ts';
import { ProvisionInput, ScopeInput } from '../term-inputs.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const ApprovalRequirementInput = builder.inputType('ApprovalRequirementInput', {
  description: 'An approval that entry into force waits for.',
  fields: (t) => ({
    party: t.string({ required: true, description: 'The slug of the party on whose side it is needed.' }),
    body: t.string({ required: true, description: 'The body that has to approve.' }),
  }),
});

const TermInput = builder.inputType('TermInput', {
  description: 'How long an agreement is in force.',
  fields: (t) => ({
    months: t.int({ required: true, description: 'Months from its entry into force.' }),
    renewable: t.boolean({ description: 'Whether the term can be renewed; not unless told.' }),
  }),
});

const OpenNegotiationInput = builder.inputType('OpenNegotiationInput', {
  description: 'A negotiation and its first draft.',
  fields: (t) => ({
    slug: t.string({
      required: true,
      description:
        'Its name in addresses and look-ups: lower-case letters, digits and hyphens. It never changes.',
    }),
    title: t.string({ required: true, description: 'Its title.' }),
    kind: t.field({ type: AgreementKind, description: 'What kind of instrument it is.' }),
    partners: t.stringList({
      required: true,
      description: 'The slugs of the parties other than the host; the first gives the category.',
    }),
    scopes: t.field({ type: [ScopeInput], required: true, description: 'What it would cover.' }),
    provisions: t.field({ type: [ProvisionInput], description: 'Its articles, in order.' }),
    requiredApprovals: t.field({
      type: [ApprovalRequirementInput],
      description: 'The approvals that its entry into force waits for.',
    }),
    supplements: t.string({
      description:
        'The slug of the agreement that it hangs on, with which it shares a partner or a unit of one.',
    }),
    replaces: t.string({
      description:
        'The slug of the agreement that ends when it enters into force, and all of whose parties it has.',
    }),
    survivesParent: t.boolean({
      description: 'Whether it goes on after the end of the agreement that it supplements; not unless told.',
    }),
    noticeMonths: t.int({ description: 'The period of a notice; 12 months unless told.' }),
    term: t.field({ type: TermInput, description: 'How long it is in force; for ever unless told.' }),
    daysAfterLastConsent: t.int({
      description:
        'It enters into force that many days after the last consent. Without, the registrar names the day.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('openNegotiation', (t) =>
  t.field({
    type: Agreement,
    description:
      'Opens a negotiation of the host with one or more partners. For the registrar and a representative of one of the parties; until all have consented, only they know of it.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: OpenNegotiationInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await openNegotiation(actOf(context), input) }),
  }),
);
