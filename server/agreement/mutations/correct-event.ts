import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { localId } from '../../graphql/global-id.ts';
import { idempotencyKey } from '../../graphql/write-inputs.ts';
import { Event } from '../../ledger/type.ts';
import { correctEvent } from '../service/correct-event.ts';
import { SourceInput } from '../term-inputs.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const CorrectEventInput = builder.inputType('CorrectEventInput', {
  description: 'The event, and what is right.',
  fields: (t) => ({
    event: t.id({ required: true, description: 'The id of the event.' }),
    on: t.field({ type: 'EdtfDate', description: 'The right day; as it was unless told.' }),
    sources: t.field({ type: [SourceInput], description: 'The documents that state the correction.' }),
    retract: t.boolean({ description: 'Whether to take the event back altogether.' }),
    note: t.string({ required: true, description: 'Why; public where the event is.' }),
    expectedVersion: t.int({
      description:
        'The `version` of its agreement at which you read it. If it has been changed since, nothing is written and a ConflictError says so.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('correctEvent', (t) =>
  t.field({
    type: Event,
    description: 'Corrects a fact or takes it back. The event itself stays in the ledger. For the registrar.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: CorrectEventInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Event.addBrand({
        id: await correctEvent(actOf(context), { ...input, event: localId(input.event, 'Event', 'event') }),
      }),
  }),
);
