import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { AgreementKind } from '../enums.ts';
import { describeAgreement } from '../service/describe-agreement.ts';
import { ScopeInput, SourceInput } from '../term-inputs.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const DescribeAgreementInput = builder.inputType('DescribeAgreementInput', {
  description: 'What the sources tell.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    kind: t.field({ type: AgreementKind, description: 'What kind of instrument it is.' }),
    scopes: t.field({ type: [ScopeInput], description: 'What it covers, beyond what is known.' }),
    sources: t.field({
      type: [SourceInput],
      required: true,
      description: 'The documents that state it; at least one.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('describeAgreement', (t) =>
  t.field({
    type: Agreement,
    description:
      'Fills gaps of a recorded agreement from sources: its kind, scopes that it covers. For the registrar.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: DescribeAgreementInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await describeAgreement(actOf(context), input) }),
  }),
);
