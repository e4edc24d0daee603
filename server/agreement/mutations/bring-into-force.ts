import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { ApprovalMissingError, ConsentMissingError } from '../../ledger/errors.ts';
import { bringIntoForce } from '../service/bring-into-force.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const BringIntoForceInput = builder.inputType('BringIntoForceInput', {
  description: 'Which agreement, on which day.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    on: t.field({
      type: 'Date',
      description:
        'The day; the one that its own rule computes unless told, and required where it has no rule.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('bringIntoForce', (t) =>
  t.field({
    type: Agreement,
    description:
      'Brings a signed agreement into force; the one that it replaces ends on that day. For the registrar.',
    authScopes: { signedIn: true },
    errors: { types: [...AGREEMENT_ERRORS, ConsentMissingError, ApprovalMissingError] },
    args: { input: t.arg({ type: BringIntoForceInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await bringIntoForce(actOf(context), input) }),
  }),
);
