// Generated from server/schema.graphql and sdk/operations by `npm run codegen`.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };

/**
 * A value as it is read. The last stands for any that the server learned after this package was made, and is never sent as it is
 * spelt: give a `switch` a default.
 */
export type Open<Known extends string> = Known | '%future added value';

/** A day of the calendar, such as `2026-11-24`. Such dates sort as strings do. */
export type CalendarDate = `${number}-${number}-${number}`;

/** A `CalendarDate` as it is written, which may be the text of a form. The server refuses what is no day. */
export type CalendarDateInput = string;

/**
 * A date as precise as its source (EDTF, ISO 8601-2): a day `2014-11-04`, a month `2014-11`, a year `1998`, a decade `196X`, a
 * bound `[..2014-04-04]`, one of several `[2014-11-04,2014-11-06]`.
 */
export type EdtfDate = string;

/** A moment in UTC, such as `2026-11-24T12:00:00.000Z`, which `new Date()` takes. */
export type Instant = `${CalendarDate}T${string}`;

/** An `Instant` as it is written. The server refuses what is none. */
export type InstantInput = string;

/** What became different about an agreement on a day. */
export type AgreementChangeKind =
  /** It ended: `status` tells how. */
  | 'ENDED'
  /** An article is added. */
  | 'PROVISION_ADDED'
  /** An article no longer holds: `provision` is its last wording. */
  | 'PROVISION_REMOVED'
  /** An article has another wording: `provision` is the new one. */
  | 'PROVISION_REPLACED'
  /** The suspension was over, and it in force again. */
  | 'RESUMED'
  /** It covers a scope from that day on. */
  | 'SCOPE_ADDED'
  /** It no longer covers a scope. */
  | 'SCOPE_REMOVED'
  /** It entered into force. */
  | 'STARTED'
  /** Its state became another in any other way: it was signed, or the sources tell no longer, or only from then on, what it is. */
  | 'STATUS_CHANGED'
  /** It, or the agreement that it supplements, was suspended. */
  | 'SUSPENDED';

/** A fact that no source of the registry tells of a recorded agreement. One that was negotiated here has no gaps: its acts tell all. */
export type AgreementGap =
  /** No source states the day of its entry into force, however coarsely. One that is disputed is no gap. */
  | 'IN_FORCE_ON'
  /** No source tells what kind of instrument it is. */
  | 'KIND'
  /** No source tells what it covers. */
  | 'SCOPES'
  /** No source tells of its signature. A decade or an upper bound is a date, and so is one that is disputed: no gap. */
  | 'SIGNED_ON'
  /** None of its events has a source. */
  | 'SOURCES';

/** What kind of instrument an agreement is, by its own name. */
export type AgreementKind =
  /** A protocol to an earlier agreement. */
  | 'ADDITIONAL_PROTOCOL'
  /** An arrangement that stands alone. */
  | 'ARRANGEMENT'
  /** A general agreement on cooperation. */
  | 'COOPERATION_AGREEMENT'
  /** A joint initiative. */
  | 'JOINT_INITIATIVE'
  /** A memorandum of understanding. */
  | 'MEMORANDUM_OF_UNDERSTANDING'
  /** An arrangement on one matter, often access to one database. */
  | 'SPECIAL_ARRANGEMENT'
  /** An arrangement under an earlier agreement. */
  | 'SUPPLEMENTARY_ARRANGEMENT'
  /** An agreement on training. */
  | 'TRAINING_AGREEMENT';

/** What agreements can be sorted by. */
export type AgreementOrderField =
  /** The earliest day on which it can have been signed; unknown last in either direction. */
  | 'SIGNED_ON'
  /** Its title, in the order of the alphabet. */
  | 'TITLE'
  /** When its entry was last changed. */
  | 'UPDATED_AT';

/** How the registry came to know an agreement. */
export type AgreementOrigin =
  /** Negotiated in this registry, which saw every act. */
  | 'NEGOTIATED'
  /** Concluded elsewhere and recorded from sources; gaps stay gaps. */
  | 'RECORDED';

/** The state of an agreement on a day. Computed from its events, never typed in. */
export type AgreementStatus =
  /** It ended, and the sources do not tell which of these three ways came first. */
  | 'ENDED'
  /** Its term ran out. */
  | 'EXPIRED'
  /** It is in force; `inForce` is YES. */
  | 'IN_FORCE'
  /** Its parties negotiate a draft, or have not all consented to it. */
  | 'NEGOTIATING'
  /** A successor entered into force in its place. */
  | 'REPLACED'
  /** Every party has consented; it has not entered into force. */
  | 'SIGNED'
  /** It, or the agreement that it supplements, is suspended. */
  | 'SUSPENDED'
  /** It ended by notice, by consent of all, or with its parent. */
  | 'TERMINATED'
  /** The sources do not tell which of these. */
  | 'UNKNOWN'
  /** Its draft was withdrawn before all had consented. */
  | 'WITHDRAWN';

/** What a change of an amendment does. */
export type AmendmentChangeKind =
  /** Adds an article. */
  | 'ADD_PROVISION'
  /** Adds a scope. */
  | 'ADD_SCOPE'
  /** Removes an article. */
  | 'REMOVE_PROVISION'
  /** Removes a scope. */
  | 'REMOVE_SCOPE'
  /** Gives an article a new wording. */
  | 'REPLACE_PROVISION';

/** How far an amendment has come. */
export type AmendmentStatus =
  /** Every party has consented; its day has not come. */
  | 'AGREED'
  /** A party declined it. */
  | 'DECLINED'
  /** It has changed the agreement. */
  | 'IN_EFFECT'
  /** A party has proposed it; not all have consented. */
  | 'PROPOSED'
  /** The party that proposed it withdrew it. */
  | 'WITHDRAWN';

/** An answer in three-valued logic. */
export type Certainty =
  /** Surely not so. */
  | 'NO'
  /** The sources leave it open. */
  | 'UNKNOWN'
  /** Surely so: every day that the dates can mean gives this answer. */
  | 'YES';

/** How a party expressed its consent to be bound. */
export type ConsentKind =
  /** By acceptance. */
  | 'ACCEPTANCE'
  /** By joining an agreement that others had concluded. */
  | 'ACCESSION'
  /** By approval as an act of consent, not an internal one. */
  | 'APPROVAL'
  /** By formal confirmation: ratification in the word of organisations. */
  | 'FORMAL_CONFIRMATION'
  /** By notifying the other side. */
  | 'NOTIFICATION'
  /** By ratifying, as States do. */
  | 'RATIFICATION'
  /** By signing. */
  | 'SIGNATURE';

/** What falls due, or waits. */
export type DeadlineKind =
  /** A draft waits for the consent of `party` alone. For the parties. */
  | 'AGREEMENT_AWAITING_CONSENT'
  /** An amendment waits for the consent of `party` alone. For the parties. */
  | 'AMENDMENT_AWAITING_CONSENT'
  /** An amendment that every party consented to takes effect. */
  | 'AMENDMENT_EFFECT'
  /** An agreement enters into force, as is told or as its own rule computes. */
  | 'ENTRY_INTO_FORCE'
  /** The term of an agreement runs out. */
  | 'EXPIRY'
  /** The last day on which a party can give a notice that takes effect by the end of the term. Only where the term can be renewed. */
  | 'NOTICE_DEADLINE'
  /** An agreement ends because its successor enters into force. */
  | 'REPLACEMENT'
  /** An agreement ends by notice, by consent of all, with what it supplements, or in a way that sources do not agree on. */
  | 'TERMINATION'
  /** A proposal to end an agreement waits for the consent of `party` alone. For the parties. */
  | 'TERMINATION_AWAITING_CONSENT'
  /** `party` leaves an agreement that goes on without it, by its own notice. */
  | 'WITHDRAWAL';

/** What entry into force can wait for. */
export type EntryConditionKind =
  /** The approval of a body of a party. */
  | 'APPROVAL'
  /** The consent of a party. */
  | 'CONSENT';

/** Why a write was refused. A code keeps its meaning for ever. */
export type ErrorCode =
  /** An approval that it waits for is missing. */
  | 'APPROVAL_MISSING'
  /** Someone else's write came first. */
  | 'CONFLICT'
  /** Not every party has consented. */
  | 'CONSENT_MISSING'
  /** The caller may see the thing, but not do this with it. */
  | 'FORBIDDEN'
  /** The idempotency key was used before, for another input. */
  | 'IDEMPOTENCY_MISMATCH'
  /** A part of the input cannot be taken. */
  | 'INVALID_INPUT'
  /** The thing is not there, or not for the caller. */
  | 'NOT_FOUND'
  /** The thing's state does not allow it. */
  | 'WRONG_STATE';

/** What an event tells. */
export type EventKind =
  /** Every party has consented to an amendment. */
  | 'AMENDMENT_AGREED'
  /** A party consented to an amendment. */
  | 'AMENDMENT_CONSENTED'
  /** A party declined an amendment. */
  | 'AMENDMENT_DECLINED'
  /** A party proposed an amendment. */
  | 'AMENDMENT_PROPOSED'
  /** The party that proposed an amendment withdrew it. */
  | 'AMENDMENT_WITHDRAWN'
  /** A body of a party approved. */
  | 'APPROVED'
  /** A party consented to the draft. */
  | 'CONSENTED'
  /** Corrects an earlier event, which stays in the ledger. */
  | 'CORRECTED'
  /** A source describes it: its title, parties, kind or scopes. */
  | 'DESCRIBED'
  /** A party put forward a new draft. */
  | 'DRAFT_REVISED'
  /** A party withdrew the draft, which ends the negotiation. */
  | 'DRAFT_WITHDRAWN'
  /** The agreement entered into force. */
  | 'ENTERED_INTO_FORCE'
  /** Its term ran out. */
  | 'EXPIRED'
  /** Another, earlier instrument was in force in the interim. */
  | 'INTERIM_IN_FORCE'
  /** A source lists it among the agreements that exist, so it is in force by then. */
  | 'LISTED'
  /** The negotiators agreed on the text. */
  | 'NEGOTIATION_CONCLUDED'
  /** A body authorised its negotiation. */
  | 'NEGOTIATION_MANDATED'
  /** A negotiation was opened in this registry. */
  | 'NEGOTIATION_OPENED'
  /** A party gave notice. */
  | 'NOTICE_GIVEN'
  /** It was opened for signature. */
  | 'OPENED_FOR_SIGNATURE'
  /** A party was entered in the registry. */
  | 'PARTY_REGISTERED'
  /** A party's entry was changed. */
  | 'PARTY_UPDATED'
  /** The parties reached an understanding that preceded it. */
  | 'PRELIMINARY_UNDERSTANDING'
  /** Its term was renewed. */
  | 'RENEWED'
  /** Its successor entered into force. */
  | 'REPLACED'
  /** A source reports that it is in force by then. */
  | 'REPORTED_IN_FORCE'
  /** A suspension ended. */
  | 'RESUMED'
  /** Takes an earlier event back, which stays in the ledger. */
  | 'RETRACTED'
  /** The parties reviewed how it works. */
  | 'REVIEWED'
  /** A party signed; every party did where none is named. */
  | 'SIGNED'
  /** It was put before a body for approval. */
  | 'SUBMITTED_FOR_APPROVAL'
  /** The parties supplemented it, for instance by an exchange of letters. */
  | 'SUPPLEMENTED'
  /** Its operation was suspended. */
  | 'SUSPENDED'
  /** It ended by notice or by consent of all. */
  | 'TERMINATED'
  /** A party consented to ending it. */
  | 'TERMINATION_CONSENTED'
  /** A party proposed to end the agreement by consent. */
  | 'TERMINATION_PROPOSED';

/** How the day of an event follows from its sources. */
export type EvidenceBasis =
  /** It is concluded from what a source says, such as the day of a report. */
  | 'DERIVED'
  /** A source says so itself. */
  | 'STATED';

/** A fact without which nobody can tell whether an agreement was in force on a day, or what it covered. */
export type MissingFact =
  /** When it ended: no source tells it well enough. */
  | 'END'
  /** Whether it outlived a party that was dissolved and that nobody succeeded. */
  | 'PARTY_SUCCESSION'
  /** What it covers: it was recorded, and no source tells. */
  | 'SCOPES'
  /** When it entered into force: no source tells it well enough. */
  | 'START'
  /** Whether the agreement that it supplements was in force: ask that one for its `basis`. */
  | 'SUPPLEMENTED_AGREEMENT'
  /** From when to when it was suspended. */
  | 'SUSPENSION';

/** Which way to sort. */
export type OrderDirection =
  /** The smallest, oldest or first of the alphabet first. */
  | 'ASC'
  /** The largest, newest or last of the alphabet first. */
  | 'DESC';

/** The five categories under which the host lists its partners. */
export type PartyCategory =
  /** A global organisation outside the UN family. */
  | 'GLOBAL_IO'
  /** A State, or an authority or institution of one. */
  | 'NATIONAL_AUTHORITY'
  /** A private entity or association. */
  | 'PRIVATE_ENTITY'
  /** A regional organisation. */
  | 'REGIONAL_IO'
  /** The United Nations, its bodies and organisations related to it. */
  | 'UN_AND_RELATED';

/** What parties can be sorted by. */
export type PartyOrderField =
  /** How many agreements they have. */
  | 'AGREEMENT_COUNT'
  /** The name, in the order of the alphabet. */
  | 'NAME';

/** A party's part in an agreement. */
export type PartyRole =
  /** The organisation whose agreements the registry holds; one in each agreement. */
  | 'HOST'
  /** Any other party. */
  | 'PARTNER';

/** What a caller may do and see. */
export type Role =
  /** Anyone, without a credential: reads agreements from their conclusion on, and what is public about them. */
  | 'PUBLIC'
  /** The legal office of the host: sees everything, keeps the registry and manages API keys. */
  | 'REGISTRAR'
  /** Acts for one party: also sees that party’s negotiations and proposals, and writes for it. */
  | 'REPRESENTATIVE';

/** What parties can agree to do together. */
export type ScopeKind =
  /** Query or feed one party's databases from the other's side. */
  | 'DATABASE_ACCESS'
  /** Exchange information, police data or expertise. */
  | 'INFORMATION_EXCHANGE'
  /** Run investigations, operations or projects together. */
  | 'MUTUAL_INVESTIGATIVE_PROJECTS'
  /** Attend each other's meetings, or second liaison officers. */
  | 'RECIPROCAL_REPRESENTATION'
  /** Train, equip or advise. */
  | 'TECHNICAL_ASSISTANCE';

/** Which agreements. All that is given must hold; a list means any of its values. */
export type AgreementFilter = {
  /** Whether an amendment of it has been agreed. */
  readonly amended?: boolean | null | undefined;
  /** Every one of these filters. */
  readonly and?: ReadonlyArray<AgreementFilter> | null | undefined;
  /** The category of the first partner. */
  readonly category?: ReadonlyArray<PartyCategory> | null | undefined;
  /** Whether it is in force on the day `on`. With UNKNOWN, `scopes` beside it takes what possibly holds, too; in filters inside this one it takes what is sure, unless they say the same. */
  readonly inForce?: ReadonlyArray<Certainty> | null | undefined;
  /** Agreements known to be of these kinds. */
  readonly kind?: ReadonlyArray<AgreementKind> | null | undefined;
  /** Recorded agreements with at least one of these gaps. */
  readonly missing?: ReadonlyArray<AgreementGap> | null | undefined;
  /** The complement: all agreements that this filter leaves out. */
  readonly not?: AgreementFilter | null | undefined;
  /** The day that `status`, `inForce`, `scopes` and `partner` of this filter, and of filters inside it, speak of, by what is known now; today unless told. */
  readonly on?: CalendarDateInput | null | undefined;
  /** At least one of these filters; none where the list is empty. */
  readonly or?: ReadonlyArray<AgreementFilter> | null | undefined;
  /** Agreements with one of these partners, by slug. Where this filter or one around it gives `on`, or this one asks for `status`, `inForce` or `scopes`, only those that it has not left by the day `on`. */
  readonly partner?: ReadonlyArray<string> | null | undefined;
  /** What the agreement surely covers on the day `on`. One of which no source tells what it covers is never taken: `missing: [SCOPES]` finds those. */
  readonly scopes?: ScopeFilter | null | undefined;
  /** When it was signed; an agreement without a date matches no range. */
  readonly signed?: DateRange | null | undefined;
  /** Agreements with these slugs. */
  readonly slug?: ReadonlyArray<string> | null | undefined;
  /** The status on the day `on`. */
  readonly status?: ReadonlyArray<AgreementStatus> | null | undefined;
  /** Every word of it occurs in a title of the agreement, or in a name of a partner. Accents and case do not matter. */
  readonly text?: string | null | undefined;
};

/** One thing to sort agreements by. */
export type AgreementOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** By what. */
  readonly field: AgreementOrderField;
};

/** One change; give exactly one of its fields. */
export type AmendmentChangeInput =
  {   /** Adds this article. */
  readonly addProvision: ProvisionInput; readonly addScope?: never; readonly removeProvision?: never; readonly removeScope?: never; readonly replaceProvision?: never; }
  |  { readonly addProvision?: never;   /** Adds this scope. */
  readonly addScope: ScopeInput; readonly removeProvision?: never; readonly removeScope?: never; readonly replaceProvision?: never; }
  |  { readonly addProvision?: never; readonly addScope?: never;   /** Removes the article of this number. */
  readonly removeProvision: string; readonly removeScope?: never; readonly replaceProvision?: never; }
  |  { readonly addProvision?: never; readonly addScope?: never; readonly removeProvision?: never;   /** Removes this scope. */
  readonly removeScope: ScopeKind; readonly replaceProvision?: never; }
  |  { readonly addProvision?: never; readonly addScope?: never; readonly removeProvision?: never; readonly removeScope?: never;   /** Gives the article of this number this wording. */
  readonly replaceProvision: ProvisionInput; };

/** An approval that entry into force waits for. */
export type ApprovalRequirementInput = {
  /** The body that has to approve. */
  readonly body: string;
  /** The slug of the party on whose side it is needed. */
  readonly party: string;
};

/** Which agreement, on which day. */
export type BringIntoForceInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** The day; the one that its own rule computes unless told, and required where it has no rule. */
  readonly on?: CalendarDateInput | null | undefined;
};

/** Whose consent, to which draft. */
export type ConsentToAgreementInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** The number of the draft that is meant; an older one than the current is a conflict. The current one unless told. */
  readonly draft?: number | null | undefined;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** How it consents; by signature unless told. */
  readonly kind?: ConsentKind | null | undefined;
  /** The day of the consent, up to today (UTC); today unless told. */
  readonly on?: CalendarDateInput | null | undefined;
  /** The slug of the party that consents: the caller's own, for the registrar the host, unless told. */
  readonly party?: string | null | undefined;
};

/** Whose consent, to which amendment. */
export type ConsentToAmendmentInput = {
  /** The id of the amendment. */
  readonly amendment: string;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** The day of the consent, up to today (UTC); today unless told. */
  readonly on?: CalendarDateInput | null | undefined;
  /** The slug of the party that consents: the caller's own, for the registrar the host, unless told. */
  readonly party?: string | null | undefined;
};

/** Whose consent. */
export type ConsentToTerminationInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** The day of the consent, up to today (UTC); today unless told. */
  readonly on?: CalendarDateInput | null | undefined;
  /** The slug of the party that consents: the caller's own, for the registrar the host, unless told. */
  readonly party?: string | null | undefined;
};

/** The event, and what is right. */
export type CorrectEventInput = {
  /** The id of the event. */
  readonly event: string;
  /** The `version` of its agreement at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** Why; public where the event is. */
  readonly note: string;
  /** The right day; as it was unless told. */
  readonly on?: EdtfDate | null | undefined;
  /** Whether to take the event back altogether. */
  readonly retract?: boolean | null | undefined;
  /** The documents that state the correction. */
  readonly sources?: ReadonlyArray<SourceInput> | null | undefined;
};

/** Whom the key is for. */
export type CreateApiKeyInput = {
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** What it is for, up to 200 characters, to recognise it by. */
  readonly label?: string | null | undefined;
  /** The slug of the party that a representative acts for: required for one, and for nobody else. */
  readonly party?: string | null | undefined;
  /** What its holder may do and see: REPRESENTATIVE or REGISTRAR. */
  readonly role: Role;
};

/** A range of days. An imprecise date matches when all of it lies inside. */
export type DateRange = {
  /** The first day, included; open unless told. */
  readonly from?: CalendarDateInput | null | undefined;
  /** The last day, included; open unless told. */
  readonly to?: CalendarDateInput | null | undefined;
};

/** Which deadlines. All that is given must hold; a list means any of its values. */
export type DeadlineFilter = {
  /** Deadlines of these agreements, by slug. */
  readonly agreement?: ReadonlyArray<string> | null | undefined;
  /** Deadlines of these kinds. */
  readonly kind?: ReadonlyArray<DeadlineKind> | null | undefined;
  /** Deadlines of the agreements of these parties, by slug. */
  readonly party?: ReadonlyArray<string> | null | undefined;
};

/** Which amendment, and why. */
export type DeclineAmendmentInput = {
  /** The id of the amendment. */
  readonly amendment: string;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** The slug of the party that declines: the caller's own, for the registrar the host, unless told. */
  readonly party?: string | null | undefined;
  /** Why, for the other parties. */
  readonly reason?: string | null | undefined;
};

/** What the sources tell. */
export type DescribeAgreementInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** What kind of instrument it is. */
  readonly kind?: AgreementKind | null | undefined;
  /** What it covers, beyond what is known. */
  readonly scopes?: ReadonlyArray<ScopeInput> | null | undefined;
  /** The documents that state it; at least one. */
  readonly sources: ReadonlyArray<SourceInput>;
};

/** Which events. All that is given must hold; a list means any of its values. */
export type EventFilter = {
  /** Events of these agreements, by slug. */
  readonly agreement?: ReadonlyArray<string> | null | undefined;
  /** Events of these kinds. */
  readonly kind?: ReadonlyArray<EventKind> | null | undefined;
  /** Events that name one of these parties, by slug. */
  readonly party?: ReadonlyArray<string> | null | undefined;
};

/** Whose notice, and when it takes effect. */
export type GiveNoticeInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** The first day on which it no longer binds, no earlier than the notice period after `on`. */
  readonly effectiveOn: CalendarDateInput;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** The day of the notice: today (UTC) or later; only the registrar records an earlier one. */
  readonly on: CalendarDateInput;
  /** The slug of the party that gives notice: the caller's own, for the registrar the host, unless told. */
  readonly party?: string | null | undefined;
};

/** A negotiation and its first draft. */
export type OpenNegotiationInput = {
  /** It enters into force that many days after the last consent. Without, the registrar names the day. */
  readonly daysAfterLastConsent?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** What kind of instrument it is. */
  readonly kind?: AgreementKind | null | undefined;
  /** The period of a notice; 12 months unless told. */
  readonly noticeMonths?: number | null | undefined;
  /** The slugs of the parties other than the host; the first gives the category. */
  readonly partners: ReadonlyArray<string>;
  /** Its articles, in order. */
  readonly provisions?: ReadonlyArray<ProvisionInput> | null | undefined;
  /** The slug of the agreement that ends when it enters into force, and all of whose parties it has. */
  readonly replaces?: string | null | undefined;
  /** The approvals that its entry into force waits for. */
  readonly requiredApprovals?: ReadonlyArray<ApprovalRequirementInput> | null | undefined;
  /** What it would cover. */
  readonly scopes: ReadonlyArray<ScopeInput>;
  /** Its name in addresses and look-ups: lower-case letters, digits and hyphens. It never changes. */
  readonly slug: string;
  /** The slug of the agreement that it hangs on, with which it shares a partner or a unit of one. */
  readonly supplements?: string | null | undefined;
  /** Whether it goes on after the end of the agreement that it supplements; not unless told. */
  readonly survivesParent?: boolean | null | undefined;
  /** How long it is in force; for ever unless told. */
  readonly term?: TermInput | null | undefined;
  /** Its title. */
  readonly title: string;
};

/** Which parties. All that is given must hold; a list means any of its values. */
export type PartyFilter = {
  /** Every one of these filters. */
  readonly and?: ReadonlyArray<PartyFilter> | null | undefined;
  /** Parties of these categories. */
  readonly category?: ReadonlyArray<PartyCategory> | null | undefined;
  /** Every word of it occurs in one name, acronym or alias of the party. Accents and case do not matter. */
  readonly name?: string | null | undefined;
  /** The complement: all parties that this filter leaves out. */
  readonly not?: PartyFilter | null | undefined;
  /** At least one of these filters; none where the list is empty. */
  readonly or?: ReadonlyArray<PartyFilter> | null | undefined;
  /** What one of its agreements, which it has not left, surely covers today (UTC). */
  readonly scopes?: ScopeFilter | null | undefined;
  /** Parties with these slugs. */
  readonly slug?: ReadonlyArray<string> | null | undefined;
};

/** One thing to sort parties by. */
export type PartyOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** By what. */
  readonly field: PartyOrderField;
};

/** An amendment. */
export type ProposeAmendmentInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** What it changes, in order. */
  readonly changes: ReadonlyArray<AmendmentChangeInput>;
  /** The day on which it takes effect, or that of the last consent if that is later. */
  readonly effectiveOn: CalendarDateInput;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** Its title. */
  readonly title?: string | null | undefined;
};

/** When, and why. */
export type ProposeTerminationInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** The first day on which it would no longer be in force. */
  readonly on: CalendarDateInput;
  /** Why, for the other parties. */
  readonly reason?: string | null | undefined;
};

/** An article of the text. */
export type ProvisionInput = {
  /** Its heading. */
  readonly heading?: string | null | undefined;
  /** Its number, such as "12" or "12 bis"; once in a text. */
  readonly number: string;
  /** Its wording. */
  readonly text: string;
};

/** What the sources tell of it. */
export type RecordAgreementInput = {
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** What kind of instrument it is, where a source tells. */
  readonly kind?: AgreementKind | null | undefined;
  /** The slugs of the parties other than the host; the first gives the category. */
  readonly partners: ReadonlyArray<string>;
  /** The slug of the agreement that it took the place of. */
  readonly replaces?: string | null | undefined;
  /** Its name in addresses and look-ups: lower-case letters, digits and hyphens. It never changes. */
  readonly slug: string;
  /** The documents that state it; at least one. */
  readonly sources: ReadonlyArray<SourceInput>;
  /** The slug of the agreement that it hangs on. */
  readonly supplements?: string | null | undefined;
  /** Its title. */
  readonly title: string;
};

/** Which approval. */
export type RecordApprovalInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** The body, in the words of the requirement that it meets. */
  readonly body: string;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** The day of the approval, up to today (UTC). */
  readonly on: CalendarDateInput;
  /** The slug of the party whose body it is. */
  readonly party: string;
  /** The number of the resolution. */
  readonly resolution?: string | null | undefined;
};

/** A fact. */
export type RecordEventInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** Whether better sources contradict it; then it has no effect on dates or status. */
  readonly disputed?: boolean | null | undefined;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** What happened. Acts of this registry are recorded by their own mutations. */
  readonly kind: EventKind;
  /** A remark for readers. */
  readonly note?: string | null | undefined;
  /** When, as precisely as the sources tell. */
  readonly on: EdtfDate;
  /** The slug of the party that acted; all of them unless told. */
  readonly party?: string | null | undefined;
  /** The documents that state it. */
  readonly sources?: ReadonlyArray<SourceInput> | null | undefined;
};

/** A party. */
export type RegisterPartyInput = {
  /** Its usual abbreviation; another party may have the same. */
  readonly acronym?: string | null | undefined;
  /** Other names in use. */
  readonly aliases?: ReadonlyArray<string> | null | undefined;
  /** The category under which the host lists it. */
  readonly category: PartyCategory;
  /** The country it belongs to (ISO 3166-1 alpha-2). */
  readonly country?: string | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** Its full name. */
  readonly name: string;
  /** The slug of the party that it is a unit of. */
  readonly parent?: string | null | undefined;
  /** Its name in addresses and look-ups: lower-case letters, digits and hyphens. It never changes. */
  readonly slug: string;
};

/** Which agreement, until when. */
export type RenewAgreementInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** The first day on which it will no longer be in force, after the one so far. */
  readonly until: CalendarDateInput;
};

/** Which agreement, from when. */
export type ResumeAgreementInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** The first day on which it is in force again. */
  readonly on: CalendarDateInput;
};

/** What the new draft changes; what is left out stays. */
export type ReviseDraftInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** All articles of the new draft, in order. */
  readonly provisions?: ReadonlyArray<ProvisionInput> | null | undefined;
  /** All scopes of the new draft. */
  readonly scopes?: ReadonlyArray<ScopeInput> | null | undefined;
  /** The new title. */
  readonly title?: string | null | undefined;
};

/** Which key. */
export type RevokeApiKeyInput = {
  /** The id of the key. */
  readonly apiKey: string;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
};

/** Scopes that surely hold on the day in question. */
export type ScopeFilter = {
  /** Every one of these. */
  readonly all?: ReadonlyArray<ScopeKind> | null | undefined;
  /** At least one of these. */
  readonly any?: ReadonlyArray<ScopeKind> | null | undefined;
};

/** A scope. */
export type ScopeInput = {
  /** What. */
  readonly kind: ScopeKind;
  /** What the text adds to it. */
  readonly note?: string | null | undefined;
};

/** A document that states the fact. */
export type SourceInput = {
  /** What it is called, or where it was published. */
  readonly title: string;
  /** Where it can be read, beginning with http:// or https://. */
  readonly url?: string | null | undefined;
};

/** Which agreement, from when and why. */
export type SuspendAgreementInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** The first day of the suspension, inside the period in which it is in force. */
  readonly on: CalendarDateInput;
  /** Why; public. */
  readonly reason: string;
};

/** How long an agreement is in force. */
export type TermInput = {
  /** Months from its entry into force. */
  readonly months: number;
  /** Whether the term can be renewed; not unless told. */
  readonly renewable?: boolean | null | undefined;
};

/** Which amendment. */
export type WithdrawAmendmentInput = {
  /** The id of the amendment. */
  readonly amendment: string;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
};

/** Which draft, and why. */
export type WithdrawDraftInput = {
  /** The slug of the agreement. */
  readonly agreement: string;
  /** The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so. */
  readonly expectedVersion?: number | null | undefined;
  /** A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is answered; failures are not kept. */
  readonly idempotencyKey?: string | null | undefined;
  /** Why, for the other parties. */
  readonly reason?: string | null | undefined;
};

export type AgreementsGetQueryVariables = Exact<{
  slug: string;
}>;


export type AgreementsGetQuery = {
  readonly agreement: {
    readonly citation: string,
    readonly id: string,
    readonly titleInSource: string | null,
    readonly kind: Open<AgreementKind> | null,
    readonly category: Open<PartyCategory>,
    readonly origin: Open<AgreementOrigin>,
    readonly signedOn: EdtfDate | null,
    readonly inForceOn: EdtfDate | null,
    readonly version: number,
    readonly updatedAt: Instant,
    readonly slug: string,
    readonly title: string,
    readonly status: Open<AgreementStatus>,
    readonly endedOn: EdtfDate | null,
    readonly consents: ReadonlyArray<{
      readonly kind: Open<ConsentKind>,
      readonly on: EdtfDate,
      readonly party: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }
    }>,
    readonly approvals: ReadonlyArray<{
      readonly body: string | null,
      readonly on: EdtfDate,
      readonly party: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }
    }>,
    readonly entryIntoForce: {
      readonly ready: boolean,
      readonly earliestOn: CalendarDate | null,
      readonly conditions: ReadonlyArray<{
        readonly kind: Open<EntryConditionKind>,
        readonly met: boolean,
        readonly body: string | null,
        readonly party: {
          readonly slug: string,
          readonly name: string,
          readonly acronym: string | null
        }
      }>
    } | null,
    readonly amendments: {
      readonly nodes: ReadonlyArray<{
        readonly id: string,
        readonly sequence: number | null,
        readonly title: string | null,
        readonly status: Open<AmendmentStatus>,
        readonly effectiveOn: CalendarDate,
        readonly version: number,
        readonly agreement: {
          readonly slug: string,
          readonly title: string,
          readonly status: Open<AgreementStatus>,
          readonly endedOn: EdtfDate | null
        },
        readonly proposedBy: {
          readonly slug: string,
          readonly name: string,
          readonly acronym: string | null
        },
        readonly awaiting: ReadonlyArray<{
          readonly slug: string,
          readonly name: string,
          readonly acronym: string | null
        }>,
        readonly changes: ReadonlyArray<{
          readonly kind: Open<AmendmentChangeKind>,
          readonly scope: Open<ScopeKind> | null,
          readonly note: string | null,
          readonly provision: {
            readonly number: string,
            readonly heading: string | null,
            readonly text: string | null
          } | null
        }>
      }>,
      readonly pageInfo: {
        readonly hasNextPage: boolean,
        readonly endCursor: string | null
      }
    },
    readonly partners: ReadonlyArray<{
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null
    }>,
    readonly scopes: ReadonlyArray<{
      readonly kind: Open<ScopeKind>,
      readonly note: string | null,
      readonly since: CalendarDate | null,
      readonly until: CalendarDate | null,
      readonly certainty: Open<Certainty>,
      readonly sources: ReadonlyArray<{
        readonly title: string,
        readonly url: string | null
      }>
    }>,
    readonly awaiting: ReadonlyArray<{
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null
    }>,
    readonly draft: {
      readonly number: number
    } | null,
    readonly supplements: {
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null
    } | null,
    readonly replaces: {
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null
    } | null,
    readonly replacedBy: {
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null
    } | null
  } | null
};

export type AgreementsListQueryVariables = Exact<{
  filter?: AgreementFilter | null | undefined;
  orderBy?: ReadonlyArray<AgreementOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AgreementsListQuery = {
  readonly agreements: {
    readonly totalCount: number,
    readonly nodes: ReadonlyArray<{
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }>,
    readonly pageInfo: {
      readonly hasNextPage: boolean,
      readonly endCursor: string | null
    }
  }
};

export type AgreementsFacetsQueryVariables = Exact<{
  filter?: AgreementFilter | null | undefined;
}>;


export type AgreementsFacetsQuery = {
  readonly agreements: {
    readonly facets: {
      readonly status: ReadonlyArray<{
        readonly value: Open<AgreementStatus>,
        readonly count: number
      }>,
      readonly category: ReadonlyArray<{
        readonly value: Open<PartyCategory>,
        readonly count: number
      }>,
      readonly kind: ReadonlyArray<{
        readonly value: Open<AgreementKind>,
        readonly count: number
      }>,
      readonly scope: ReadonlyArray<{
        readonly value: Open<ScopeKind>,
        readonly count: number
      }>,
      readonly year: ReadonlyArray<{
        readonly value: number,
        readonly count: number
      }>
    }
  }
};

export type AgreementsGapsQueryVariables = Exact<{
  filter?: AgreementFilter | null | undefined;
}>;


export type AgreementsGapsQuery = {
  readonly gaps: ReadonlyArray<{
    readonly gap: Open<AgreementGap>,
    readonly count: number
  }>
};

export type AgreementsAsOfQueryVariables = Exact<{
  slug: string;
  on: CalendarDateInput;
}>;


export type AgreementsAsOfQuery = {
  readonly agreement: {
    readonly status: Open<AgreementStatus>,
    readonly inForce: Open<Certainty>,
    readonly scopes: ReadonlyArray<{
      readonly kind: Open<ScopeKind>,
      readonly note: string | null,
      readonly since: CalendarDate | null,
      readonly until: CalendarDate | null,
      readonly certainty: Open<Certainty>
    }>,
    readonly provisions: ReadonlyArray<{
      readonly number: string,
      readonly heading: string | null,
      readonly text: string,
      readonly since: CalendarDate | null,
      readonly until: CalendarDate | null,
      readonly certainty: Open<Certainty>
    }>,
    readonly basis: {
      readonly answer: Open<Certainty>,
      readonly missing: ReadonlyArray<Open<MissingFact>>,
      readonly agreement: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      },
      readonly amendments: ReadonlyArray<{
        readonly id: string,
        readonly sequence: number | null,
        readonly effectiveOn: CalendarDate
      }>,
      readonly events: ReadonlyArray<{
        readonly id: string,
        readonly kind: Open<EventKind>,
        readonly on: EdtfDate | null
      }>
    }
  } | null
};

export type AgreementsChangesQueryVariables = Exact<{
  slug: string;
  from: CalendarDateInput;
  to: CalendarDateInput;
}>;


export type AgreementsChangesQuery = {
  readonly agreement: {
    readonly changes: ReadonlyArray<{
      readonly on: CalendarDate,
      readonly kind: Open<AgreementChangeKind>,
      readonly status: Open<AgreementStatus> | null,
      readonly inForce: Open<Certainty> | null,
      readonly scope: Open<ScopeKind> | null,
      readonly provision: {
        readonly number: string,
        readonly heading: string | null,
        readonly text: string
      } | null,
      readonly amendment: {
        readonly id: string,
        readonly sequence: number | null
      } | null
    }>
  } | null
};

export type AgreementsAmendmentsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AgreementsAmendmentsQuery = {
  readonly agreement: {
    readonly amendments: {
      readonly nodes: ReadonlyArray<{
        readonly id: string,
        readonly sequence: number | null,
        readonly title: string | null,
        readonly status: Open<AmendmentStatus>,
        readonly effectiveOn: CalendarDate,
        readonly version: number,
        readonly agreement: {
          readonly slug: string,
          readonly title: string,
          readonly status: Open<AgreementStatus>,
          readonly endedOn: EdtfDate | null
        },
        readonly proposedBy: {
          readonly slug: string,
          readonly name: string,
          readonly acronym: string | null
        },
        readonly awaiting: ReadonlyArray<{
          readonly slug: string,
          readonly name: string,
          readonly acronym: string | null
        }>,
        readonly changes: ReadonlyArray<{
          readonly kind: Open<AmendmentChangeKind>,
          readonly scope: Open<ScopeKind> | null,
          readonly note: string | null,
          readonly provision: {
            readonly number: string,
            readonly heading: string | null,
            readonly text: string | null
          } | null
        }>
      }>,
      readonly pageInfo: {
        readonly hasNextPage: boolean,
        readonly endCursor: string | null
      }
    }
  } | null
};

export type AgreementsEventsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AgreementsEventsQuery = {
  readonly agreement: {
    readonly events: {
      readonly nodes: ReadonlyArray<{
        readonly id: string,
        readonly cursor: string,
        readonly kind: Open<EventKind>,
        readonly on: EdtfDate | null,
        readonly recordedAt: Instant,
        readonly note: string | null,
        readonly disputed: boolean,
        readonly basis: Open<EvidenceBasis> | null,
        readonly agreement: {
          readonly slug: string,
          readonly title: string,
          readonly status: Open<AgreementStatus>,
          readonly endedOn: EdtfDate | null
        } | null,
        readonly amendment: {
          readonly id: string,
          readonly sequence: number | null
        } | null,
        readonly party: {
          readonly slug: string,
          readonly name: string,
          readonly acronym: string | null
        } | null,
        readonly corrects: {
          readonly id: string
        } | null,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly pageInfo: {
        readonly hasNextPage: boolean,
        readonly endCursor: string | null
      }
    }
  } | null
};

export type AgreementsRecordMutationVariables = Exact<{
  input: RecordAgreementInput;
}>;


export type AgreementsRecordMutation = {
  readonly recordAgreement:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type AgreementsDescribeMutationVariables = Exact<{
  input: DescribeAgreementInput;
}>;


export type AgreementsDescribeMutation = {
  readonly describeAgreement:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type AgreementsRecordApprovalMutationVariables = Exact<{
  input: RecordApprovalInput;
}>;


export type AgreementsRecordApprovalMutation = {
  readonly recordApproval:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type AgreementsBringIntoForceMutationVariables = Exact<{
  input: BringIntoForceInput;
}>;


export type AgreementsBringIntoForceMutation = {
  readonly bringIntoForce:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ApprovalMissingError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly missing: ReadonlyArray<{
        readonly body: string,
        readonly party: {
          readonly slug: string,
          readonly name: string,
          readonly acronym: string | null
        }
      }>
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ConsentMissingError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type AgreementsSuspendMutationVariables = Exact<{
  input: SuspendAgreementInput;
}>;


export type AgreementsSuspendMutation = {
  readonly suspendAgreement:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type AgreementsResumeMutationVariables = Exact<{
  input: ResumeAgreementInput;
}>;


export type AgreementsResumeMutation = {
  readonly resumeAgreement:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type AgreementsRenewMutationVariables = Exact<{
  input: RenewAgreementInput;
}>;


export type AgreementsRenewMutation = {
  readonly renewAgreement:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type AgreementsGiveNoticeMutationVariables = Exact<{
  input: GiveNoticeInput;
}>;


export type AgreementsGiveNoticeMutation = {
  readonly giveNotice:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type AgreementsUpcomingQueryVariables = Exact<{
  within?: number;
  filter?: DeadlineFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AgreementsUpcomingQuery = {
  readonly upcoming: {
    readonly totalCount: number,
    readonly nodes: ReadonlyArray<{
      readonly kind: Open<DeadlineKind>,
      readonly on: EdtfDate | null,
      readonly agreement: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      },
      readonly party: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      } | null
    }>,
    readonly pageInfo: {
      readonly hasNextPage: boolean,
      readonly endCursor: string | null
    }
  }
};

export type AmendmentsProposeMutationVariables = Exact<{
  input: ProposeAmendmentInput;
}>;


export type AmendmentsProposeMutation = {
  readonly proposeAmendment:
    | {
      readonly id: string,
      readonly sequence: number | null,
      readonly title: string | null,
      readonly status: Open<AmendmentStatus>,
      readonly effectiveOn: CalendarDate,
      readonly version: number,
      readonly agreement: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      },
      readonly proposedBy: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      },
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly changes: ReadonlyArray<{
        readonly kind: Open<AmendmentChangeKind>,
        readonly scope: Open<ScopeKind> | null,
        readonly note: string | null,
        readonly provision: {
          readonly number: string,
          readonly heading: string | null,
          readonly text: string | null
        } | null
      }>
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type AmendmentsConsentMutationVariables = Exact<{
  input: ConsentToAmendmentInput;
}>;


export type AmendmentsConsentMutation = {
  readonly consentToAmendment:
    | {
      readonly id: string,
      readonly sequence: number | null,
      readonly title: string | null,
      readonly status: Open<AmendmentStatus>,
      readonly effectiveOn: CalendarDate,
      readonly version: number,
      readonly agreement: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      },
      readonly proposedBy: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      },
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly changes: ReadonlyArray<{
        readonly kind: Open<AmendmentChangeKind>,
        readonly scope: Open<ScopeKind> | null,
        readonly note: string | null,
        readonly provision: {
          readonly number: string,
          readonly heading: string | null,
          readonly text: string | null
        } | null
      }>
    }
    | {
      readonly __typename: 'AmendmentStateError',
      readonly amendmentStatus: Open<AmendmentStatus>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type AmendmentsDeclineMutationVariables = Exact<{
  input: DeclineAmendmentInput;
}>;


export type AmendmentsDeclineMutation = {
  readonly declineAmendment:
    | {
      readonly id: string,
      readonly sequence: number | null,
      readonly title: string | null,
      readonly status: Open<AmendmentStatus>,
      readonly effectiveOn: CalendarDate,
      readonly version: number,
      readonly agreement: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      },
      readonly proposedBy: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      },
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly changes: ReadonlyArray<{
        readonly kind: Open<AmendmentChangeKind>,
        readonly scope: Open<ScopeKind> | null,
        readonly note: string | null,
        readonly provision: {
          readonly number: string,
          readonly heading: string | null,
          readonly text: string | null
        } | null
      }>
    }
    | {
      readonly __typename: 'AmendmentStateError',
      readonly amendmentStatus: Open<AmendmentStatus>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type AmendmentsWithdrawMutationVariables = Exact<{
  input: WithdrawAmendmentInput;
}>;


export type AmendmentsWithdrawMutation = {
  readonly withdrawAmendment:
    | {
      readonly id: string,
      readonly sequence: number | null,
      readonly title: string | null,
      readonly status: Open<AmendmentStatus>,
      readonly effectiveOn: CalendarDate,
      readonly version: number,
      readonly agreement: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      },
      readonly proposedBy: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      },
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly changes: ReadonlyArray<{
        readonly kind: Open<AmendmentChangeKind>,
        readonly scope: Open<ScopeKind> | null,
        readonly note: string | null,
        readonly provision: {
          readonly number: string,
          readonly heading: string | null,
          readonly text: string | null
        } | null
      }>
    }
    | {
      readonly __typename: 'AmendmentStateError',
      readonly amendmentStatus: Open<AmendmentStatus>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type ApiKeysListQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ApiKeysListQuery = {
  readonly apiKeys: {
    readonly totalCount: number,
    readonly nodes: ReadonlyArray<{
      readonly id: string,
      readonly prefix: string,
      readonly role: Open<Role>,
      readonly label: string | null,
      readonly createdAt: Instant,
      readonly lastUsedAt: Instant | null,
      readonly revokedAt: Instant | null,
      readonly party: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      } | null
    }>,
    readonly pageInfo: {
      readonly hasNextPage: boolean,
      readonly endCursor: string | null
    }
  }
};

export type ApiKeysCreateMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type ApiKeysCreateMutation = {
  readonly createApiKey:
    | {
      readonly token: string | null,
      readonly apiKey: {
        readonly id: string,
        readonly prefix: string,
        readonly role: Open<Role>,
        readonly label: string | null,
        readonly createdAt: Instant,
        readonly lastUsedAt: Instant | null,
        readonly revokedAt: Instant | null,
        readonly party: {
          readonly slug: string,
          readonly name: string,
          readonly acronym: string | null
        } | null
      }
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }

};

export type ApiKeysRevokeMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type ApiKeysRevokeMutation = {
  readonly revokeApiKey:
    | {
      readonly id: string,
      readonly prefix: string,
      readonly role: Open<Role>,
      readonly label: string | null,
      readonly createdAt: Instant,
      readonly lastUsedAt: Instant | null,
      readonly revokedAt: Instant | null,
      readonly party: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      } | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }

};

export type SearchQueryVariables = Exact<{
  text: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchQuery = {
  readonly search: {
    readonly totalCount: number,
    readonly nodes: ReadonlyArray<{
      readonly matched: string,
      readonly score: number,
      readonly node:
        | {
          readonly __typename: 'Agreement',
          readonly slug: string,
          readonly title: string,
          readonly status: Open<AgreementStatus>,
          readonly endedOn: EdtfDate | null
        }
        | {
          readonly __typename: 'Party',
          readonly slug: string,
          readonly name: string,
          readonly acronym: string | null
        }

    }>,
    readonly pageInfo: {
      readonly hasNextPage: boolean,
      readonly endCursor: string | null
    }
  }
};

export type HostQueryVariables = Exact<{ [key: string]: never; }>;


export type HostQuery = {
  readonly host: {
    readonly id: string,
    readonly aliases: ReadonlyArray<string>,
    readonly category: Open<PartyCategory> | null,
    readonly country: string | null,
    readonly dissolvedOn: EdtfDate | null,
    readonly version: number,
    readonly slug: string,
    readonly name: string,
    readonly acronym: string | null,
    readonly parent: {
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null
    } | null,
    readonly successor: {
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null
    } | null
  }
};

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = {
  readonly viewer: {
    readonly role: Open<Role>,
    readonly party: {
      readonly id: string,
      readonly aliases: ReadonlyArray<string>,
      readonly category: Open<PartyCategory> | null,
      readonly country: string | null,
      readonly dissolvedOn: EdtfDate | null,
      readonly version: number,
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null,
      readonly parent: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      } | null,
      readonly successor: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      } | null
    } | null
  }
};

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = {
  readonly node:
    | {
      readonly __typename: 'Agreement',
      readonly id: string,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null
    }
    | {
      readonly __typename: 'Amendment',
      readonly sequence: number | null,
      readonly effectiveOn: CalendarDate,
      readonly id: string,
      readonly agreement: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      }
    }
    | {
      readonly __typename: 'ApiKey',
      readonly id: string
    }
    | {
      readonly __typename: 'Event',
      readonly kind: Open<EventKind>,
      readonly on: EdtfDate | null,
      readonly recordedAt: Instant,
      readonly id: string
    }
    | {
      readonly __typename: 'Party',
      readonly id: string,
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null
    }
    | {
      readonly __typename: 'Source',
      readonly url: string | null,
      readonly id: string
    }
   | null
};

export type NodesQueryVariables = Exact<{
  ids: ReadonlyArray<string>;
}>;


export type NodesQuery = {
  readonly nodes: ReadonlyArray<
    | {
      readonly __typename: 'Agreement',
      readonly id: string,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null
    }
    | {
      readonly __typename: 'Amendment',
      readonly sequence: number | null,
      readonly effectiveOn: CalendarDate,
      readonly id: string,
      readonly agreement: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      }
    }
    | {
      readonly __typename: 'ApiKey',
      readonly id: string
    }
    | {
      readonly __typename: 'Event',
      readonly kind: Open<EventKind>,
      readonly on: EdtfDate | null,
      readonly recordedAt: Instant,
      readonly id: string
    }
    | {
      readonly __typename: 'Party',
      readonly id: string,
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null
    }
    | {
      readonly __typename: 'Source',
      readonly url: string | null,
      readonly id: string
    }
   | null>
};

export type EventsListQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type EventsListQuery = {
  readonly events: {
    readonly nodes: ReadonlyArray<{
      readonly id: string,
      readonly cursor: string,
      readonly kind: Open<EventKind>,
      readonly on: EdtfDate | null,
      readonly recordedAt: Instant,
      readonly note: string | null,
      readonly disputed: boolean,
      readonly basis: Open<EvidenceBasis> | null,
      readonly agreement: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly amendment: {
        readonly id: string,
        readonly sequence: number | null
      } | null,
      readonly party: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      } | null,
      readonly corrects: {
        readonly id: string
      } | null,
      readonly sources: ReadonlyArray<{
        readonly title: string,
        readonly url: string | null
      }>
    }>,
    readonly pageInfo: {
      readonly hasNextPage: boolean,
      readonly endCursor: string | null
    }
  }
};

export type EventsAfterQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  first?: number | null | undefined;
  after: string;
}>;


export type EventsAfterQuery = {
  readonly events: {
    readonly nodes: ReadonlyArray<{
      readonly id: string,
      readonly cursor: string,
      readonly kind: Open<EventKind>,
      readonly on: EdtfDate | null,
      readonly recordedAt: Instant,
      readonly note: string | null,
      readonly disputed: boolean,
      readonly basis: Open<EvidenceBasis> | null,
      readonly agreement: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly amendment: {
        readonly id: string,
        readonly sequence: number | null
      } | null,
      readonly party: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      } | null,
      readonly corrects: {
        readonly id: string
      } | null,
      readonly sources: ReadonlyArray<{
        readonly title: string,
        readonly url: string | null
      }>
    }>,
    readonly pageInfo: {
      readonly hasNextPage: boolean,
      readonly endCursor: string | null
    }
  }
};

export type EventsEndQueryVariables = Exact<{ [key: string]: never; }>;


export type EventsEndQuery = {
  readonly events: {
    readonly pageInfo: {
      readonly endCursor: string | null
    }
  }
};

export type EventsFollowSubscriptionVariables = Exact<{
  filter?: EventFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type EventsFollowSubscription = {
  readonly events: {
    readonly id: string,
    readonly cursor: string,
    readonly kind: Open<EventKind>,
    readonly on: EdtfDate | null,
    readonly recordedAt: Instant,
    readonly note: string | null,
    readonly disputed: boolean,
    readonly basis: Open<EvidenceBasis> | null,
    readonly agreement: {
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null
    } | null,
    readonly amendment: {
      readonly id: string,
      readonly sequence: number | null
    } | null,
    readonly party: {
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null
    } | null,
    readonly corrects: {
      readonly id: string
    } | null,
    readonly sources: ReadonlyArray<{
      readonly title: string,
      readonly url: string | null
    }>
  }
};

export type EventsRecordMutationVariables = Exact<{
  input: RecordEventInput;
}>;


export type EventsRecordMutation = {
  readonly recordEvent:
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly id: string,
      readonly cursor: string,
      readonly kind: Open<EventKind>,
      readonly on: EdtfDate | null,
      readonly recordedAt: Instant,
      readonly note: string | null,
      readonly disputed: boolean,
      readonly basis: Open<EvidenceBasis> | null,
      readonly agreement: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly amendment: {
        readonly id: string,
        readonly sequence: number | null
      } | null,
      readonly party: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      } | null,
      readonly corrects: {
        readonly id: string
      } | null,
      readonly sources: ReadonlyArray<{
        readonly title: string,
        readonly url: string | null
      }>
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type EventsCorrectMutationVariables = Exact<{
  input: CorrectEventInput;
}>;


export type EventsCorrectMutation = {
  readonly correctEvent:
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly id: string,
      readonly cursor: string,
      readonly kind: Open<EventKind>,
      readonly on: EdtfDate | null,
      readonly recordedAt: Instant,
      readonly note: string | null,
      readonly disputed: boolean,
      readonly basis: Open<EvidenceBasis> | null,
      readonly agreement: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly amendment: {
        readonly id: string,
        readonly sequence: number | null
      } | null,
      readonly party: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      } | null,
      readonly corrects: {
        readonly id: string
      } | null,
      readonly sources: ReadonlyArray<{
        readonly title: string,
        readonly url: string | null
      }>
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type PartyNameFragment = {
  readonly slug: string,
  readonly name: string,
  readonly acronym: string | null
};

export type PartyFieldsFragment = {
  readonly id: string,
  readonly aliases: ReadonlyArray<string>,
  readonly category: Open<PartyCategory> | null,
  readonly country: string | null,
  readonly dissolvedOn: EdtfDate | null,
  readonly version: number,
  readonly slug: string,
  readonly name: string,
  readonly acronym: string | null,
  readonly parent: {
    readonly slug: string,
    readonly name: string,
    readonly acronym: string | null
  } | null,
  readonly successor: {
    readonly slug: string,
    readonly name: string,
    readonly acronym: string | null
  } | null
};

export type AgreementNameFragment = {
  readonly slug: string,
  readonly title: string,
  readonly status: Open<AgreementStatus>,
  readonly endedOn: EdtfDate | null
};

export type AgreementFieldsFragment = {
  readonly id: string,
  readonly titleInSource: string | null,
  readonly kind: Open<AgreementKind> | null,
  readonly category: Open<PartyCategory>,
  readonly origin: Open<AgreementOrigin>,
  readonly signedOn: EdtfDate | null,
  readonly inForceOn: EdtfDate | null,
  readonly version: number,
  readonly updatedAt: Instant,
  readonly slug: string,
  readonly title: string,
  readonly status: Open<AgreementStatus>,
  readonly endedOn: EdtfDate | null,
  readonly partners: ReadonlyArray<{
    readonly slug: string,
    readonly name: string,
    readonly acronym: string | null
  }>,
  readonly scopes: ReadonlyArray<{
    readonly kind: Open<ScopeKind>,
    readonly note: string | null,
    readonly since: CalendarDate | null,
    readonly until: CalendarDate | null,
    readonly certainty: Open<Certainty>,
    readonly sources: ReadonlyArray<{
      readonly title: string,
      readonly url: string | null
    }>
  }>,
  readonly awaiting: ReadonlyArray<{
    readonly slug: string,
    readonly name: string,
    readonly acronym: string | null
  }>,
  readonly draft: {
    readonly number: number
  } | null,
  readonly supplements: {
    readonly slug: string,
    readonly title: string,
    readonly status: Open<AgreementStatus>,
    readonly endedOn: EdtfDate | null
  } | null,
  readonly replaces: {
    readonly slug: string,
    readonly title: string,
    readonly status: Open<AgreementStatus>,
    readonly endedOn: EdtfDate | null
  } | null,
  readonly replacedBy: {
    readonly slug: string,
    readonly title: string,
    readonly status: Open<AgreementStatus>,
    readonly endedOn: EdtfDate | null
  } | null
};

export type AmendmentFieldsFragment = {
  readonly id: string,
  readonly sequence: number | null,
  readonly title: string | null,
  readonly status: Open<AmendmentStatus>,
  readonly effectiveOn: CalendarDate,
  readonly version: number,
  readonly agreement: {
    readonly slug: string,
    readonly title: string,
    readonly status: Open<AgreementStatus>,
    readonly endedOn: EdtfDate | null
  },
  readonly proposedBy: {
    readonly slug: string,
    readonly name: string,
    readonly acronym: string | null
  },
  readonly awaiting: ReadonlyArray<{
    readonly slug: string,
    readonly name: string,
    readonly acronym: string | null
  }>,
  readonly changes: ReadonlyArray<{
    readonly kind: Open<AmendmentChangeKind>,
    readonly scope: Open<ScopeKind> | null,
    readonly note: string | null,
    readonly provision: {
      readonly number: string,
      readonly heading: string | null,
      readonly text: string | null
    } | null
  }>
};

export type EventFieldsFragment = {
  readonly id: string,
  readonly cursor: string,
  readonly kind: Open<EventKind>,
  readonly on: EdtfDate | null,
  readonly recordedAt: Instant,
  readonly note: string | null,
  readonly disputed: boolean,
  readonly basis: Open<EvidenceBasis> | null,
  readonly agreement: {
    readonly slug: string,
    readonly title: string,
    readonly status: Open<AgreementStatus>,
    readonly endedOn: EdtfDate | null
  } | null,
  readonly amendment: {
    readonly id: string,
    readonly sequence: number | null
  } | null,
  readonly party: {
    readonly slug: string,
    readonly name: string,
    readonly acronym: string | null
  } | null,
  readonly corrects: {
    readonly id: string
  } | null,
  readonly sources: ReadonlyArray<{
    readonly title: string,
    readonly url: string | null
  }>
};

export type ApiKeyFieldsFragment = {
  readonly id: string,
  readonly prefix: string,
  readonly role: Open<Role>,
  readonly label: string | null,
  readonly createdAt: Instant,
  readonly lastUsedAt: Instant | null,
  readonly revokedAt: Instant | null,
  readonly party: {
    readonly slug: string,
    readonly name: string,
    readonly acronym: string | null
  } | null
};

export type CreatedApiKeyFieldsFragment = {
  readonly token: string | null,
  readonly apiKey: {
    readonly id: string,
    readonly prefix: string,
    readonly role: Open<Role>,
    readonly label: string | null,
    readonly createdAt: Instant,
    readonly lastUsedAt: Instant | null,
    readonly revokedAt: Instant | null,
    readonly party: {
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null
    } | null
  }
};

export type SourceFieldsFragment = {
  readonly title: string,
  readonly url: string | null
};

export type BasisFieldsFragment = {
  readonly answer: Open<Certainty>,
  readonly missing: ReadonlyArray<Open<MissingFact>>,
  readonly agreement: {
    readonly slug: string,
    readonly title: string,
    readonly status: Open<AgreementStatus>,
    readonly endedOn: EdtfDate | null
  },
  readonly amendments: ReadonlyArray<{
    readonly id: string,
    readonly sequence: number | null,
    readonly effectiveOn: CalendarDate
  }>,
  readonly events: ReadonlyArray<{
    readonly id: string,
    readonly kind: Open<EventKind>,
    readonly on: EdtfDate | null
  }>
};

type NodeFields_Agreement_Fragment = {
  readonly __typename: 'Agreement',
  readonly id: string,
  readonly slug: string,
  readonly title: string,
  readonly status: Open<AgreementStatus>,
  readonly endedOn: EdtfDate | null
};

type NodeFields_Amendment_Fragment = {
  readonly __typename: 'Amendment',
  readonly sequence: number | null,
  readonly effectiveOn: CalendarDate,
  readonly id: string,
  readonly agreement: {
    readonly slug: string,
    readonly title: string,
    readonly status: Open<AgreementStatus>,
    readonly endedOn: EdtfDate | null
  }
};

type NodeFields_ApiKey_Fragment = {
  readonly __typename: 'ApiKey',
  readonly id: string
};

type NodeFields_Event_Fragment = {
  readonly __typename: 'Event',
  readonly kind: Open<EventKind>,
  readonly on: EdtfDate | null,
  readonly recordedAt: Instant,
  readonly id: string
};

type NodeFields_Party_Fragment = {
  readonly __typename: 'Party',
  readonly id: string,
  readonly slug: string,
  readonly name: string,
  readonly acronym: string | null
};

type NodeFields_Source_Fragment = {
  readonly __typename: 'Source',
  readonly url: string | null,
  readonly id: string
};

export type NodeFieldsFragment =
  | NodeFields_Agreement_Fragment
  | NodeFields_Amendment_Fragment
  | NodeFields_ApiKey_Fragment
  | NodeFields_Event_Fragment
  | NodeFields_Party_Fragment
  | NodeFields_Source_Fragment
;

type Refused_AmendmentStateError_Fragment = {
  readonly __typename: 'AmendmentStateError',
  readonly amendmentStatus: Open<AmendmentStatus>,
  readonly code: Open<ErrorCode>,
  readonly message: string,
  readonly path: ReadonlyArray<string> | null
};

type Refused_ApprovalMissingError_Fragment = {
  readonly __typename: 'ApprovalMissingError',
  readonly code: Open<ErrorCode>,
  readonly message: string,
  readonly path: ReadonlyArray<string> | null,
  readonly missing: ReadonlyArray<{
    readonly body: string,
    readonly party: {
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null
    }
  }>
};

type Refused_ConflictError_Fragment = {
  readonly __typename: 'ConflictError',
  readonly currentVersion: number,
  readonly code: Open<ErrorCode>,
  readonly message: string,
  readonly path: ReadonlyArray<string> | null
};

type Refused_ConsentMissingError_Fragment = {
  readonly __typename: 'ConsentMissingError',
  readonly code: Open<ErrorCode>,
  readonly message: string,
  readonly path: ReadonlyArray<string> | null,
  readonly awaiting: ReadonlyArray<{
    readonly slug: string,
    readonly name: string,
    readonly acronym: string | null
  }>
};

type Refused_ForbiddenError_Fragment = {
  readonly __typename: 'ForbiddenError',
  readonly code: Open<ErrorCode>,
  readonly message: string,
  readonly path: ReadonlyArray<string> | null
};

type Refused_IdempotencyMismatchError_Fragment = {
  readonly __typename: 'IdempotencyMismatchError',
  readonly code: Open<ErrorCode>,
  readonly message: string,
  readonly path: ReadonlyArray<string> | null
};

type Refused_InvalidInputError_Fragment = {
  readonly __typename: 'InvalidInputError',
  readonly code: Open<ErrorCode>,
  readonly message: string,
  readonly path: ReadonlyArray<string> | null,
  readonly issues: ReadonlyArray<{
    readonly path: ReadonlyArray<string>,
    readonly message: string
  }>
};

type Refused_NotFoundError_Fragment = {
  readonly __typename: 'NotFoundError',
  readonly code: Open<ErrorCode>,
  readonly message: string,
  readonly path: ReadonlyArray<string> | null
};

type Refused_WrongStateError_Fragment = {
  readonly __typename: 'WrongStateError',
  readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
  readonly code: Open<ErrorCode>,
  readonly message: string,
  readonly path: ReadonlyArray<string> | null,
  readonly agreementStatus: Open<AgreementStatus>
};

export type RefusedFragment =
  | Refused_AmendmentStateError_Fragment
  | Refused_ApprovalMissingError_Fragment
  | Refused_ConflictError_Fragment
  | Refused_ConsentMissingError_Fragment
  | Refused_ForbiddenError_Fragment
  | Refused_IdempotencyMismatchError_Fragment
  | Refused_InvalidInputError_Fragment
  | Refused_NotFoundError_Fragment
  | Refused_WrongStateError_Fragment
;

export type NegotiationsOpenMutationVariables = Exact<{
  input: OpenNegotiationInput;
}>;


export type NegotiationsOpenMutation = {
  readonly openNegotiation:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type NegotiationsReviseMutationVariables = Exact<{
  input: ReviseDraftInput;
}>;


export type NegotiationsReviseMutation = {
  readonly reviseDraft:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type NegotiationsConsentMutationVariables = Exact<{
  input: ConsentToAgreementInput;
}>;


export type NegotiationsConsentMutation = {
  readonly consentToAgreement:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type NegotiationsWithdrawMutationVariables = Exact<{
  input: WithdrawDraftInput;
}>;


export type NegotiationsWithdrawMutation = {
  readonly withdrawDraft:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type PartnersGetQueryVariables = Exact<{
  slug: string;
}>;


export type PartnersGetQuery = {
  readonly partner: {
    readonly id: string,
    readonly aliases: ReadonlyArray<string>,
    readonly category: Open<PartyCategory> | null,
    readonly country: string | null,
    readonly dissolvedOn: EdtfDate | null,
    readonly version: number,
    readonly slug: string,
    readonly name: string,
    readonly acronym: string | null,
    readonly agreements: {
      readonly totalCount: number,
      readonly nodes: ReadonlyArray<{
        readonly id: string,
        readonly titleInSource: string | null,
        readonly kind: Open<AgreementKind> | null,
        readonly category: Open<PartyCategory>,
        readonly origin: Open<AgreementOrigin>,
        readonly signedOn: EdtfDate | null,
        readonly inForceOn: EdtfDate | null,
        readonly version: number,
        readonly updatedAt: Instant,
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null,
        readonly partners: ReadonlyArray<{
          readonly slug: string,
          readonly name: string,
          readonly acronym: string | null
        }>,
        readonly scopes: ReadonlyArray<{
          readonly kind: Open<ScopeKind>,
          readonly note: string | null,
          readonly since: CalendarDate | null,
          readonly until: CalendarDate | null,
          readonly certainty: Open<Certainty>,
          readonly sources: ReadonlyArray<{
            readonly title: string,
            readonly url: string | null
          }>
        }>,
        readonly awaiting: ReadonlyArray<{
          readonly slug: string,
          readonly name: string,
          readonly acronym: string | null
        }>,
        readonly draft: {
          readonly number: number
        } | null,
        readonly supplements: {
          readonly slug: string,
          readonly title: string,
          readonly status: Open<AgreementStatus>,
          readonly endedOn: EdtfDate | null
        } | null,
        readonly replaces: {
          readonly slug: string,
          readonly title: string,
          readonly status: Open<AgreementStatus>,
          readonly endedOn: EdtfDate | null
        } | null,
        readonly replacedBy: {
          readonly slug: string,
          readonly title: string,
          readonly status: Open<AgreementStatus>,
          readonly endedOn: EdtfDate | null
        } | null
      }>,
      readonly pageInfo: {
        readonly hasNextPage: boolean,
        readonly endCursor: string | null
      }
    },
    readonly parent: {
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null
    } | null,
    readonly successor: {
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null
    } | null
  } | null
};

export type PartnersListQueryVariables = Exact<{
  filter?: PartyFilter | null | undefined;
  orderBy?: ReadonlyArray<PartyOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PartnersListQuery = {
  readonly partners: {
    readonly totalCount: number,
    readonly nodes: ReadonlyArray<{
      readonly id: string,
      readonly aliases: ReadonlyArray<string>,
      readonly category: Open<PartyCategory> | null,
      readonly country: string | null,
      readonly dissolvedOn: EdtfDate | null,
      readonly version: number,
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null,
      readonly parent: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      } | null,
      readonly successor: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      } | null
    }>,
    readonly pageInfo: {
      readonly hasNextPage: boolean,
      readonly endCursor: string | null
    }
  }
};

export type PartnersAgreementsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PartnersAgreementsQuery = {
  readonly partner: {
    readonly agreements: {
      readonly totalCount: number,
      readonly nodes: ReadonlyArray<{
        readonly id: string,
        readonly titleInSource: string | null,
        readonly kind: Open<AgreementKind> | null,
        readonly category: Open<PartyCategory>,
        readonly origin: Open<AgreementOrigin>,
        readonly signedOn: EdtfDate | null,
        readonly inForceOn: EdtfDate | null,
        readonly version: number,
        readonly updatedAt: Instant,
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null,
        readonly partners: ReadonlyArray<{
          readonly slug: string,
          readonly name: string,
          readonly acronym: string | null
        }>,
        readonly scopes: ReadonlyArray<{
          readonly kind: Open<ScopeKind>,
          readonly note: string | null,
          readonly since: CalendarDate | null,
          readonly until: CalendarDate | null,
          readonly certainty: Open<Certainty>,
          readonly sources: ReadonlyArray<{
            readonly title: string,
            readonly url: string | null
          }>
        }>,
        readonly awaiting: ReadonlyArray<{
          readonly slug: string,
          readonly name: string,
          readonly acronym: string | null
        }>,
        readonly draft: {
          readonly number: number
        } | null,
        readonly supplements: {
          readonly slug: string,
          readonly title: string,
          readonly status: Open<AgreementStatus>,
          readonly endedOn: EdtfDate | null
        } | null,
        readonly replaces: {
          readonly slug: string,
          readonly title: string,
          readonly status: Open<AgreementStatus>,
          readonly endedOn: EdtfDate | null
        } | null,
        readonly replacedBy: {
          readonly slug: string,
          readonly title: string,
          readonly status: Open<AgreementStatus>,
          readonly endedOn: EdtfDate | null
        } | null
      }>,
      readonly pageInfo: {
        readonly hasNextPage: boolean,
        readonly endCursor: string | null
      }
    }
  } | null
};

export type PartnersMayDoQueryVariables = Exact<{
  slug: string;
  scope: ScopeKind;
  on?: CalendarDateInput | null | undefined;
}>;


export type PartnersMayDoQuery = {
  readonly partner: {
    readonly mayDo: {
      readonly answer: Open<Certainty>,
      readonly bases: ReadonlyArray<{
        readonly answer: Open<Certainty>,
        readonly missing: ReadonlyArray<Open<MissingFact>>,
        readonly agreement: {
          readonly slug: string,
          readonly title: string,
          readonly status: Open<AgreementStatus>,
          readonly endedOn: EdtfDate | null
        },
        readonly amendments: ReadonlyArray<{
          readonly id: string,
          readonly sequence: number | null,
          readonly effectiveOn: CalendarDate
        }>,
        readonly events: ReadonlyArray<{
          readonly id: string,
          readonly kind: Open<EventKind>,
          readonly on: EdtfDate | null
        }>
      }>
    } | null
  } | null
};

export type PartnersRegisterMutationVariables = Exact<{
  input: RegisterPartyInput;
}>;


export type PartnersRegisterMutation = {
  readonly registerParty:
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly id: string,
      readonly aliases: ReadonlyArray<string>,
      readonly category: Open<PartyCategory> | null,
      readonly country: string | null,
      readonly dissolvedOn: EdtfDate | null,
      readonly version: number,
      readonly slug: string,
      readonly name: string,
      readonly acronym: string | null,
      readonly parent: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      } | null,
      readonly successor: {
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      } | null
    }

};

export type TerminationsProposeMutationVariables = Exact<{
  input: ProposeTerminationInput;
}>;


export type TerminationsProposeMutation = {
  readonly proposeTermination:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};

export type TerminationsConsentMutationVariables = Exact<{
  input: ConsentToTerminationInput;
}>;


export type TerminationsConsentMutation = {
  readonly consentToTermination:
    | {
      readonly id: string,
      readonly titleInSource: string | null,
      readonly kind: Open<AgreementKind> | null,
      readonly category: Open<PartyCategory>,
      readonly origin: Open<AgreementOrigin>,
      readonly signedOn: EdtfDate | null,
      readonly inForceOn: EdtfDate | null,
      readonly version: number,
      readonly updatedAt: Instant,
      readonly slug: string,
      readonly title: string,
      readonly status: Open<AgreementStatus>,
      readonly endedOn: EdtfDate | null,
      readonly partners: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly scopes: ReadonlyArray<{
        readonly kind: Open<ScopeKind>,
        readonly note: string | null,
        readonly since: CalendarDate | null,
        readonly until: CalendarDate | null,
        readonly certainty: Open<Certainty>,
        readonly sources: ReadonlyArray<{
          readonly title: string,
          readonly url: string | null
        }>
      }>,
      readonly awaiting: ReadonlyArray<{
        readonly slug: string,
        readonly name: string,
        readonly acronym: string | null
      }>,
      readonly draft: {
        readonly number: number
      } | null,
      readonly supplements: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replaces: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null,
      readonly replacedBy: {
        readonly slug: string,
        readonly title: string,
        readonly status: Open<AgreementStatus>,
        readonly endedOn: EdtfDate | null
      } | null
    }
    | {
      readonly __typename: 'ConflictError',
      readonly currentVersion: number,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'ForbiddenError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'IdempotencyMismatchError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'InvalidInputError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly issues: ReadonlyArray<{
        readonly path: ReadonlyArray<string>,
        readonly message: string
      }>
    }
    | {
      readonly __typename: 'NotFoundError',
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null
    }
    | {
      readonly __typename: 'WrongStateError',
      readonly allowed: ReadonlyArray<Open<AgreementStatus>>,
      readonly code: Open<ErrorCode>,
      readonly message: string,
      readonly path: ReadonlyArray<string> | null,
      readonly agreementStatus: Open<AgreementStatus>
    }

};
