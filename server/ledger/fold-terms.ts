// The one place where an agreement's events become its terms: what it covers and says, over which period, and by which
// amendment. Pure: the same events give the same terms, whether they are all that is known today or all that was known
// at an earlier instant.
import { z } from 'zod';
import { type EventKind, ScopeKind } from '../db/generated/prisma/enums.ts';
import { toDate } from './day.ts';

/** What the fold needs of an event. */
export interface TermEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly amendmentId: string | null;
  readonly correctsId: string | null;
  readonly details: unknown;
}

export interface Term {
  readonly since: Date | null;
  readonly until: Date | null;
  /** The event that states it. */
  readonly eventId: string;
  readonly addedById: string | null;
  readonly removedById: string | null;
}

export interface ScopeTerm extends Term {
  readonly kind: ScopeKind;
  readonly note: string | null;
}

export interface ProvisionTerm extends Term {
  readonly number: string;
  readonly heading: string | null;
  readonly text: string;
}

export interface AgreedAmendment {
  readonly id: string;
  readonly effectiveOn: Date;
}

export interface Terms {
  readonly scopes: readonly ScopeTerm[];
  readonly provisions: readonly ProvisionTerm[];
  /** In the order of their numbers, in which they were agreed. */
  readonly amendments: readonly AgreedAmendment[];
}

/** Folds the events of one agreement, given in the ledger's order. */
export function foldTerms(events: readonly TermEvent[]): Terms {
  return events.reduce<Terms>(afterEvent, { scopes: [], provisions: [], amendments: [] });
}

function afterEvent(terms: Terms, event: TermEvent): Terms {
  switch (event.kind) {
    case 'DESCRIBED':
      return described(terms, event);
    case 'RETRACTED':
      return takenBack(terms, event);
    case 'AMENDMENT_AGREED':
      return amended(terms, event);
    default:
      return terms;
  }
}

function described({ scopes, provisions, ...terms }: Terms, { id: eventId, details }: TermEvent): Terms {
  const told = descriptionRule.parse(details);
  const stated = { since: null, until: null, eventId, addedById: null, removedById: null };
  return {
    ...terms,
    scopes: [...scopes, ...told.scopes.map((scope) => ({ ...scope, ...stated }))],
    provisions: [...provisions, ...told.provisions.map((provision) => ({ ...provision, ...stated }))],
  };
}

function takenBack({ scopes, provisions, ...terms }: Terms, { correctsId }: TermEvent): Terms {
  // What an amendment has removed is the text's own word by then.
  const stays = ({ eventId, removedById }: Term) => eventId !== correctsId || removedById !== null;
  return { ...terms, scopes: scopes.filter(stays), provisions: provisions.filter(stays) };
}

function amended({ amendments, ...terms }: Terms, { id: eventId, amendmentId, details }: TermEvent): Terms {
  const { id, effectiveOn: since, changes } = amendmentRule.parse({ ...Object(details), id: amendmentId });
  const added = { since, until: null, eventId, addedById: id, removedById: null };
  const after = changes.reduce((so, change) => afterChange(so, change, added), terms);
  return { ...after, amendments: [...amendments, { id, effectiveOn: since }] };
}

type Text = Pick<Terms, 'scopes' | 'provisions'>;

function afterChange({ scopes, provisions }: Text, change: Change, added: Term): Text {
  const end = <Ended extends Term>(term: Ended) => ({
    ...term,
    until: added.since,
    removedById: added.addedById,
  });
  switch (change.kind) {
    case 'ADD_SCOPE':
      return { provisions, scopes: [...scopes, { kind: change.scope, note: change.note, ...added }] };
    case 'REMOVE_SCOPE': {
      const goes = ({ kind, until }: ScopeTerm) => kind === change.scope && until === null;
      return { provisions, scopes: scopes.map((scope) => (goes(scope) ? end(scope) : scope)) };
    }
    default: {
      const goes = ({ number, until }: ProvisionTerm) => number === change.number && until === null;
      const others = provisions.map((provision) => (goes(provision) ? end(provision) : provision));
      if (change.kind === 'REMOVE_PROVISION') return { scopes, provisions: others };
      const { number, heading, text } = change;
      return { scopes, provisions: [...others, { number, heading, text, ...added }] };
    }
  }
}

const text = z.string().nullable().default(null);
const scopeRule = z.object({ kind: z.enum(ScopeKind), note: text });
const provisionRule = z.object({ number: z.string(), heading: text, text: z.string() });

const descriptionRule = z.object({
  scopes: z.array(scopeRule).default([]),
  provisions: z.array(provisionRule).default([]),
});

const changeRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ADD_SCOPE'), scope: z.enum(ScopeKind), note: text }),
  z.object({ kind: z.literal('REMOVE_SCOPE'), scope: z.enum(ScopeKind) }),
  provisionRule.extend({ kind: z.literal('ADD_PROVISION') }),
  provisionRule.extend({ kind: z.literal('REPLACE_PROVISION') }),
  z.object({ kind: z.literal('REMOVE_PROVISION'), number: z.string() }),
]);

type Change = z.infer<typeof changeRule>;

const amendmentRule = z.object({
  id: z.string(),
  effectiveOn: z.string().transform(toDate),
  changes: z.array(changeRule),
});
