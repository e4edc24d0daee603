// What an agreement's entry into force waits for: consents, approvals, and the day that its own rule computes. Pure but for
// the selection that it reads.
import type { Prisma } from '../db/generated/prisma/client.ts';
import { type Day, dayOf } from '../ledger/day.ts';
import { entryDay, lastDay } from './rules.ts';

/** What the conditions are read off. */
export const ENTRY = {
  origin: true,
  draftNumber: true,
  daysAfterLastConsent: true,
  parties: { select: { partyId: true }, orderBy: { position: 'asc' } },
  consents: {
    select: { partyId: true, draftNumber: true, onLatest: true },
    orderBy: [{ onEarliest: 'asc' }, { id: 'asc' }],
  },
  requirements: { select: { partyId: true, body: true }, orderBy: [{ partyId: 'asc' }, { body: 'asc' }] },
  approvals: {
    select: { partyId: true, body: true, onLatest: true },
    orderBy: [{ onEarliest: 'asc' }, { id: 'asc' }],
  },
} as const satisfies Prisma.AgreementSelect;

export type EntryRow = Prisma.AgreementGetPayload<{ select: typeof ENTRY }>;

export interface EntryCondition {
  readonly kind: 'CONSENT' | 'APPROVAL';
  readonly partyId: string;
  /** The body that approves; null for a consent. */
  readonly body: string | null;
  /** The day on which it was met; null while it is not. */
  readonly metOn: Day | null;
}

/** The consents and approvals that entry into force waits for; none for a recorded agreement, whose evidence stands as it is. */
export function entryConditions(agreement: EntryRow): EntryCondition[] {
  const { origin, draftNumber, parties, consents, requirements, approvals } = agreement;
  if (origin === 'RECORDED') return [];
  const dayOfRow = (row: { readonly onLatest: Date | null } | undefined) =>
    row?.onLatest ? dayOf(row.onLatest) : null;
  return [
    ...parties.map(({ partyId }) => ({
      kind: 'CONSENT' as const,
      partyId,
      body: null,
      metOn: dayOfRow(consents.find((each) => each.partyId === partyId && each.draftNumber === draftNumber)),
    })),
    ...requirements.map(({ partyId, body }) => ({
      kind: 'APPROVAL' as const,
      partyId,
      body,
      metOn: dayOfRow(approvals.find((each) => each.partyId === partyId && each.body === body)),
    })),
  ];
}

/** The conditions that are not met, of one kind. */
export function unmet(conditions: readonly EntryCondition[], kind: EntryCondition['kind']): EntryCondition[] {
  return conditions.filter((condition) => condition.kind === kind && condition.metOn === null);
}

/** The first day on which it can enter into force; null while a condition is not met. */
export function earliestEntry(
  conditions: readonly EntryCondition[],
  daysAfterLastConsent: number | null,
): Day | null {
  const daysOf = (kind: EntryCondition['kind']) =>
    conditions.filter((condition) => condition.kind === kind).map(({ metOn }) => metOn);
  const consentedOn = daysOf('CONSENT').filter((day) => day !== null);
  const approvedOn = daysOf('APPROVAL').filter((day) => day !== null);
  if (consentedOn.length === 0 || consentedOn.length + approvedOn.length < conditions.length) return null;
  const lastConsentOn = lastDay(consentedOn);
  return entryDay({ lastConsentOn, daysAfterLastConsent, approvedOn });
}
