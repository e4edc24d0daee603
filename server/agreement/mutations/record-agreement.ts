import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { idempotencyKey } from '../../graphql/write-inputs.ts';
import { AgreementKind } from '../enums.ts';
import { recordAgreement } from '../service/record-agreement.ts';
import { SourceInput } from '../term-inputs.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const RecordAgreementInput = builder.inputType('RecordAgreementInput', {
  description: 'What the sources tell of it.',
  fields: (t) => ({
    slug: t.string({
      required: true,
      description:
        'Its name in addresses and look-ups: lower-case letters, digits and hyphens. It never changes.',
    }),
    title: t.string({ required: true, description: 'Its title.' }),
    partners: t.stringList({
      required: true,
      description: 'The slugs of the parties other than the host; the first gives the category.',
    }),
    kind: t.field({
      type: AgreementKind,
      description: 'What kind of instrument it is, where a source tells.',
    }),
    supplements: t.string({ description: 'The slug of the agreement that it hangs on.' }),
    replaces: t.string({ description: 'The slug of the agreement that it took the place of.' }),
    sources: t.field({
      type: [SourceInput],
      required: true,
      description: 'The documents that state it; at least one.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('recordAgreement', (t) =>
  t.field({
    type: Agreement,
    description: 'Records an agreement that was concluded elsewhere, from sources. For the registrar.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: RecordAgreementInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await recordAgreement(actOf(context), input) }),
  }),
);
