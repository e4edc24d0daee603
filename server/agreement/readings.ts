// What an agreement's fields of a day read. Tests hold them equal to what `phase.ts` and `certainty.ts` make of all the rows.
import type { Context } from '../graphql/context.ts';
import type { Reading } from '../graphql/sql/reading.ts';
import type { AsOf } from './as-of.ts';
import { holdsOn, inForceOn } from './filter.ts';

/** What the phase of the day says. The phases cover every day, so there is one. */
export function phaseReading(column: 'status' | 'inForce') {
  return ({ on }: AsOf, { today }: Context): Reading => ({
    from: 'phases',
    where: holdsOn(on ?? today),
    column,
  });
}

/** The scopes that surely or possibly hold on the day. */
export function scopesReading({ on }: AsOf, { today }: Context): Reading {
  const day = on ?? today;
  return {
    from: 'scopes',
    where: { AND: [holdsOn(day), { agreement: inForceOn(day, ['YES', 'UNKNOWN']) }] },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
  };
}
