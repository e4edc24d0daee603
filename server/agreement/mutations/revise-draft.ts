import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { reviseDraft } from '../service/revise-draft.ts';
import { ProvisionInput, ScopeInput } from '../term-inputs.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const ReviseDraftInput = builder.inputType('ReviseDraftInput', {
  description: 'What the new draft changes; what is left out stays.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    title: t.string({ description: 'The new title.' }),
    scopes: t.field({ type: [ScopeInput], description: 'All scopes of the new draft.' }),
    provisions: t.field({ type: [ProvisionInput], description: 'All articles of the new draft, in order.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('reviseDraft', (t) =>
  t.field({
    type: Agreement,
    description:
      'Puts forward a new draft, to which nobody has consented yet. For the parties of an agreement under negotiation.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: ReviseDraftInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await reviseDraft(actOf(context), input) }),
  }),
);
