import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { localId } from '../../graphql/global-id.ts';
import { idempotencyKey } from '../../graphql/write-inputs.ts';
import {
  ForbiddenError,
  IdempotencyMismatchError,
  InvalidInputError,
  NotFoundError,
} from '../../ledger/errors.ts';
import { revokeApiKey } from '../service.ts';
import { ApiKey } from '../type.ts';

const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'Which key.',
  fields: (t) => ({
    apiKey: t.id({ required: true, description: 'The id of the key.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('revokeApiKey', (t) =>
  t.field({
    type: ApiKey,
    description:
      'Revokes an API key for ever: the next request with it is refused. One that was revoked before stays as it is. For the registrar.',
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, ForbiddenError, InvalidInputError, IdempotencyMismatchError] },
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) => {
      const apiKey = localId(input.apiKey, 'ApiKey', 'apiKey');
      return ApiKey.addBrand({ id: await revokeApiKey(actOf(context), { ...input, apiKey }) });
    },
  }),
);
