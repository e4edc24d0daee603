import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { resumeAgreement } from '../service/resume-agreement.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const ResumeAgreementInput = builder.inputType('ResumeAgreementInput', {
  description: 'Which agreement, from when.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    on: t.field({
      type: 'Date',
      required: true,
      description: 'The first day on which it is in force again.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('resumeAgreement', (t) =>
  t.field({
    type: Agreement,
    description: 'Ends a suspension. For the registrar.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: ResumeAgreementInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await resumeAgreement(actOf(context), input) }),
  }),
);
