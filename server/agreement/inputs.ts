import { builder } from '../graphql/builder.ts';
import { OrderDirection } from '../graphql/enums.ts';
import { PartyCategory } from '../party/type.ts';
import { AgreementGap, AgreementKind, AgreementStatus, Certainty, ScopeKind } from './enums.ts';
import type { AgreementFilter } from './filter.ts';

export const ScopeFilterInput = builder.inputType('ScopeFilter', {
  description: 'Scopes that surely hold on the day in question.',
  fields: (t) => ({
    any: t.field({ type: [ScopeKind], description: 'At least one of these.' }),
    all: t.field({ type: [ScopeKind], description: 'Every one of these.' }),
  }),
});

export const DateRangeInput = builder.inputType('DateRange', {
  description: 'A range of days. An imprecise date matches when all of it lies inside.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'The first day, included; open unless told.' }),
    to: t.field({ type: 'Date', description: 'The last day, included; open unless told.' }),
  }),
});

export const AgreementFilterInput = builder.inputRef<AgreementFilter>('AgreementFilter').implement({
  description: 'Which agreements. All that is given must hold; a list means any of its values.',
  fields: (t) => ({
    and: t.field({ type: [AgreementFilterInput], description: 'Every one of these filters.' }),
    or: t.field({
      type: [AgreementFilterInput],
      description: 'At least one of these filters; none where the list is empty.',
    }),
    not: t.field({
      type: AgreementFilterInput,
      description: 'The complement: all agreements that this filter leaves out.',
    }),
    slug: t.stringList({ description: 'Agreements with these slugs.' }),
    category: t.field({ type: [PartyCategory], description: 'The category of the first partner.' }),
    kind: t.field({ type: [AgreementKind], description: 'Agreements known to be of these kinds.' }),
    partner: t.stringList({
      description:
        'Agreements with one of these partners, by slug. Where this filter or one around it gives `on`, or this one asks for `status`, ' +
        '`inForce` or `scopes`, only those that it has not left by the day `on`.',
    }),
    scopes: t.field({
      type: ScopeFilterInput,
      description:
        'What the agreement surely covers on the day `on`. One of which no source tells what it covers is never taken: `missing: [SCOPES]` finds those.',
    }),
    status: t.field({ type: [AgreementStatus], description: 'The status on the day `on`.' }),
    inForce: t.field({
      type: [Certainty],
      description:
        'Whether it is in force on the day `on`. With UNKNOWN, `scopes` beside it takes what possibly holds, too; in filters inside this ' +
        'one it takes what is sure, unless they say the same.',
    }),
    on: t.field({
      type: 'Date',
      description:
        'The day that `status`, `inForce`, `scopes` and `partner` of this filter, and of filters inside it, speak of, by what is known now; today ' +
        'unless told.',
    }),
    signed: t.field({
      type: DateRangeInput,
      description: 'When it was signed; an agreement without a date matches no range.',
    }),
    text: t.string({
      description:
        'Every word of it occurs in a title of the agreement, or in a name of a partner. Accents and case do not matter.',
    }),
    missing: t.field({
      type: [AgreementGap],
      description: 'Recorded agreements with at least one of these gaps.',
    }),
    amended: t.boolean({ description: 'Whether an amendment of it has been agreed.' }),
  }),
});

export const AgreementOrderField = builder.enumType('AgreementOrderField', {
  description: 'What agreements can be sorted by.',
  values: {
    SIGNED_ON: {
      description: 'The earliest day on which it can have been signed; unknown last in either direction.',
    },
    TITLE: { description: 'Its title, in the order of the alphabet.' },
    UPDATED_AT: { description: 'When its entry was last changed.' },
  } as const,
});

export const AgreementOrderInput = builder.inputType('AgreementOrder', {
  description: 'One thing to sort agreements by.',
  fields: (t) => ({
    field: t.field({ type: AgreementOrderField, required: true, description: 'By what.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which way.' }),
  }),
});
