// What an event carries beyond its columns: all that it takes to tell the fact again.
import type { AgreementKind, ConsentKind, PartyCategory, ScopeKind } from '../db/generated/prisma/enums.ts';
import type { Day } from './day.ts';

/** Of PARTY_REGISTERED. Parties are named by slug. */
export interface PartyDetails {
  readonly slug: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly category: PartyCategory | null;
  readonly aliases: readonly string[];
  readonly parent: string | null;
  readonly country: string | null;
}

/** Of DESCRIBED: what sources tell of a recorded agreement that is no dated fact. Absent is not told. */
export interface DescriptionDetails {
  readonly title?: string;
  readonly titleInSource?: string;
  readonly partners?: readonly string[];
  readonly kind?: AgreementKind;
  readonly supplements?: string;
  readonly replaces?: string;
  readonly possibleDuplicateOf?: string;
  readonly scopes?: readonly { readonly kind: ScopeKind; readonly note: string | null }[];
  readonly provisions?: readonly ProvisionDetails[];
}

/** Of APPROVED. */
export interface ApprovalDetails {
  readonly body: string | null;
  readonly resolution: string | null;
}

/** Of NEGOTIATION_OPENED and DRAFT_REVISED: the draft as it was put forward. */
export interface DraftDetails {
  readonly draft: number;
  readonly title: string;
  readonly scopes: readonly { readonly kind: ScopeKind; readonly note: string | null }[];
  readonly provisions: readonly ProvisionDetails[];
}

export interface ProvisionDetails {
  readonly number: string;
  readonly heading: string | null;
  readonly text: string;
}

/** Of CONSENTED, and of the SIGNED that restates it. */
export interface ConsentDetails {
  readonly consent: ConsentKind;
  readonly draft: number;
}

/** Of AMENDMENT_PROPOSED and, with its number, AMENDMENT_AGREED. */
export interface AmendmentDetails {
  readonly sequence?: number;
  readonly title: string | null;
  readonly effectiveOn: Day;
  readonly changes: readonly object[];
}

/** Of NOTICE_GIVEN and TERMINATION_PROPOSED: the day on which it takes effect. */
export interface EffectDetails {
  readonly effectiveOn: Day;
}

/** Of RENEWED: the day on which it expires now. */
export interface RenewalDetails {
  readonly until: Day;
}

/** Of TERMINATED by the consent of all: the id of the proposal. */
export interface TerminationDetails {
  readonly termination: string;
}

/** Of REPLACED: the successor's slug. */
export interface SuccessionDetails {
  readonly by: string;
}

export type EventDetails =
  | DraftDetails
  | ConsentDetails
  | AmendmentDetails
  | EffectDetails
  | RenewalDetails
  | TerminationDetails
  | SuccessionDetails
  | PartyDetails
  | DescriptionDetails
  | ApprovalDetails;
