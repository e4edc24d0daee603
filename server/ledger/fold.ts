// The one place where an agreement's events become its bounds. Pure: the same events give the same bounds, whether they
// are all that is known today or all that was known on an earlier day.
import type { AgreementOrigin, AgreementStatus, EventKind } from '../db/generated/prisma/enums.ts';
import type { Day } from './day.ts';
import { combineEdtf, contains, parseEdtf, type Span } from './edtf.ts';

/** What the fold needs of an event. */
export interface FoldedEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly partyId: string | null;
  readonly on: string | null;
  readonly disputed: boolean;
  readonly correctsId: string | null;
}

/** A dated statement: what the sources say, and the days that it can mean. */
export interface Claim {
  readonly edtf: string;
  readonly span: Span;
}

export type EndStatus = Extract<AgreementStatus, 'TERMINATED' | 'EXPIRED' | 'REPLACED'>;

export interface Suspension {
  readonly since: Span;
  /** Null while nobody resumed it. */
  readonly until: Span | null;
}

export interface Bounds {
  /** The day of the last party's signature; null where no source tells of one. */
  readonly signed: Claim | null;
  /** The day of entry into force, where a source states it. */
  readonly entered: Claim | null;
  /** The first and the last day on which it can have begun to be in force; null where it surely has not. */
  readonly start: Span | null;
  readonly end: (Claim & { readonly status: EndStatus }) | null;
  readonly suspensions: readonly Suspension[];
}

export interface FoldedAgreement {
  readonly origin: AgreementOrigin;
  readonly partyIds: readonly string[];
}

const ENDS: ReadonlyMap<EventKind, EndStatus> = new Map([
  ['TERMINATED', 'TERMINATED'],
  ['EXPIRED', 'EXPIRED'],
  ['REPLACED', 'REPLACED'],
]);

/** Folds the events of one agreement, given in the ledger's order. */
export function foldEvents(agreement: FoldedAgreement, events: readonly FoldedEvent[]): Bounds {
  const claims = standingClaims(events);
  const signed = signedClaim(claims, agreement.partyIds);
  const entered = claimOf(claims.filter(({ kind }) => kind === 'ENTERED_INTO_FORCE'));
  return {
    signed,
    entered,
    start: startSpan(agreement.origin, signed, entered, claims),
    end: endClaim(claims),
    suspensions: suspensionsOf(claims),
  };
}

interface DatedEvent extends FoldedEvent {
  readonly on: string;
}

/** The undisputed, dated events as their last corrections leave them. */
function standingClaims(events: readonly FoldedEvent[]): DatedEvent[] {
  const standing = new Map<string, FoldedEvent>();
  const roots = new Map<string, string>();
  for (const event of events) {
    if (event.correctsId === null) {
      standing.set(event.id, event);
      continue;
    }
    const root = roots.get(event.correctsId) ?? event.correctsId;
    roots.set(event.id, root);
    const corrected = standing.get(root);
    if (event.kind === 'RETRACTED') standing.delete(root);
    else if (corrected && event.on !== null) standing.set(root, { ...corrected, on: event.on });
  }
  return [...standing.values()].filter((event): event is DatedEvent => event.on !== null && !event.disputed);
}

/** A precise claim wins over a coarse one that contains it; what still differs is told as a set. */
function claimOf(events: readonly DatedEvent[]): Claim | null {
  const texts = [...new Set(events.map(({ on }) => on))];
  const precise = texts.filter(
    (text) => !texts.some((other) => other !== text && contains(text, other) && !contains(other, text)),
  );
  return precise.length === 0 ? null : claim(combineEdtf(precise));
}

function claim(edtf: string): Claim {
  return { edtf, span: parseEdtf(edtf).span };
}

/** Signature by all: the last party's day. A claim that names no party counts for every one. */
function signedClaim(claims: readonly DatedEvent[], partyIds: readonly string[]): Claim | null {
  const signatures = claims.filter(({ kind }) => kind === 'SIGNED');
  if (signatures.every(({ partyId }) => partyId === null)) return claimOf(signatures);
  const byParty = partyIds.map((party) =>
    claimOf(signatures.filter(({ partyId }) => partyId === null || partyId === party)),
  );
  return lastOf(byParty);
}

/** The last of several days, one of them perhaps unknown: then it is no earlier than the last known. */
function lastOf(claims: readonly (Claim | null)[]): Claim | null {
  const known = claims.filter((each) => each !== null);
  const earliest = maxDay(known.map(({ span }) => span.earliest).filter((day) => day !== null));
  const isOpen = known.length < claims.length || known.some(({ span }) => span.latest === null);
  const latest = isOpen ? null : maxDay(known.map(({ span }) => span.latest).filter((day) => day !== null));
  const stated = known.find(({ span }) => span.earliest === earliest && span.latest === latest);
  if (stated) return stated;
  // Neither bound is known: nothing is left to tell.
  if (earliest === null && latest === null) return null;
  return claim(`[${earliest ?? ''}..${latest ?? ''}]`);
}

function startSpan(
  origin: AgreementOrigin,
  signed: Claim | null,
  entered: Claim | null,
  claims: readonly DatedEvent[],
): Span | null {
  // What is negotiated here enters into force here, or has not.
  if (origin === 'NEGOTIATED' && !entered) return null;
  const shown = minDay(
    claims
      .filter(({ kind }) => kind === 'LISTED' || kind === 'REPORTED_IN_FORCE')
      .map(({ on }) => parseEdtf(on).span.latest)
      .filter((day) => day !== null),
  );
  const earliest = (entered ? entered.span.earliest : null) ?? signed?.span.earliest ?? null;
  const latest = (entered ? entered.span.latest : null) ?? shown;
  // Evidence that it was in force before the day it was signed outweighs that day.
  const contradicts = earliest !== null && latest !== null && earliest > latest;
  return { earliest: contradicts ? latest : earliest, latest };
}

function endClaim(claims: readonly DatedEvent[]): Bounds['end'] {
  const ends = claims.filter(({ kind }) => ENDS.has(kind));
  const stated = claimOf(ends);
  if (!stated) return null;
  const first = ends.reduce((one, other) => (firstDay(other) < firstDay(one) ? other : one));
  return { ...stated, status: ENDS.get(first.kind) ?? 'TERMINATED' };
}

/** Each suspension with the resumption that follows it, in the order of their days. */
function suspensionsOf(claims: readonly DatedEvent[]): Suspension[] {
  const turns = claims
    .filter(({ kind }) => kind === 'SUSPENDED' || kind === 'RESUMED')
    .sort((one, other) => (firstDay(one) < firstDay(other) ? -1 : firstDay(one) > firstDay(other) ? 1 : 0));
  const suspensions: Suspension[] = [];
  for (const turn of turns) {
    const { span } = parseEdtf(turn.on);
    const open = suspensions.at(-1);
    if (turn.kind === 'SUSPENDED') suspensions.push({ since: span, until: null });
    else if (open?.until === null) suspensions.splice(-1, 1, { ...open, until: span });
  }
  return suspensions;
}

function firstDay(event: DatedEvent): Day {
  const { earliest, latest } = parseEdtf(event.on).span;
  return earliest ?? latest ?? '';
}

function minDay(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((least, day) => (least === null || day < least ? day : least), null);
}

function maxDay(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((most, day) => (most === null || day > most ? day : most), null);
}
