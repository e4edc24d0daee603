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

/** A fact that no source of the registry tells of an agreement. */
export type AgreementGap =
  /** No source states the day of its entry into force. */
  | 'IN_FORCE_ON'
  /** No source tells what kind of instrument it is. */
  | 'KIND'
  /** No source tells what it covers. */
  | 'SCOPES'
  /** No source tells of its signature. A decade or an upper bound is a date, and no gap. */
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

export type PartnerAgreementsScopesQueryVariables = Exact<{
  slug: string;
}>;


export type PartnerAgreementsScopesQuery = {
  readonly partner: {
    readonly id: string,
    readonly slug: string,
    readonly name: string,
    readonly acronym: string | null,
    readonly aliases: ReadonlyArray<string>,
    readonly category: Open<PartyCategory> | null,
    readonly country: string | null,
    readonly dissolvedOn: string | null,
    readonly parent: {
      readonly slug: string
    } | null,
    readonly agreements: {
      readonly totalCount: number,
      readonly pageInfo: {
        readonly hasNextPage: boolean,
        readonly endCursor: string | null
      },
      readonly edges: ReadonlyArray<{
        readonly cursor: string,
        readonly node: {
          readonly slug: string
        }
      }>,
      readonly nodes: ReadonlyArray<{
        readonly id: string,
        readonly slug: string,
        readonly title: string,
        readonly titleInSource: string | null,
        readonly kind: Open<AgreementKind> | null,
        readonly category: Open<PartyCategory>,
        readonly status: Open<AgreementStatus>,
        readonly signedOn: string | null,
        readonly inForceOn: string | null,
        readonly endedOn: string | null,
        readonly scopes: ReadonlyArray<{
          readonly kind: Open<ScopeKind>,
          readonly note: string | null,
          readonly sources: ReadonlyArray<{
            readonly title: string,
            readonly url: string | null
          }>
        }>,
        readonly supplements: {
          readonly slug: string
        } | null,
        readonly supplementedBy: {
          readonly nodes: ReadonlyArray<{
            readonly slug: string
          }>
        }
      }>
    }
  } | null
};
