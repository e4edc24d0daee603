// Generated from server/schema.graphql and sdk/operations by `npm run codegen`.
import type { CallOptions } from '../ask.ts';
import type { Following, FollowOptions } from '../follow.ts';
import type { Listing, Reading, Writing } from '../verbs.ts';
import type {
  AgreementsGetQuery,
  AgreementsGetQueryVariables,
  AgreementsListQuery,
  AgreementsListQueryVariables,
  AgreementsFacetsQuery,
  AgreementsFacetsQueryVariables,
  AgreementsGapsQuery,
  AgreementsGapsQueryVariables,
  AgreementsAsOfQuery,
  AgreementsAsOfQueryVariables,
  AgreementsChangesQuery,
  AgreementsChangesQueryVariables,
  AgreementsAmendmentsQuery,
  AgreementsAmendmentsQueryVariables,
  AgreementsEventsQuery,
  AgreementsEventsQueryVariables,
  AgreementsRecordMutation,
  AgreementsRecordMutationVariables,
  AgreementsDescribeMutation,
  AgreementsDescribeMutationVariables,
  AgreementsRecordApprovalMutation,
  AgreementsRecordApprovalMutationVariables,
  AgreementsBringIntoForceMutation,
  AgreementsBringIntoForceMutationVariables,
  AgreementsSuspendMutation,
  AgreementsSuspendMutationVariables,
  AgreementsResumeMutation,
  AgreementsResumeMutationVariables,
  AgreementsRenewMutation,
  AgreementsRenewMutationVariables,
  AgreementsGiveNoticeMutation,
  AgreementsGiveNoticeMutationVariables,
  AgreementsUpcomingQuery,
  AgreementsUpcomingQueryVariables,
  AmendmentsProposeMutation,
  AmendmentsProposeMutationVariables,
  AmendmentsConsentMutation,
  AmendmentsConsentMutationVariables,
  AmendmentsDeclineMutation,
  AmendmentsDeclineMutationVariables,
  AmendmentsWithdrawMutation,
  AmendmentsWithdrawMutationVariables,
  ApiKeysListQuery,
  ApiKeysListQueryVariables,
  ApiKeysCreateMutation,
  ApiKeysCreateMutationVariables,
  ApiKeysRevokeMutation,
  ApiKeysRevokeMutationVariables,
  SearchQuery,
  SearchQueryVariables,
  HostQuery,
  ViewerQuery,
  NodeQuery,
  NodeQueryVariables,
  NodesQuery,
  NodesQueryVariables,
  EventsListQuery,
  EventsListQueryVariables,
  EventsAfterQuery,
  EventsAfterQueryVariables,
  EventsEndQuery,
  EventsFollowSubscription,
  EventsFollowSubscriptionVariables,
  EventsRecordMutation,
  EventsRecordMutationVariables,
  EventsCorrectMutation,
  EventsCorrectMutationVariables,
  NegotiationsOpenMutation,
  NegotiationsOpenMutationVariables,
  NegotiationsReviseMutation,
  NegotiationsReviseMutationVariables,
  NegotiationsConsentMutation,
  NegotiationsConsentMutationVariables,
  NegotiationsWithdrawMutation,
  NegotiationsWithdrawMutationVariables,
  PartnersGetQuery,
  PartnersGetQueryVariables,
  PartnersListQuery,
  PartnersListQueryVariables,
  PartnersAgreementsQuery,
  PartnersAgreementsQueryVariables,
  PartnersMayDoQuery,
  PartnersMayDoQueryVariables,
  PartnersRegisterMutation,
  PartnersRegisterMutationVariables,
  TerminationsProposeMutation,
  TerminationsProposeMutationVariables,
  TerminationsConsentMutation,
  TerminationsConsentMutationVariables,
} from './types.ts';

/** The ready operations. Each is sent at once, and answers with a result as `query` and `mutate` do. */
export interface Nouns {
  readonly agreements: {
    /** The agreement with this slug, with its consents, approvals and first amendments; null where there is none. */
    get(slug: AgreementsGetQueryVariables['slug'], options?: CallOptions): Reading<AgreementsGetQuery['agreement']>;
    /** All agreements that a filter selects; oldest signature first, undated last, unless told. */
    list(variables?: AgreementsListQueryVariables, options?: CallOptions): Listing<AgreementsListQuery['agreements']>;
    /** How all agreements of the list spread over categories, scopes, kinds, statuses and years. */
    facets(variables?: AgreementsFacetsQueryVariables, options?: CallOptions): Reading<AgreementsFacetsQuery['agreements']['facets']>;
    /** What is missing in how many of the recorded agreements that a filter selects: every gap, 0 included, in the order of the enum. An agreement with several gaps counts in each. */
    gaps(variables?: AgreementsGapsQueryVariables, options?: CallOptions): Reading<AgreementsGapsQuery['gaps']>;
    /** What held of the agreement with this slug on a day, and on which evidence; null where there is none. */
    asOf(slug: AgreementsAsOfQueryVariables['slug'], on: AgreementsAsOfQueryVariables['on'], options?: CallOptions): Reading<AgreementsAsOfQuery['agreement']>;
    /** What became different of the agreement with this slug after the day `from`, up to and with the day `to`, in the order of the days. Null where there is no such agreement. */
    changes(slug: AgreementsChangesQueryVariables['slug'], from: AgreementsChangesQueryVariables['from'], to: AgreementsChangesQueryVariables['to'], options?: CallOptions): Reading<NonNullable<AgreementsChangesQuery['agreement']>['changes'] | null>;
    /** The amendments of the agreement with this slug, in the order of their numbers; proposals, for those who see them, come last. Null where there is no such agreement. */
    amendments(slug: AgreementsAmendmentsQueryVariables['slug'], variables?: Omit<AgreementsAmendmentsQueryVariables, 'slug'>, options?: CallOptions): Listing<NonNullable<AgreementsAmendmentsQuery['agreement']>['amendments'] | null>;
    /** The timeline of the agreement with this slug: what happened, in the order of legal days; on one day, in the order of record. Null where there is no such agreement. */
    events(slug: AgreementsEventsQueryVariables['slug'], variables?: Omit<AgreementsEventsQueryVariables, 'slug'>, options?: CallOptions): Listing<NonNullable<AgreementsEventsQuery['agreement']>['events'] | null>;
    /** Records an agreement that was concluded elsewhere, from sources. For the registrar. */
    record(input: AgreementsRecordMutationVariables['input'], options?: CallOptions): Writing<AgreementsRecordMutation['recordAgreement']>;
    /** Fills gaps of a recorded agreement from sources: its kind, scopes that it covers. For the registrar. */
    describe(input: AgreementsDescribeMutationVariables['input'], options?: CallOptions): Writing<AgreementsDescribeMutation['describeAgreement']>;
    /** Records that a body of a party approved, before or after signature. For the registrar. */
    recordApproval(input: AgreementsRecordApprovalMutationVariables['input'], options?: CallOptions): Writing<AgreementsRecordApprovalMutation['recordApproval']>;
    /** Brings a signed agreement into force; the one that it replaces ends on that day. For the registrar. */
    bringIntoForce(input: AgreementsBringIntoForceMutationVariables['input'], options?: CallOptions): Writing<AgreementsBringIntoForceMutation['bringIntoForce']>;
    /** Suspends an agreement: from that day nothing of it is in effect. For the registrar. */
    suspend(input: AgreementsSuspendMutationVariables['input'], options?: CallOptions): Writing<AgreementsSuspendMutation['suspendAgreement']>;
    /** Ends a suspension. For the registrar. */
    resume(input: AgreementsResumeMutationVariables['input'], options?: CallOptions): Writing<AgreementsResumeMutation['resumeAgreement']>;
    /** Renews the term of an agreement. For the registrar. */
    renew(input: AgreementsRenewMutationVariables['input'], options?: CallOptions): Writing<AgreementsRenewMutation['renewAgreement']>;
    /** Gives notice for a party. The agreement ends on the day given; where other partners remain, the partner leaves it on that day. */
    giveNotice(input: AgreementsGiveNoticeMutationVariables['input'], options?: CallOptions): Writing<AgreementsGiveNoticeMutation['giveNotice']>;
    /** What falls due within so many days from today (UTC), or may, the earliest first, by the earliest day that an imprecise date can mean; then whatever waits for one consent alone. A date without a last day is listed for as long as its agreement may live. */
    upcoming(variables?: AgreementsUpcomingQueryVariables, options?: CallOptions): Listing<AgreementsUpcomingQuery['upcoming']>;
  };
  readonly amendments: {
    /** Proposes an amendment, which must fit what will hold on its day. For the parties of the agreement; known to them alone until all have consented. */
    propose(input: AmendmentsProposeMutationVariables['input'], options?: CallOptions): Writing<AmendmentsProposeMutation['proposeAmendment']>;
    /** Consents to a proposed amendment for a party. With the last consent it is agreed, and takes effect on its day without anyone touching it. Where a party left without consenting, those who remain agree without it: one of them consents again. */
    consent(input: AmendmentsConsentMutationVariables['input'], options?: CallOptions): Writing<AmendmentsConsentMutation['consentToAmendment']>;
    /** Declines a proposed amendment for a party, which ends the proposal. */
    decline(input: AmendmentsDeclineMutationVariables['input'], options?: CallOptions): Writing<AmendmentsDeclineMutation['declineAmendment']>;
    /** Withdraws a proposed amendment. For the party that proposed it, and the registrar. */
    withdraw(input: AmendmentsWithdrawMutationVariables['input'], options?: CallOptions): Writing<AmendmentsWithdrawMutation['withdrawAmendment']>;
  };
  readonly apiKeys: {
    /** All API keys, the newest first, revoked ones among them. For registrars; empty for anyone else. */
    list(variables?: ApiKeysListQueryVariables, options?: CallOptions): Listing<ApiKeysListQuery['apiKeys']>;
    /** Makes an API key. For the registrar. */
    create(input: ApiKeysCreateMutationVariables['input'], options?: CallOptions): Writing<ApiKeysCreateMutation['createApiKey']>;
    /** Revokes an API key for ever: the next request with it is refused. One that was revoked before stays as it is. For the registrar. */
    revoke(input: ApiKeysRevokeMutationVariables['input'], options?: CallOptions): Writing<ApiKeysRevokeMutation['revokeApiKey']>;
  };
  /** Parties and agreements by any name, acronym, alias or title, the most alike first, on near-ties a party before an agreement. Accents, case and small typing errors do not matter, and words may be only begun. What holds every word of the text is found; where none of it is much like the text, so is what is somewhat like it and holds all words but one or, at last, any of them that few others hold, and parties whose names are like it. Of more than 500 names and titles that hold every word, the shortest 500 are found. */
  search(text: SearchQueryVariables['text'], variables?: Omit<SearchQueryVariables, 'text'>, options?: CallOptions): Listing<SearchQuery['search']>;
  /** The organisation whose agreements the registry holds. */
  host(options?: CallOptions): Reading<HostQuery['host']>;
  /** Who you are to the registry, by the credential of this request. Anyone may ask. */
  viewer(options?: CallOptions): Reading<ViewerQuery['viewer']>;
  /** The thing with this id; null where there is none. */
  node(id: NodeQueryVariables['id'], options?: CallOptions): Reading<NodeQuery['node']>;
  /** The things with these ids, in this order; null in the place of one that is not there. */
  nodes(ids: NodesQueryVariables['ids'], options?: CallOptions): Reading<NodesQuery['nodes']>;
  readonly events: {
    /** The ledger, oldest record first: everything the registry was told, in the order in which it was told. Nothing is ever inserted before its end. */
    list(variables?: EventsListQueryVariables, options?: CallOptions): Listing<EventsListQuery['events']>;
    /** The ledger after a place in it: the `cursor` of an event, or the `endCursor` of a page. */
    after(after: EventsAfterQueryVariables['after'], variables?: Omit<EventsAfterQueryVariables, 'after'>, options?: CallOptions): Listing<EventsAfterQuery['events']>;
    /** The place where the ledger ends now, to follow it from there later: `after: end ?? ''`, because it is null where the ledger is empty, and null means from now on. */
    end(options?: CallOptions): Reading<EventsEndQuery['events']['pageInfo']['endCursor']>;
    /** Events as they happen, each once and in the order in which the registry was told: from now on, after a place in the ledger, or all where `after` is empty. It goes on over broken connections until you leave it, and throws the error where going on is no use. */
    follow(variables?: EventsFollowSubscriptionVariables, options?: FollowOptions): Following<EventsFollowSubscription['events']>;
    /** Records a dated fact of an agreement, with its sources. For the registrar. */
    record(input: EventsRecordMutationVariables['input'], options?: CallOptions): Writing<EventsRecordMutation['recordEvent']>;
    /** Corrects a fact or takes it back. The event itself stays in the ledger. For the registrar. */
    correct(input: EventsCorrectMutationVariables['input'], options?: CallOptions): Writing<EventsCorrectMutation['correctEvent']>;
  };
  readonly negotiations: {
    /** Opens a negotiation of the host with one or more partners. For the registrar and a representative of one of the parties; until all have consented, only they know of it. */
    open(input: NegotiationsOpenMutationVariables['input'], options?: CallOptions): Writing<NegotiationsOpenMutation['openNegotiation']>;
    /** Puts forward a new draft, to which nobody has consented yet. For the parties of an agreement under negotiation. */
    revise(input: NegotiationsReviseMutationVariables['input'], options?: CallOptions): Writing<NegotiationsReviseMutation['reviseDraft']>;
    /** Consents to the current draft for a party. With the last consent the agreement is concluded and becomes public. */
    consent(input: NegotiationsConsentMutationVariables['input'], options?: CallOptions): Writing<NegotiationsConsentMutation['consentToAgreement']>;
    /** Withdraws the draft, which ends the negotiation. For the parties of an agreement under negotiation. */
    withdraw(input: NegotiationsWithdrawMutationVariables['input'], options?: CallOptions): Writing<NegotiationsWithdrawMutation['withdrawDraft']>;
  };
  readonly partners: {
    /** The partner with this slug, with the first page of its agreements; null where there is none. The host is no partner: ask for `host`. */
    get(slug: PartnersGetQueryVariables['slug'], options?: CallOptions): Reading<PartnersGetQuery['partner']>;
    /** All partners that a filter selects, by name unless told. The host is not among them. */
    list(variables?: PartnersListQueryVariables, options?: CallOptions): Listing<PartnersListQuery['partners']>;
    /** The agreements of the partner with this slug, not those of its units; oldest signature first, undated last. Null where there is no such partner. */
    agreements(slug: PartnersAgreementsQueryVariables['slug'], variables?: Omit<PartnersAgreementsQueryVariables, 'slug'>, options?: CallOptions): Listing<NonNullable<PartnersAgreementsQuery['partner']>['agreements'] | null>;
    /** Whether an agreement of the partner with this slug covers a scope on a day, today unless told, and by which instruments. Null where there is no such partner. */
    mayDo(slug: PartnersMayDoQueryVariables['slug'], scope: PartnersMayDoQueryVariables['scope'], variables?: Omit<PartnersMayDoQueryVariables, 'slug' | 'scope'>, options?: CallOptions): Reading<NonNullable<PartnersMayDoQuery['partner']>['mayDo'] | null>;
    /** Enters a party in the registry. For the registrar. */
    register(input: PartnersRegisterMutationVariables['input'], options?: CallOptions): Writing<PartnersRegisterMutation['registerParty']>;
  };
  readonly terminations: {
    /** Proposes to end an agreement by consent of all. It takes the place of an earlier proposal. For its parties; known to them alone. */
    propose(input: TerminationsProposeMutationVariables['input'], options?: CallOptions): Writing<TerminationsProposeMutation['proposeTermination']>;
    /** Consents to the open proposal to end an agreement. It ends on the day proposed, or on that of the last consent if that is later. Where a party left without consenting, those who remain end it without it: one of them consents again. */
    consent(input: TerminationsConsentMutationVariables['input'], options?: CallOptions): Writing<TerminationsConsentMutation['consentToTermination']>;
  };
}

const PartyName = `slug name acronym`;
const PartyFields = `id ${PartyName} aliases category country dissolvedOn version parent{${PartyName}}successor{${PartyName}}`;
const AgreementName = `slug title status endedOn`;
const SourceFields = `title url`;
const AgreementFields = `id ${AgreementName} titleInSource kind category origin signedOn inForceOn version updatedAt partners{${PartyName}}scopes{kind note since until certainty sources{${SourceFields}}}awaiting{${PartyName}}draft{number}supplements{${AgreementName}}replaces{${AgreementName}}replacedBy{${AgreementName}}`;
const AmendmentFields = `id agreement{${AgreementName}}sequence title status effectiveOn version proposedBy{${PartyName}}awaiting{${PartyName}}changes{kind scope note provision{number heading text}}`;
const EventFields = `id cursor kind on recordedAt note disputed basis agreement{${AgreementName}}amendment{id sequence}party{${PartyName}}corrects{id}sources{${SourceFields}}`;
const ApiKeyFields = `id prefix role party{${PartyName}}label createdAt lastUsedAt revokedAt`;
const CreatedApiKeyFields = `token apiKey{${ApiKeyFields}}`;
const BasisFields = `answer agreement{${AgreementName}}amendments{id sequence effectiveOn}events{id kind on}missing`;
const NodeFields = `__typename id ...on Party{${PartyName}}...on Agreement{${AgreementName}}...on Amendment{sequence effectiveOn agreement{${AgreementName}}}...on Event{kind on recordedAt}...on Source{url}`;
const Refused = `__typename code message path ...on InvalidInputError{issues{path message}}...on ConflictError{currentVersion}...on WrongStateError{agreementStatus:status allowed}...on AmendmentStateError{amendmentStatus}...on ConsentMissingError{awaiting{${PartyName}}}...on ApprovalMissingError{missing{party{${PartyName}}body}}`;

export const VERBS = {
  agreements: {
    get: `agreement(slug:$String!){${AgreementFields} citation consents{party{${PartyName}}kind on}approvals{party{${PartyName}}body on}entryIntoForce{ready earliestOn conditions{kind met party{${PartyName}}body}}amendments{nodes{${AmendmentFields}}pageInfo{hasNextPage endCursor}}}`,
    list: `agreements(filter:$AgreementFilter orderBy:$[AgreementOrder!] first:$Int after:$String){totalCount nodes{${AgreementFields}}pageInfo{hasNextPage endCursor}}`,
    facets: `agreements(filter:$AgreementFilter first:0){facets{status{value count}category{value count}kind{value count}scope{value count}year{value count}}}`,
    gaps: `gaps(filter:$AgreementFilter){gap count}`,
    asOf: `agreement(slug:$String!){status(on:$Date!)inForce(on:$Date!)scopes(on:$Date!){kind note since until certainty}provisions(on:$Date!){number heading text since until certainty}basis(on:$Date!){${BasisFields}}}`,
    changes: `agreement(slug:$String!){changes(from:$Date! to:$Date!){on kind status inForce scope provision{number heading text}amendment{id sequence}}}`,
    amendments: `agreement(slug:$String!){amendments(first:$Int after:$String){nodes{${AmendmentFields}}pageInfo{hasNextPage endCursor}}}`,
    events: `agreement(slug:$String!){events(first:$Int after:$String){nodes{${EventFields}}pageInfo{hasNextPage endCursor}}}`,
    record: `Agreement{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
    describe: `Agreement{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
    recordApproval: `{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
    bringIntoForce: `{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
    suspend: `Agreement{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
    resume: `Agreement{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
    renew: `Agreement{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
    giveNotice: `{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
    upcoming: `upcoming(within:$Int!=90 filter:$DeadlineFilter first:$Int after:$String){totalCount nodes{kind on agreement{${AgreementName}}party{${PartyName}}}pageInfo{hasNextPage endCursor}}`,
  },
  amendments: {
    propose: `Amendment{...on Amendment{${AmendmentFields}}...on UserError{${Refused}}}`,
    consent: `ToAmendment{...on Amendment{${AmendmentFields}}...on UserError{${Refused}}}`,
    decline: `Amendment{...on Amendment{${AmendmentFields}}...on UserError{${Refused}}}`,
    withdraw: `Amendment{...on Amendment{${AmendmentFields}}...on UserError{${Refused}}}`,
  },
  apiKeys: {
    list: `apiKeys(first:$Int after:$String){totalCount nodes{${ApiKeyFields}}pageInfo{hasNextPage endCursor}}`,
    create: `ApiKey{...on CreatedApiKey{${CreatedApiKeyFields}}...on UserError{${Refused}}}`,
    revoke: `ApiKey{...on ApiKey{${ApiKeyFields}}...on UserError{${Refused}}}`,
  },
  search: `search(text:$String! first:$Int after:$String){totalCount nodes{matched score node{__typename ...on Party{${PartyName}}...on Agreement{${AgreementName}}}}pageInfo{hasNextPage endCursor}}`,
  host: `host{${PartyFields}}`,
  viewer: `viewer{role party{${PartyFields}}}`,
  node: `node(id:$ID!){${NodeFields}}`,
  nodes: `nodes(ids:$[ID!]!){${NodeFields}}`,
  events: {
    list: `events(filter:$EventFilter first:$Int after:$String){nodes{${EventFields}}pageInfo{hasNextPage endCursor}}`,
    after: `events(filter:$EventFilter first:$Int after:$String!){nodes{${EventFields}}pageInfo{hasNextPage endCursor}}`,
    end: `events(last:1){pageInfo{endCursor}}`,
    follow: `events(filter:$EventFilter after:$String){${EventFields}}`,
    record: `Event{...on Event{${EventFields}}...on UserError{${Refused}}}`,
    correct: `Event{...on Event{${EventFields}}...on UserError{${Refused}}}`,
  },
  negotiations: {
    open: `Negotiation{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
    revise: `Draft{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
    consent: `ToAgreement{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
    withdraw: `Draft{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
  },
  partners: {
    get: `partner(slug:$String!){${PartyFields} agreements{totalCount nodes{${AgreementFields}}pageInfo{hasNextPage endCursor}}}`,
    list: `partners(filter:$PartyFilter orderBy:$[PartyOrder!] first:$Int after:$String){totalCount nodes{${PartyFields}}pageInfo{hasNextPage endCursor}}`,
    agreements: `partner(slug:$String!){agreements(first:$Int after:$String){totalCount nodes{${AgreementFields}}pageInfo{hasNextPage endCursor}}}`,
    mayDo: `partner(slug:$String!){mayDo(scope:$ScopeKind! on:$Date){answer bases{${BasisFields}}}}`,
    register: `Party{...on Party{${PartyFields}}...on UserError{${Refused}}}`,
  },
  terminations: {
    propose: `Termination{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
    consent: `ToTermination{...on Agreement{${AgreementFields}}...on UserError{${Refused}}}`,
  },
};
