// What an agreement's bounds mean on a day, in three-valued logic: an answer is given only where every day that an
// imprecise date can mean gives the same one.
import type { AgreementOrigin, AgreementStatus, Certainty } from '../db/generated/prisma/enums.ts';
import { addDays, type Day } from './day.ts';
import type { Span } from './edtf.ts';
import { type End, firstSpan, mayBeFirst, oneStatus } from './ends.ts';
import type { Bounds } from './fold.ts';

/** Everything that an agreement's state depends on. */
export interface Standing extends Pick<Bounds, 'start' | 'suspensions' | 'withdrawn'> {
  readonly origin: AgreementOrigin;
  readonly signed: Span | null;
  readonly end: End | null;
  /** The dissolutions of parties that nobody succeeded. */
  readonly dissolutions: readonly Span[];
  /** The agreement that this one supplements. */
  readonly parent: Standing | null;
  /** Whether it goes on after its parent's end. */
  readonly survivesParent: boolean;
}

export interface State {
  readonly status: AgreementStatus;
  readonly inForce: Certainty;
}

/** The state from `since` until the day before `until`; null is open. */
export interface PhaseOf extends State {
  readonly since: Day | null;
  readonly until: Day | null;
}

/** The state on one day. `inForce` is YES exactly when `status` is IN_FORCE. */
export function stateOn(standing: Standing, day: Day): State {
  if (standing.withdrawn) return { status: 'WITHDRAWN', inForce: 'NO' };
  const now = evaluate(standing, day);
  const inForce = and(now.started, not(now.ended), not(now.suspended));
  return { status: statusOf(standing, day, inForce, now), inForce };
}

/** As days compare: the calendar has no day before its first, on which a state can begin too. */
const BEFORE_EVERY_DAY: Day = '';

/** The states of all days, as the fewest periods that tell them. */
export function phasesOf(standing: Standing): PhaseOf[] {
  const turns = [...turningDays(standing)].sort();
  const phases: PhaseOf[] = [];
  for (const since of [null, ...turns]) {
    const state = stateOn(standing, since ?? BEFORE_EVERY_DAY);
    const last = phases.at(-1);
    if (last?.status === state.status && last.inForce === state.inForce) continue;
    if (last) phases.splice(-1, 1, { ...last, until: since });
    phases.push({ ...state, since, until: null });
  }
  return phases;
}

interface Evaluation {
  readonly started: Certainty;
  readonly ended: Certainty;
  readonly suspended: Certainty;
}

function evaluate(standing: Standing, day: Day): Evaluation {
  const parent = standing.parent ? asParent(evaluate(standing.parent, day), standing.survivesParent) : FREE;
  // Whether it outlives a party that nobody succeeds, no source tells.
  const isDissolved = standing.dissolutions.some(({ earliest }) => earliest === null || day > earliest);
  return {
    started: and(reachedOr(standing.start, day), parent.started),
    ended: or(reachedOr(standing.end?.span ?? null, day), parent.ended, isDissolved ? 'UNKNOWN' : 'NO'),
    suspended: or(suspendedOn(standing.suspensions, day), parent.suspended),
  };
}

/** Whether a day lies in one of the suspensions. */
export function suspendedOn(suspensions: Standing['suspensions'], day: Day): Certainty {
  return or(...suspensions.map(({ since, until }) => and(reached(since, day), not(reachedOr(until, day)))));
}

/** What an agreement without a parent takes from it. */
const FREE: Evaluation = { started: 'YES', ended: 'NO', suspended: 'NO' };

/** What a parent means for its supplement, which is in force only while the parent is, or after it where it survives. */
function asParent({ started, ended, suspended }: Evaluation, survives: boolean): Evaluation {
  if (!survives) return { started, ended, suspended };
  return { started: or(started, ended), ended: 'NO', suspended: and(suspended, not(ended)) };
}

function statusOf(standing: Standing, day: Day, inForce: Certainty, now: Evaluation): AgreementStatus {
  if (inForce === 'YES') return 'IN_FORCE';
  if (now.ended === 'YES') return firstEnd(standing)?.status ?? 'ENDED';
  if (now.ended === 'NO' && now.started === 'NO') return statusBeforeStart(standing, day);
  if (now.ended === 'NO' && now.started === 'YES' && now.suspended === 'YES') return 'SUSPENDED';
  return 'UNKNOWN';
}

/** The end of its own or, unless it survives that, of its parent's, whichever comes first. */
function firstEnd({ end, parent, survivesParent }: Standing): End | null {
  const ofParent = parent && !survivesParent ? firstEnd(parent) : null;
  const ends = mayBeFirst([
    ...(end ? [end] : []),
    ...(ofParent ? [{ span: ofParent.span, status: 'TERMINATED' as const }] : []),
  ]);
  if (ends.length === 0) return null;
  return { span: firstSpan(ends), status: oneStatus(ends.map(({ status }) => status)) };
}

function statusBeforeStart({ origin, signed }: Standing, day: Day): AgreementStatus {
  const isSigned = reachedOr(signed, day);
  if (isSigned === 'YES') return 'SIGNED';
  // No source tells what went on before the signature of an agreement that was not negotiated here.
  return isSigned === 'NO' && origin === 'NEGOTIATED' ? 'NEGOTIATING' : 'UNKNOWN';
}

/** Whether the day that lies somewhere in the span has come. */
function reached({ earliest, latest }: Span, day: Day): Certainty {
  if (latest !== null && day >= latest) return 'YES';
  return earliest !== null && day < earliest ? 'NO' : 'UNKNOWN';
}

function reachedOr(span: Span | null, day: Day): Certainty {
  return span ? reached(span, day) : 'NO';
}

export function and(...parts: readonly Certainty[]): Certainty {
  if (parts.includes('NO')) return 'NO';
  return parts.includes('UNKNOWN') ? 'UNKNOWN' : 'YES';
}

export function or(...parts: readonly Certainty[]): Certainty {
  return not(and(...parts.map(not)));
}

export function not(part: Certainty): Certainty {
  return part === 'YES' ? 'NO' : part === 'NO' ? 'YES' : 'UNKNOWN';
}

/** The days on which an answer can change. */
function turningDays(standing: Standing): Set<Day> {
  const spans = [standing.signed, standing.start, standing.end?.span ?? null];
  for (const { since, until } of standing.suspensions) spans.push(since, until);
  const days = spans.flatMap((span) => [span?.earliest ?? null, span?.latest ?? null]);
  for (const { earliest, latest } of standing.dissolutions) {
    for (const day of [earliest, latest]) days.push(day && addDays(day, 1));
  }
  const own = days.filter((day) => day !== null);
  return new Set([...own, ...(standing.parent ? turningDays(standing.parent) : [])]);
}
