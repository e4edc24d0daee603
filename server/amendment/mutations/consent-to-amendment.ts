import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { localId } from '../../graphql/global-id.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { consentToAmendment } from '../service/consent-to-amendment.ts';
import { Amendment } from '../type.ts';
import { AMENDMENT_ERRORS } from '../user-errors.ts';

const ConsentToAmendmentInput = builder.inputType('ConsentToAmendmentInput', {
  description: 'Whose consent, to which amendment.',
  fields: (t) => ({
    amendment: t.id({ required: true, description: 'The id of the amendment.' }),
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

builder.mutationField('consentToAmendment', (t) =>
  t.field({
    type: Amendment,
    description:
      'Consents to a proposed amendment for a party. With the last consent it is agreed, and takes effect on its day without anyone touching it. ' +
      'Where a party left without consenting, those who remain agree without it: one of them consents again.',
    authScopes: { signedIn: true },
    errors: { types: AMENDMENT_ERRORS },
    args: { input: t.arg({ type: ConsentToAmendmentInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Amendment.addBrand({
        id: await consentToAmendment(actOf(context), {
          ...input,
          amendment: localId(input.amendment, 'Amendment', 'amendment'),
        }),
      }),
  }),
);
