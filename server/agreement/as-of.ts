// The two clocks of an answer: the day that it is for, and the instant whose knowledge it is made of.
import { createContextCache } from '@pothos/core';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import type { Day } from '../ledger/day.ts';
import type { Term } from '../ledger/fold-terms.ts';
import type { Known } from '../ledger/past.ts';
import { createPastLoader } from '../ledger/past-loader.ts';

export const KNOWN_ON = builder.args((t) => ({
  knownOn: t.field({
    type: 'DateTime',
    description:
      'Answers with what the registry knew at this instant: from the events recorded by then, later corrections undone. Before the ' +
      'first event of an agreement that you may see it knew nothing of it: UNKNOWN, and nothing listed. What an answer names, such as ' +
      'an amendment, is shown as it is now. Now unless told; of an instant to come as much is known as now.',
  }),
}));

export const AS_OF = {
  ...builder.args((t) => ({
    on: t.field({ type: 'Date', description: 'The day to answer for; today (UTC) unless told.' }),
  })),
  ...KNOWN_ON,
};

/** The clocks that a caller named; what he left out stands at now. */
export interface AsOf {
  readonly on?: Day | null | undefined;
  readonly knownOn?: Date | null | undefined;
}

/** Of an agreement's row what a past answer needs to find again: a term by the event that states it. */
interface Row {
  readonly id: string;
  readonly scopes?: readonly { readonly eventId: string; readonly kind: string }[];
  readonly provisions?: readonly { readonly eventId: string; readonly number: string }[];
}

const pastLoaderOf = createContextCache((context: Context) => createPastLoader(context.db, context));

/** Answers from an agreement's row: as it is or, where the caller names an instant, as it would have been then. */
export function asOf<Told extends Row, Answer>(
  row: Told,
  { on, knownOn }: AsOf,
  context: Context,
  answer: (row: Told, day: Day) => Answer,
): Answer | Promise<Answer> {
  const day = on ?? context.today;
  if (!knownOn) return answer(row, day);
  return pastLoaderOf(context)
    .load({ agreementId: row.id, knownOn })
    .then((known) => answer(asKnown(row, known), day));
}

/** The row with all that was known otherwise in its place. What the row holds beside, such as a title, has no other past. */
function asKnown<Told extends Row>(row: Told, known: Known): Told {
  const { scopes = [], provisions = [] } = row;
  return {
    ...row,
    ...known,
    scopes: known.scopes.map((term) => {
      const stored = scopes.find(({ eventId, kind }) => eventId === term.eventId && kind === term.kind);
      // Taken back since, so that no row tells of it any more.
      return stored ? asTold(stored, term) : { ...term, id: term.eventId, addedBy: null, removedBy: null };
    }),
    provisions: known.provisions.flatMap((term) => {
      const stored = provisions.find(
        ({ eventId, number }) => eventId === term.eventId && number === term.number,
      );
      return stored ? [asTold(stored, term)] : [];
    }),
  };
}

/** A stored term with its period as it was known, without the amendment that only later was to end it. */
function asTold<Stored extends object>(stored: Stored, { since, until, addedById, removedById }: Term) {
  return {
    ...stored,
    ...{ since, until, addedById, removedById },
    ...(removedById === null ? { removedBy: null } : {}),
  };
}
