import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { consentToTermination } from '../service/consent-to-termination.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const ConsentToTerminationInput = builder.inputType('ConsentToTerminationInput', {
  description: 'Whose consent.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    party: t.string({
      description:
        "The slug of the party that consents: the caller's own, for the registrar the host, unless told.",
    }),
    on: t.field({
      type: 'Date',
      description: 'The day of the consent, up to today (UTC); today unless told.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('consentToTermination', (t) =>
  t.field({
    type: Agreement,
    description:
      'Consents to the open proposal to end an agreement. It ends on the day proposed, or on that of the last consent if that is later. ' +
      'Where a party left without consenting, those who remain end it without it: one of them consents again.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: {
      input: t.arg({ type: ConsentToTerminationInput, required: true, description: 'See its fields.' }),
    },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await consentToTermination(actOf(context), input) }),
  }),
);
