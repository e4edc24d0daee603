import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { recordApproval } from '../service/record-approval.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const RecordApprovalInput = builder.inputType('RecordApprovalInput', {
  description: 'Which approval.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    party: t.string({ required: true, description: 'The slug of the party whose body it is.' }),
    body: t.string({
      required: true,
      description: 'The body, in the words of the requirement that it meets.',
    }),
    on: t.field({ type: 'Date', required: true, description: 'The day of the approval, up to today (UTC).' }),
    resolution: t.string({ description: 'The number of the resolution.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('recordApproval', (t) =>
  t.field({
    type: Agreement,
    description: 'Records that a body of a party approved, before or after signature. For the registrar.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: RecordApprovalInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await recordApproval(actOf(context), input) }),
  }),
);
