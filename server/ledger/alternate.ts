// Suspensions and resumptions in the only order that they can have: each suspension is over before the next begins. Pure.
import { addDays, type Day } from './day.ts';
import type { Span } from './edtf.ts';
import type { Suspension } from './fold.ts';

/**
 * Each suspension with its resumption, on the days that are left where all of them took place, the last perhaps without a resumption.
 * Null where they cannot all have taken place.
 */
export function alternate(suspended: readonly Span[], resumed: readonly Span[]): Suspension[] | null {
  const open = suspended.length - resumed.length;
  if (open !== 0 && open !== 1) return null;
  const ends = inOrder(resumed);
  const turns = inOrder(suspended).flatMap((since, place) => [since, ...ends.slice(place, place + 1)]);
  const earliest = earliestDays(turns);
  const latest = latestDays(turns);
  const spans = earliest.map((day, place) => ({ earliest: day, latest: latest[place] ?? null }));
  if (spans.some(({ earliest: from, latest: to }) => from !== null && to !== null && from > to)) return null;
  return spans.flatMap((since, place) =>
    isResumption(place) ? [] : [{ since, until: spans[place + 1] ?? null }],
  );
}

/** The bounds of the first of them to take place, of the second, and so on, whichever these are. */
function inOrder(spans: readonly Span[]): Span[] {
  const earliest = spans.map((span) => span.earliest ?? '').sort();
  const latest = spans.map((span) => span.latest ?? '~').sort();
  return earliest.map((from, place) => {
    const to = latest[place] ?? '~';
    return { earliest: from === '' ? null : from, latest: to === '~' ? null : to };
  });
}

function isResumption(place: number): boolean {
  return place % 2 === 1;
}

/** A resumption comes after the day of its suspension; a suspension can begin on the day of a resumption. */
function earliestDays(turns: readonly Span[]): (Day | null)[] {
  let before: Day | null = null;
  return turns.map(({ earliest }, place) => {
    const first = before === null ? null : addDays(before, isResumption(place) ? 1 : 0);
    before = first !== null && (earliest === null || earliest < first) ? first : earliest;
    return before;
  });
}

function latestDays(turns: readonly Span[]): (Day | null)[] {
  let next: Day | null = null;
  return turns
    .map(({ latest }, place) => ({ latest, place }))
    .reverse()
    .map(({ latest, place }) => {
      const last = next === null ? null : addDays(next, isResumption(place) ? 0 : -1);
      next = last !== null && (latest === null || latest > last) ? last : latest;
      return next;
    })
    .reverse();
}
