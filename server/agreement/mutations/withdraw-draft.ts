import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { withdrawDraft } from '../service/withdraw-draft.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const WithdrawDraftInput = builder.inputType('WithdrawDraftInput', {
  description: 'Which draft, and why.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    reason: t.string({ description: 'Why, for the other parties.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('withdrawDraft', (t) =>
  t.field({
    type: Agreement,
    description:
      'Withdraws the draft, which ends the negotiation. For the parties of an agreement under negotiation.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: WithdrawDraftInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await withdrawDraft(actOf(context), input) }),
  }),
);
