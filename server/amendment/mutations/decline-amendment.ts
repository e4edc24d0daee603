import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { localId } from '../../graphql/global-id.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { declineAmendment } from '../service/decline-amendment.ts';
import { Amendment } from '../type.ts';
import { AMENDMENT_ERRORS } from '../user-errors.ts';

const DeclineAmendmentInput = builder.inputType('DeclineAmendmentInput', {
  description: 'Which amendment, and why.',
  fields: (t) => ({
    amendment: t.id({ required: true, description: 'The id of the amendment.' }),
    party: t.string({
      description:
        "The slug of the party that declines: the caller's own, for the registrar the host, unless told.",
    }),
    reason: t.string({ description: 'Why, for the other parties.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('declineAmendment', (t) =>
  t.field({
    type: Amendment,
    description: 'Declines a proposed amendment for a party, which ends the proposal.',
    authScopes: { signedIn: true },
    errors: { types: AMENDMENT_ERRORS },
    args: { input: t.arg({ type: DeclineAmendmentInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Amendment.addBrand({
        id: await declineAmendment(actOf(context), {
          ...input,
          amendment: localId(input.amendment, 'Amendment', 'amendment'),
        }),
      }),
  }),
);
