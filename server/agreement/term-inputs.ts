// The inputs that mutations of agreements and of amendments share.
import { builder } from '../graphql/builder.ts';
import { ScopeKind } from './enums.ts';

export const ScopeInput = builder.inputType('ScopeInput', {
  description: 'A scope.',
  fields: (t) => ({
    kind: t.field({ type: ScopeKind, required: true, description: 'What.' }),
    note: t.string({ description: 'What the text adds to it.' }),
  }),
});

export const ProvisionInput = builder.inputType('ProvisionInput', {
  description: 'An article of the text.',
  fields: (t) => ({
    number: t.string({
      required: true,
      description: 'Its number, such as "12" or "12 bis"; once in a text.',
    }),
    heading: t.string({ description: 'Its heading.' }),
    text: t.string({ required: true, description: 'Its wording.' }),
  }),
});

export const SourceInput = builder.inputType('SourceInput', {
  description: 'A document that states the fact.',
  fields: (t) => ({
    title: t.string({ required: true, description: 'What it is called, or where it was published.' }),
    url: t.string({ description: 'Where it can be read, beginning with http:// or https://.' }),
  }),
});
