import { actOf } from '../../graphql/act.ts';
import { builder } from '../../graphql/builder.ts';
import { WRITE_ERRORS } from '../../graphql/user-errors.ts';
import { idempotencyKey } from '../../graphql/write-inputs.ts';
import { registerParty } from '../service/register-party.ts';
import { Party, PartyCategory } from '../type.ts';

const RegisterPartyInput = builder.inputType('RegisterPartyInput', {
  description: 'A party.',
  fields: (t) => ({
    slug: t.string({
      required: true,
      description:
        'Its name in addresses and look-ups: lower-case letters, digits and hyphens. It never changes.',
    }),
    name: t.string({ required: true, description: 'Its full name.' }),
    acronym: t.string({ description: 'Its usual abbreviation; another party may have the same.' }),
    category: t.field({
      type: PartyCategory,
      required: true,
      description: 'The category under which the host lists it.',
    }),
    aliases: t.stringList({ description: 'Other names in use.' }),
    parent: t.string({ description: 'The slug of the party that it is a unit of.' }),
    country: t.string({ description: 'The country it belongs to (ISO 3166-1 alpha-2).' }),
    idempotencyKey: idempotencyKey(t),
  }),
});

builder.mutationField('registerParty', (t) =>
  t.field({
    type: Party,
    description: 'Enters a party in the registry. For the registrar.',
    authScopes: { signedIn: true },
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: RegisterPartyInput, required: true, description: 'See its fields.' }) },
    resolve: async (_root, { input }, context) =>
      Party.addBrand({ id: await registerParty(actOf(context), input) }),
  }),
);
