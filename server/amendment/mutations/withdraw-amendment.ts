import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { localId } from '../../graphql/global-id.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { withdrawAmendment } from '../service/withdraw-amendment.ts';
import { Amendment } from '../type.ts';
import { AMENDMENT_ERRORS } from '../user-errors.ts';

const WithdrawAmendmentInput = builder.inputType('WithdrawAmendmentInput', {
  description: 'Which amendment.',
  fields: (t) => ({
    amendment: t.id({ required: true, description: 'The id of the amendment.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('withdrawAmendment', (t) =>
  t.field({
    type: Amendment,
    description: 'Withdraws a proposed amendment. For the party that proposed it, and the registrar.',
    authScopes: { signedIn: true },
    errors: { types: AMENDMENT_ERRORS },
    args: { input: t.arg({ type: WithdrawAmendmentInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Amendment.addBrand({
        id: await withdrawAmendment(actOf(context), {
          ...input,
          amendment: localId(input.amendment, 'Amendment', 'amendment'),
        }),
      }),
  }),
);
