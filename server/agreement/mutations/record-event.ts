import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { expectedVersion, idempotencyKey } from '../../graphql/write-inputs.ts';
import { EventKind } from '../../ledger/enums.ts';
import { Event } from '../../ledger/type.ts';
import { recordEvent } from '../service/record-event.ts';
import { SourceInput } from '../term-inputs.ts';
import { AGREEMENT_ERRORS } from '../user-errors.ts';

const RecordEventInput = builder.inputType('RecordEventInput', {
  description: 'A fact.',
  fields: (t) => ({
    agreement: t.string({ required: true, description: 'The slug of the agreement.' }),
    kind: t.field({
      type: EventKind,
      required: true,
      description: 'What happened. Acts of this registry are recorded by their own mutations.',
    }),
    on: t.field({ type: 'EdtfDate', required: true, description: 'When, as precisely as the sources tell.' }),
    party: t.string({ description: 'The slug of the party that acted; all of them unless told.' }),
    sources: t.field({ type: [SourceInput], description: 'The documents that state it.' }),
    disputed: t.boolean({
      description: 'Whether better sources contradict it; then it has no effect on dates or status.',
    }),
    note: t.string({ description: 'A remark for readers.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('recordEvent', (t) =>
  t.field({
    type: Event,
    description: 'Records a dated fact of an agreement, with its sources. For the registrar.',
    authScopes: { signedIn: true },
    errors: { types: AGREEMENT_ERRORS },
    args: { input: t.arg({ type: RecordEventInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Event.addBrand({ id: await recordEvent(actOf(context), input) }),
  }),
);
