// The one place where an agreement's events become its bounds. Pure: the same events give the same bounds, whether they
// are all that is known today or all that was known on an earlier day.
import type { AgreementOrigin, EventKind } from '../db/generated/prisma/enums.ts';
import { alternate } from './alternate.ts';
import { addDays, type Day, FIRST_DAY, LAST_DAY } from './day.ts';
import { addMonthsToEdtf, combineEdtf, contains, parseEdtf, type Span } from './edtf.ts';
import { type End, type EndStatus, firstSpan, mayBeFirst, oneStatus } from './ends.ts';

/** What the fold needs of an event. */
export interface FoldedEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly partyId: string | null;
  readonly on: string | null;
  readonly disputed: boolean;
  readonly correctsId: string | null;
  /** Of RENEWED: the day on which it expires now. */
  readonly until: Day | null;
  /** Of TERMINATED: the proposal that every party consented to; null where it is a notice's, or evidence. */
  readonly terminationId: string | null;
}

/** A dated statement: what the sources say, and the days that it can mean. */
export interface Claim {
  readonly edtf: string;
  readonly span: Span;
}

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
  readonly end: (Claim & End) | null;
  readonly suspensions: readonly Suspension[];
  /** Whether its draft was withdrawn, so that it never came about. */
  readonly withdrawn: boolean;
}

export interface FoldedAgreement {
  readonly origin: AgreementOrigin;
  readonly partyIds: readonly string[];
  /** How long it is in force; null is for ever. */
  readonly termMonths: number | null;
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
  const suspensions = suspensionsOf(claims);
  const start = startSpan(agreement.origin, signed, entered, daysShown(claims, suspensions));
  return {
    signed,
    entered,
    start,
    end: endClaim(claims, start, expiryClaim(agreement.termMonths, entered, claims)),
    suspensions,
    withdrawn: events.some(({ kind }) => kind === 'DRAFT_WITHDRAWN'),
  };
}

interface DatedEvent extends FoldedEvent {
  readonly on: string;
}

/** The undisputed, dated events as their last corrections leave them. */
export function standingClaims(events: readonly FoldedEvent[]): DatedEvent[] {
  const retracted = retractedIds(events);
  const isVoid = ({ id, disputed }: FoldedEvent) => disputed || retracted.has(id);
  const facts = new Map<string, FoldedEvent>();
  const roots = new Map<string, string>();
  for (const event of events) {
    if (event.correctsId === null) {
      facts.set(event.id, event);
      continue;
    }
    const root = roots.get(event.correctsId) ?? event.correctsId;
    roots.set(event.id, root);
    const fact = facts.get(root);
    if (fact && event.kind === 'CORRECTED' && event.on !== null && !isVoid(event))
      facts.set(root, { ...fact, on: event.on });
  }
  return [...facts.values()].filter((event): event is DatedEvent => event.on !== null && !isVoid(event));
}

/** What was taken back: facts, corrections, and retractions, which then take nothing back. */
export function retractedIds(events: readonly FoldedEvent[]): ReadonlySet<string> {
  const retracted = new Set<string>();
  // From the last to the first, because a retraction comes after what it takes back.
  for (const { id, kind, correctsId, disputed } of [...events].reverse()) {
    if (kind === 'RETRACTED' && correctsId !== null && !disputed && !retracted.has(id))
      retracted.add(correctsId);
  }
  return retracted;
}

/** What the claims of one fact come to: those that still differ are told as a set. */
function claimOf(events: readonly DatedEvent[]): Claim | null {
  const texts = preciseOf(events).map(({ on }) => on);
  return texts.length === 0 ? null : claim(combineEdtf(texts));
}

/** The claims without the coarse ones that contain a precise one. */
function preciseOf(events: readonly DatedEvent[]): DatedEvent[] {
  return events.filter(
    ({ on }) => !events.some((other) => contains(on, other.on) && !contains(other.on, on)),
  );
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
  // Neither bound is known: nothing is left to tell.
  if (earliest === null && latest === null) return null;
  const whole = `[${earliest ?? ''}..${latest ?? ''}]`;
  // In a party's own words where these say the same: a month in which each signed, or two days of whoever came last.
  const stated = known.find(
    (each) =>
      each.span.earliest === earliest &&
      each.span.latest === latest &&
      (contains(each.edtf, whole) || claims.every((other) => other && isNoLater(other, each))),
  );
  return stated ?? claim(whole);
}

/** Whether the later of the two is surely the one that `last` tells. */
function isNoLater({ edtf, span }: Claim, last: Claim): boolean {
  const { earliest } = last.span;
  return contains(last.edtf, edtf) || (span.latest !== null && earliest !== null && span.latest <= earliest);
}

const SHOW_FORCE: ReadonlySet<EventKind> = new Set(['LISTED', 'REPORTED_IN_FORCE', 'RESUMED']);

/** Days by which sources show that it was in force. Only what is in force can be suspended, and resumes. */
function daysShown(claims: readonly DatedEvent[], suspensions: readonly Suspension[]): Day[] {
  const shown = claims.filter(({ kind }) => SHOW_FORCE.has(kind)).map(({ on }) => parseEdtf(on).span);
  return [...shown, ...suspensions.map(({ since }) => since)]
    .map(({ latest }) => latest)
    .filter((day) => day !== null);
}

function startSpan(
  origin: AgreementOrigin,
  signed: Claim | null,
  entered: Claim | null,
  daysInForce: readonly Day[],
): Span | null {
  // What is negotiated here enters into force here, or has not.
  if (origin === 'NEGOTIATED' && !entered) return null;
  const stated = entered?.span ?? { earliest: null, latest: null };
  const shown = daysInForce.filter((day) => stated.earliest === null || day >= stated.earliest);
  // A day that is stated coarsely lies no earlier than the signature, and no later than a source shows it in force.
  const latest = minDay(stated.latest === null ? shown : [stated.latest, ...shown]);
  const earliest = maxDay([stated.earliest, signed?.span.earliest ?? null].filter((day) => day !== null));
  // Evidence that it was in force before the day of its signature outweighs that day, and tells no other.
  const contradicts = earliest !== null && latest !== null && earliest > latest;
  return { earliest: contradicts ? stated.earliest : earliest, latest };
}

/**
 * It ends once, by whatever comes first: each party's notice, each consent of all, expiry, a successor. Claims of the same end that
 * differ stay a set.
 */
function endClaim(claims: readonly DatedEvent[], start: Span | null, expiry: Bounds['end']): Bounds['end'] {
  const ends = new Map<string, DatedEvent[]>();
  for (const event of claims) {
    if (!ENDS.has(event.kind)) continue;
    const key = event.terminationId ?? event.partyId ?? (event.kind === 'REPLACED' ? event.kind : '');
    ends.set(key, [...(ends.get(key) ?? []), event]);
  }
  const stated = [...ends.values()].flatMap((events) => {
    const told = claimOf(events);
    const kinds = preciseOf(events).flatMap(({ kind }) => ENDS.get(kind) ?? []);
    return told ? [{ ...told, span: notBefore(start, told.span), status: oneStatus(kinds) }] : [];
  });
  return firstOf(mayBeFirst(expiry ? [...stated, expiry] : stated));
}

/** What is told coarsely of an end lies no earlier than the start, or the signature, unless the two contradict each other. */
function notBefore(start: Span | null, { earliest, latest }: Span): Span {
  const first = start?.earliest ?? null;
  if (first === null || (latest !== null && latest < first)) return { earliest, latest };
  return { earliest: earliest === null || earliest < first ? first : earliest, latest };
}

/** The first of several ends, each of which may be that: in the words of one where these say no less. */
function firstOf(ends: readonly (Claim & End)[]): Bounds['end'] {
  const [end, ...others] = ends;
  if (!end || others.length === 0) return end ?? null;
  const status = oneStatus(ends.map((each) => each.status));
  const { earliest, latest } = firstSpan(ends);
  // On any day but those that none of them may be.
  if (earliest === null && latest === null)
    return { ...claim(combineEdtf(ends.map(({ edtf }) => edtf))), status };
  const whole = `[${earliest ?? ''}..${latest ?? ''}]`;
  const stated = ends.find(({ edtf, span }) => span.latest === latest && contains(edtf, whole));
  return { ...(stated ?? claim(whole)), status };
}

/** When its term runs out, as it was renewed last. */
function expiryClaim(
  termMonths: number | null,
  entered: Claim | null,
  claims: readonly DatedEvent[],
): Bounds['end'] {
  if (termMonths === null || !entered) return null;
  const renewed = claims.findLast(({ kind, until }) => kind === 'RENEWED' && until !== null);
  if (renewed?.until) return { ...claim(renewed.until), status: 'EXPIRED' };
  return { ...claim(addMonthsToEdtf(entered.edtf, termMonths)), status: 'EXPIRED' };
}

/** The suspensions that events tell of, given in the ledger's order. */
export function suspensionsIn(events: readonly FoldedEvent[]): Suspension[] {
  return suspensionsOf(standingClaims(events));
}

/**
 * Each suspension with the resumption that follows it. All that was told took place, where the days leave an order for it. What is told coarsely
 * is the same turn as what is told precisely inside, unless a suspension would then lack its resumption.
 */
function suspensionsOf(claims: readonly DatedEvent[]): Suspension[] {
  const suspended = claims.filter(({ kind }) => kind === 'SUSPENDED');
  const resumed = claims.filter(({ kind }) => kind === 'RESUMED');
  const readings = [preciseOf(resumed), resumed]
    .map((turns) => alternate(spansIn(preciseOf(suspended)), spansIn(turns)))
    .filter((reading) => reading !== null);
  const whole = readings.find((reading) => reading.every(({ until }) => until !== null));
  if (whole) return suspendedAgain(suspended, resumed) ?? whole;
  return (
    readings[0] ?? suspensionsInRuns(claims.filter(({ kind }) => kind === 'SUSPENDED' || kind === 'RESUMED'))
  );
}

/**
 * Where a resumption can lie between what is told coarsely and what is told precisely inside, these may be two suspensions, and nobody knows
 * whether it resumed from the last.
 */
function suspendedAgain(
  suspended: readonly DatedEvent[],
  resumed: readonly DatedEvent[],
): Suspension[] | null {
  const precise = preciseOf(suspended);
  const resumptions = spansIn(preciseOf(resumed));
  const mayBeTwo = suspended.some((whole) =>
    precise.some(
      (part) =>
        whole.on !== part.on &&
        contains(whole.on, part.on) &&
        resumptions.some((turn) => canLieBetween(turn, parseEdtf(whole.on).span, parseEdtf(part.on).span)),
    ),
  );
  const turns = mayBeTwo ? alternate(spansIn(suspended), resumptions) : null;
  const last = turns?.at(-1);
  if (!turns || !last || last.until !== null) return null;
  const { earliest } = last.since;
  return [
    ...turns.slice(0, -1),
    { ...last, until: { earliest: earliest && addDays(earliest, 1), latest: null } },
  ];
}

function canLieBetween({ earliest, latest }: Span, first: Span, last: Span): boolean {
  const isAfter = latest === null || first.earliest === null || latest > first.earliest;
  return isAfter && (earliest === null || last.latest === null || earliest < last.latest);
}

/** The days of turns. Two that are told in the same words are one. */
function spansIn(turns: readonly DatedEvent[]): Span[] {
  return [...new Set(turns.map(({ on }) => on))].map((on) => parseEdtf(on).span);
}

/** Where the days leave none, several suspensions in a row without a resumption are claims of the same, which sources disagree on. */
function suspensionsInRuns(turns: readonly DatedEvent[]): Suspension[] {
  const sorted = [...turns].sort((one, other) =>
    turnDay(one) < turnDay(other) ? -1 : Number(turnDay(one) > turnDay(other)),
  );
  const runs: DatedEvent[][] = [];
  for (const turn of sorted) {
    const run = runs.at(-1);
    if (run?.[0]?.kind === turn.kind) run.push(turn);
    else runs.push([turn]);
  }
  return runs.flatMap((run, index) => {
    const since = run[0]?.kind === 'SUSPENDED' ? claimOf(run) : null;
    return since ? [{ since: since.span, until: claimOf(runs[index + 1] ?? [])?.span ?? null }] : [];
  });
}

/** The day to pair by, so that a resumption follows each suspension that it can follow: that of the same year, say. */
function turnDay({ kind, on }: DatedEvent): Day {
  const { earliest, latest } = parseEdtf(on).span;
  return kind === 'RESUMED' ? (latest ?? LAST_DAY) : (earliest ?? FIRST_DAY);
}

function minDay(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((least, day) => (least === null || day < least ? day : least), null);
}

function maxDay(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((most, day) => (most === null || day > most ? day : most), null);
}
