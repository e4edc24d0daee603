import { ScopeKind } from '../../agreement/enums.ts';
import { ProvisionInput, ScopeInput } from '../../agreement/term-inputs.ts';
import { AGREEMENT_ERRORS } from '../../agreement/user-errors.ts';
import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { proposeAmendment } from '../service/propose-amendment.ts';
import { Amendment } from '../type.ts';

const AmendmentChangeInput = builder.inputType('AmendmentChangeInput', {
  description: 'One change; give exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    addScope: t.field({ type: ScopeInput, description: 'Adds this scope.' }),
    removeScope: t.field({ type: ScopeKind, description: 'Removes this scope.' }),
    addProvision: t.field({ type: ProvisionInput, description: 'Adds this article.' }),
    replaceProvision: t.field({
      type: ProvisionInput,
      description: 'Gives the article of this number this wording.',
    }),
    removeProvision: t.string({ description: 'Removes the article of this number.' }),
  }),
});

const ProposeAmendmentInput = builder.inputType('ProposeAmendmentInput', {
  description: 'An amendment.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    title: t.string({ description: 'Its title.' }),
    effectiveOn: t.field({
      type: 'Date',
      required: true,
      description: 'The day on which it takes effect, or that of the last consent if that is later.',
    }),
    changes: t.field({
      type: [AmendmentChangeInput],
      required: true,
      description: 'What it changes, in order.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('proposeAmendment', (t) =>
  t.field({
    type: Amendment,
    description:
      'Proposes an amendment, which must fit what will hold on its day. For the parties of the agreement; known to them alone until all have consented.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: ProposeAmendmentInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Amendment.addBrand({ id: await proposeAmendment(actOf(context), input) }),
  }),
);
