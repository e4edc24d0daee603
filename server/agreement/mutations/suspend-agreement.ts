import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { suspendAgreement } from '../service/suspend-agreement.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const SuspendAgreementInput = builder.inputType('SuspendAgreementInput', {
  description: 'Which agreement, from when and why.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    on: t.field({
      type: 'Date',
      required: true,
      description: 'The first day of the suspension, inside the period in which it is in force.',
    }),
    reason: t.string({ required: true, description: 'Why; public.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('suspendAgreement', (t) =>
  t.field({
    type: Agreement,
    description: 'Suspends an agreement: from that day nothing of it is in effect. For the registrar.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: SuspendAgreementInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await suspendAgreement(actOf(context), input) }),
  }),
);
