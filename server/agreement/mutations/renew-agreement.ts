import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { renewAgreement } from '../service/renew-agreement.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const RenewAgreementInput = builder.inputType('RenewAgreementInput', {
  description: 'Which agreement, until when.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    until: t.field({
      type: 'Date',
      required: true,
      description: 'The first day on which it will no longer be in force, after the one so far.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('renewAgreement', (t) =>
  t.field({
    type: Agreement,
    description: 'Renews the term of an agreement. For the registrar.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: RenewAgreementInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await renewAgreement(actOf(context), input) }),
  }),
);
