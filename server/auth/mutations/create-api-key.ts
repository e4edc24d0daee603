import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { idempotencyKey } from '../../graphql/write-inputs.ts';
import { ForbiddenError, IdempotencyMismatchError, InvalidInputError } from '../../ledger/errors.ts';
import { createApiKey, type MadeApiKey } from '../service.ts';
import { ApiKey, Role } from '../type.ts';

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'Whom the key is for.',
  fields: (t) => ({
    role: t.field({
      type: Role,
      required: true,
      description: 'What its holder may do and see: REPRESENTATIVE or REGISTRAR.',
    }),
    party: t.string({
      description:
        'The slug of the party that a representative acts for: required for one, and for nobody else.',
    }),
    label: t.string({ description: 'What it is for, up to 200 characters, to recognise it by.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});

const CreatedApiKey = builder.objectRef<MadeApiKey>('CreatedApiKey').implement({
  description: 'A new API key, with its token. For the registrar who made it.',
  fields: (t) => ({
    token: t.exposeString('token', {
      nullable: true,
      description:
        'The credential itself. Keep it now: it is stored nowhere and shown in this one answer. Null where the same idempotency key ' +
        'was sent before; if that answer was lost, revoke the key and make another.',
    }),
    apiKey: t.field({
      type: ApiKey,
      description: 'The key, as it is kept.',
      resolve: ({ id }) => ApiKey.addBrand({ id }),
    }),
  }),
});

builder.mutationField('createApiKey', (t) =>
  t.field({
    type: CreatedApiKey,
    description: 'Makes an API key. For the registrar.',
    authScopes: { signedIn: true },
    errors: { types: [ForbiddenError, InvalidInputError, IdempotencyMismatchError] },
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'See its fields.' }) },
    resolve: (_root, { input }, context) => createApiKey(actOf(context), input),
  }),
);
