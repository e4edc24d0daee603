import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { giveNotice } from '../service/give-notice.ts';
import { Agreement } from '../type.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const GiveNoticeInput = builder.inputType('GiveNoticeInput', {
  description: 'Whose notice, and when it takes effect.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    party: t.string({
      description:
        "The slug of the party that gives notice: the caller's own, for the registrar the host, unless told.",
    }),
    on: t.field({
      type: 'Date',
      required: true,
      description: 'The day of the notice: today (UTC) or later; only the registrar records an earlier one.',
    }),
    effectiveOn: t.field({
      type: 'Date',
      required: true,
      description: 'The first day on which it no longer binds, no earlier than the notice period after `on`.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('giveNotice', (t) =>
  t.field({
    type: Agreement,
    description:
      'Gives notice for a party. The agreement ends on the day given; where other partners remain, the partner leaves it on that day.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: GiveNoticeInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Agreement.addBrand({ id: await giveNotice(actOf(context), input) }),
  }),
);
