import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { ConsentKind } from '../enums.ts';
import { consentToAgreement } from '../service/consent-to-agreement.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const ConsentToAgreementInput = builder.inputType('ConsentToAgreementInput', {
  description: 'Whose consent, to which draft.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    draft: t.int({
      description:
        'The number of the draft that is meant; an older one than the current is a conflict. The current one unless told.',
    }),
    party: t.string({
      description:
        "The slug of the party that consents: the caller's own, for the registrar the host, unless told.",
    }),
    on: t.field({
      type: 'Date',
      description: 'The day of the consent, up to today (UTC); today unless told.',
    }),
    kind: t.field({ type: ConsentKind, description: 'How it consents; by signature unless told.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('consentToAgreement', (t) =>
  t.field({
    type: Agreement,
    description:
      'Consents to the current draft for a party. With the last consent the agreement is concluded and becomes public.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: ConsentToAgreementInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await consentToAgreement(actOf(context), input) }),
  }),
);
