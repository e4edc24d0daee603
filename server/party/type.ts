import { PartyCategory as Category } from '../db/generated/prisma/enums.ts';
import { builder } from '../graphql/builder.ts';
import { reads } from '../graphql/sql/reading.ts';

export const PartyCategory = builder.enumType('PartyCategory', {
  description: 'The five categories under which the host lists its partners.',
  values: {
    [Category.UN_AND_RELATED]: {
      description: 'The United Nations, its bodies and organisations related to it.',
    },
    [Category.GLOBAL_IO]: { description: 'A global organisation outside the UN family.' },
    [Category.REGIONAL_IO]: { description: 'A regional organisation.' },
    [Category.NATIONAL_AUTHORITY]: { description: 'A State, or an authority or institution of one.' },
    [Category.PRIVATE_ENTITY]: { description: 'A private entity or association.' },
  },
});

export const Party = builder.prismaNode('Party', {
  id: { field: 'id', description: 'Opaque; look a party up by `slug` where you know it.' },
  nullable: true,
  select: { id: true },
  description:
    'An organisation, authority or entity that can be bound by an agreement. One is the host; every other is a partner. ' +
    'Public.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in addresses and look-ups. Stable and unique.' }),
    name: t.exposeString('name', {
      description: 'Its full name in English, as it stands in its agreements.',
    }),
    acronym: t.exposeString('acronym', {
      nullable: true,
      description: 'Its usual abbreviation, which another party may have too; null where it has none.',
    }),
    aliases: t.stringList({
      description: 'Other names in use: later names, names in other languages, names printed by mistake.',
      select: { aliases: { select: { name: true }, orderBy: { position: 'asc' } } },
      extensions: reads([], () => ({ from: 'aliases', orderBy: [{ position: 'asc' }], column: 'name' })),
      resolve: ({ aliases }) => aliases.map(({ name }) => name),
    }),
    category: t.expose('category', {
      type: PartyCategory,
      nullable: true,
      description: 'The category under which the host lists it; null for the host itself.',
    }),
    country: t.exposeString('country', {
      nullable: true,
      description:
        'The country it belongs to (ISO 3166-1 alpha-2); null for organisations of several or where no source tells.',
    }),
    dissolvedOn: t.expose('dissolvedOn', {
      type: 'EdtfDate',
      nullable: true,
      description: 'When it ceased to exist; null where it exists or no source tells.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; give it as `expectedVersion` when you change it.',
    }),
    parent: t.relation('parent', {
      nullable: true,
      description: 'The party that it is a unit of; null where it stands alone.',
    }),
    units: t.relatedConnection('units', {
      cursor: 'id',
      description: 'The parties that are units of it, by name. Their agreements are their own.',
      query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] },
    }),
    successor: t.relation('successor', {
      nullable: true,
      description: 'The party that took over its rights and duties; null where none did.',
    }),
    predecessors: t.relatedConnection('predecessors', {
      cursor: 'id',
      description: 'The parties whose rights and duties it took over, by name.',
      query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] },
    }),
  }),
});
