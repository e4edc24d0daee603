// What an event carries beyond its columns: all that it takes to tell the fact again.
import type { AgreementKind, PartyCategory, ScopeKind } from '../db/generated/prisma/enums.ts';

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
}

/** Of APPROVED. */
export interface ApprovalDetails {
  readonly body: string | null;
  readonly resolution: string | null;
}

export type EventDetails = PartyDetails | DescriptionDetails | ApprovalDetails;
