import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { proposeTermination } from '../service/propose-termination.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const ProposeTerminationInput = builder.inputType('ProposeTerminationInput', {
  description: 'When, and why.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    on: t.field({
      type: 'Date',
      required: true,
      description: 'The first day on which it would no longer be in force.',
    }),
    reason: t.string({ description: 'Why, for the other parties.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('proposeTermination', (t) =>
  t.field({
    type: Agreement,
    description:
      'Proposes to end an agreement by consent of all. It takes the place of an earlier proposal. For its parties; known to them alone.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: ProposeTerminationInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await proposeTermination(actOf(context), input) }),
  }),
);
