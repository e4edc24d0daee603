import { builder } from '../graphql/builder.ts';
import { Party } from '../party/type.ts';
import type { Principal } from './principal.ts';
import { visibleApiKeys } from './visibility.ts';

export const Role = builder.enumType('Role', {
  description: 'What a caller may do and see.',
  values: {
    PUBLIC: {
      description:
        'Anyone, without a credential: reads agreements from their conclusion on, and what is public about them.',
    },
    REPRESENTATIVE: {
      description:
        'Acts for one party: also sees that party’s negotiations and proposals, and writes for it.',
    },
    REGISTRAR: {
      description: 'The legal office of the host: sees everything, keeps the registry and manages API keys.',
    },
  } as const,
});

export const Viewer = builder.objectRef<Principal>('Viewer').implement({
  description: 'Whoever asks. Everyone sees himself alone.',
  fields: (t) => ({
    role: t.expose('role', {
      type: Role,
      description: 'What he may do and see; PUBLIC without a credential.',
    }),
    party: t.field({
      type: Party,
      nullable: true,
      description: 'The party that he acts for; null for anyone but a representative.',
      resolve: ({ partyId }) => (partyId === null ? null : Party.addBrand({ id: partyId })),
    }),
  }),
});

export const ApiKey = builder.prismaNode('ApiKey', {
  id: { field: 'id', description: 'Opaque; give it as `apiKey` to revoke the key.' },
  nullable: true,
  findUnique: (id, { principal }) => ({ id, AND: [visibleApiKeys(principal)] }),
  select: { id: true },
  description:
    'A credential for programs, as `Authorization: Bearer <token>`. The token is shown when the key is made, and never again. For ' +
    'registrars alone: for anyone else there is none.',
  fields: (t) => ({
    role: t.expose('role', { type: Role, description: 'What its holder may do and see; never PUBLIC.' }),
    prefix: t.exposeString('prefix', {
      description: "The token's first characters, by which to recognise it. Not enough to use it.",
    }),
    label: t.exposeString('label', {
      nullable: true,
      description: 'What it is for, in the words of whoever made it; null where nothing was said.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute; null where it never was.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is refused; null while it is good.',
    }),
    party: t.relation('party', {
      nullable: true,
      description: "The party that its holder acts for; null for a registrar's.",
    }),
  }),
});
