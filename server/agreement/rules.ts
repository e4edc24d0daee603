// Decisions on agreements: which act is allowed in which state, and from which day it can count. Pure.
import type { AgreementOrigin, AgreementStatus } from '../db/generated/prisma/enums.ts';
import { addDays, addMonths, type Day, dayOf } from '../ledger/day.ts';
import { fault, WrongStateError } from '../ledger/errors.ts';

/** The period of a notice where the text says nothing (Vienna Convention of 1986, Article 56). */
export const NOTICE_MONTHS_DEFAULT = 12;

const NEGOTIATING = ['NEGOTIATING'] as const;
const BINDING = ['SIGNED', 'IN_FORCE', 'SUSPENDED'] as const;

/** The states of an agreement that can still become another by what its parties do. */
export const LIVING = [...NEGOTIATING, ...BINDING, 'UNKNOWN'] as const satisfies readonly AgreementStatus[];

/** The states after the end, which stay. */
const ENDED: ReadonlySet<AgreementStatus> = new Set(['TERMINATED', 'EXPIRED', 'REPLACED', 'ENDED']);

/** Whether an agreement in that state has ended. */
export function isOver(status: AgreementStatus): boolean {
  return ENDED.has(status);
}

/** The states in which each act is allowed. */
export const ALLOWED = {
  'revise the draft': NEGOTIATING,
  'withdraw the draft': NEGOTIATING,
  'consent to it': NEGOTIATING,
  'record an approval': ['NEGOTIATING', 'SIGNED'],
  'bring it into force': ['NEGOTIATING', 'SIGNED'],
  'propose an amendment': BINDING,
  'consent to an amendment': BINDING,
  'decline an amendment': BINDING,
  'withdraw an amendment': BINDING,
  'suspend it': ['IN_FORCE'],
  'resume it': ['SUSPENDED'],
  'give notice': ['IN_FORCE', 'SUSPENDED'],
  'renew it': ['IN_FORCE', 'SUSPENDED'],
  'propose to end it': BINDING,
  'consent to ending it': BINDING,
} as const satisfies Record<string, readonly AgreementStatus[]>;

export type Act = keyof typeof ALLOWED;

/** What a recorded agreement's evidence leaves open does not stand in the way of acts from now on. */
const OPEN_FOR_RECORDED: ReadonlySet<Act> = new Set<Act>([
  'record an approval',
  'propose an amendment',
  'consent to an amendment',
  'decline an amendment',
  'withdraw an amendment',
  'give notice',
  'propose to end it',
  'consent to ending it',
]);

/** Throws WrongStateError where the agreement's state does not allow the act. */
export function assertAllowed(
  act: Act,
  agreement: { readonly status: AgreementStatus; readonly origin: AgreementOrigin },
): void {
  const allowed: readonly AgreementStatus[] = ALLOWED[act];
  const { status, origin } = agreement;
  if (allowed.includes(status)) return;
  if (origin === 'RECORDED' && status === 'UNKNOWN' && OPEN_FOR_RECORDED.has(act)) return;
  throw new WrongStateError(
    `Nobody can ${act} while it is ${status}; that takes an agreement that is ${allowed.join(' or ')}.`,
    status,
    allowed,
  );
}

/** Throws InvalidInputError for a day of an act that has not come. */
export function assertNotInFuture(on: Day, today: Day, field = 'on'): void {
  if (on > today)
    throw fault(
      field,
      `${on} is in the future. Record the act on its day, or with an earlier one; today is ${today} (UTC).`,
    );
}

export interface EntryRule {
  readonly lastConsentOn: Day;
  readonly daysAfterLastConsent: number | null;
  /** The days of the approvals that it waits for. */
  readonly approvedOn: readonly Day[];
}

/** The first day on which it can enter into force: what its own rule computes, and no earlier than any approval. */
export function entryDay({ lastConsentOn, daysAfterLastConsent, approvedOn }: EntryRule): Day {
  return lastDay([addDays(lastConsentOn, daysAfterLastConsent ?? 0), ...approvedOn]);
}

/** The first day on which a notice can take effect. */
export function noticeDay(on: Day, noticeMonths: number | null): Day {
  return addMonths(on, noticeMonths ?? NOTICE_MONTHS_DEFAULT);
}

export interface PartyRef {
  readonly partyId: string;
  /** The first day on which it is no longer bound, by its own notice. */
  readonly until: Date | null;
}

/** Whether a party is bound on a day. */
export function isBoundOn({ until }: Pick<PartyRef, 'until'>, day: Day): boolean {
  return until === null || dayOf(until) > day;
}

/** The parties that what takes effect on a day would bind and that have not consented to it. */
export function awaitedOn<Party extends PartyRef>(
  parties: readonly Party[],
  consents: readonly { readonly partyId: string }[],
  day: Day,
): Party[] {
  return parties
    .filter((party) => isBoundOn(party, day))
    .filter((party) => !consents.some(({ partyId }) => partyId === party.partyId));
}

export interface Consent {
  readonly partyId: string;
  readonly on: Day;
}

/**
 * The day from which a proposal holds that waits for nobody any more: its own, that of the last consent, or the one on which the last
 * party left that had not consented, whichever is latest. Null while a party is waited for: one that has not consented, and will
 * be bound on that day or still is today, so that it may consent yet.
 */
export function agreedDay(
  proposedFor: Day,
  parties: readonly PartyRef[],
  consents: readonly Consent[],
  today: Day,
): Day | null {
  const day = lastDay([proposedFor, ...consents.map(({ on }) => on)]);
  if (awaitedOn(parties, consents, lastDay([day, today])).length > 0) return null;
  const silent = parties.filter(({ partyId }) => !consents.some((consent) => consent.partyId === partyId));
  return lastDay([day, ...silent.flatMap(({ until }) => (until ? [dayOf(until)] : []))]);
}

/** The latest of the days, of which there is at least one. */
export function lastDay(days: readonly Day[]): Day {
  const last = [...days].sort().at(-1);
  if (last === undefined) throw new RangeError('lastDay needs at least one day.');
  return last;
}
