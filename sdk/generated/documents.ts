// Generated from server/schema.graphql and sdk/operations by `npm run codegen`.
import type { TypedDocument } from '../client.ts';
import type {
  RegisterPartyMutation,
  RegisterPartyMutationVariables,
  CreateApiKeyMutation,
  CreateApiKeyMutationVariables,
  OpenNegotiationMutation,
  OpenNegotiationMutationVariables,
  ReviseDraftMutation,
  ReviseDraftMutationVariables,
  ConsentToAgreementMutation,
  ConsentToAgreementMutationVariables,
  RecordApprovalMutation,
  RecordApprovalMutationVariables,
  BringIntoForceMutation,
  BringIntoForceMutationVariables,
  ProposeAmendmentMutation,
  ProposeAmendmentMutationVariables,
  ConsentToAmendmentMutation,
  ConsentToAmendmentMutationVariables,
  ProposeTerminationMutation,
  ProposeTerminationMutationVariables,
  ConsentToTerminationMutation,
  ConsentToTerminationMutationVariables,
  PartnerAgreementsScopesQuery,
  PartnerAgreementsScopesQueryVariables,
  ViewerQuery,
  ViewerQueryVariables,
  HostQuery,
  HostQueryVariables,
  AgreementStandingQuery,
  AgreementStandingQueryVariables,
  AgreementTimelineQuery,
  AgreementTimelineQueryVariables,
} from './types.ts';

export const RegisterPartyDocument: TypedDocument<RegisterPartyMutation, RegisterPartyMutationVariables> = `mutation RegisterParty($input: RegisterPartyInput!) {
  registerParty(input: $input) {
    __typename
    ... on Party {
      id
      slug
    }
    ... on UserError {
      code
      message
      path
    }
  }
}`;

export const CreateApiKeyDocument: TypedDocument<CreateApiKeyMutation, CreateApiKeyMutationVariables> = `mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    __typename
    ... on CreatedApiKey {
      token
      apiKey {
        id
        role
        prefix
      }
    }
    ... on UserError {
      code
      message
    }
  }
}`;

export const OpenNegotiationDocument: TypedDocument<OpenNegotiationMutation, OpenNegotiationMutationVariables> = `mutation OpenNegotiation($input: OpenNegotiationInput!) {
  openNegotiation(input: $input) {
    __typename
    ... on Agreement {
      slug
      status
      version
      awaiting {
        slug
      }
      entryIntoForce {
        ready
        conditions {
          kind
          met
          party {
            slug
          }
          body
        }
      }
    }
    ... on UserError {
      code
      message
      path
    }
    ... on InvalidInputError {
      issues {
        path
        message
      }
    }
  }
}`;

export const ReviseDraftDocument: TypedDocument<ReviseDraftMutation, ReviseDraftMutationVariables> = `mutation ReviseDraft($input: ReviseDraftInput!) {
  reviseDraft(input: $input) {
    __typename
    ... on Agreement {
      version
      draft {
        number
      }
      awaiting {
        slug
      }
    }
    ... on UserError {
      code
      message
    }
    ... on ConflictError {
      currentVersion
    }
  }
}`;

export const ConsentToAgreementDocument: TypedDocument<ConsentToAgreementMutation, ConsentToAgreementMutationVariables> = `mutation ConsentToAgreement($input: ConsentToAgreementInput!) {
  consentToAgreement(input: $input) {
    __typename
    ... on Agreement {
      status
      signedOn
      awaiting {
        slug
      }
    }
    ... on UserError {
      code
      message
    }
    ... on WrongStateError {
      status
      allowed
    }
  }
}`;

export const RecordApprovalDocument: TypedDocument<RecordApprovalMutation, RecordApprovalMutationVariables> = `mutation RecordApproval($input: RecordApprovalInput!) {
  recordApproval(input: $input) {
    __typename
    ... on Agreement {
      entryIntoForce {
        ready
      }
    }
    ... on UserError {
      code
      message
    }
  }
}`;

export const BringIntoForceDocument: TypedDocument<BringIntoForceMutation, BringIntoForceMutationVariables> = `mutation BringIntoForce($input: BringIntoForceInput!) {
  bringIntoForce(input: $input) {
    __typename
    ... on Agreement {
      status
      inForceOn
      replaces {
        slug
        status
        endedOn
      }
    }
    ... on UserError {
      code
      message
    }
    ... on ConsentMissingError {
      awaiting {
        slug
      }
    }
    ... on ApprovalMissingError {
      missing {
        party {
          slug
        }
        body
      }
    }
  }
}`;

export const ProposeAmendmentDocument: TypedDocument<ProposeAmendmentMutation, ProposeAmendmentMutationVariables> = `mutation ProposeAmendment($input: ProposeAmendmentInput!) {
  proposeAmendment(input: $input) {
    __typename
    ... on Amendment {
      id
      version
      sequence
      status
      effectiveOn
      awaiting {
        slug
      }
      changes {
        kind
        scope
        provision {
          number
        }
      }
    }
    ... on UserError {
      code
      message
      path
    }
  }
}`;

export const ConsentToAmendmentDocument: TypedDocument<ConsentToAmendmentMutation, ConsentToAmendmentMutationVariables> = `mutation ConsentToAmendment($input: ConsentToAmendmentInput!) {
  consentToAmendment(input: $input) {
    __typename
    ... on Amendment {
      status
      awaiting {
        slug
      }
      effectiveOn
      agreement {
        scopes {
          kind
        }
      }
    }
    ... on UserError {
      code
      message
    }
  }
}`;

export const ProposeTerminationDocument: TypedDocument<ProposeTerminationMutation, ProposeTerminationMutationVariables> = `mutation ProposeTermination($input: ProposeTerminationInput!) {
  proposeTermination(input: $input) {
    __typename
    ... on Agreement {
      status
    }
    ... on UserError {
      code
      message
    }
  }
}`;

export const ConsentToTerminationDocument: TypedDocument<ConsentToTerminationMutation, ConsentToTerminationMutationVariables> = `mutation ConsentToTermination($input: ConsentToTerminationInput!) {
  consentToTermination(input: $input) {
    __typename
    ... on Agreement {
      status
      endedOn
    }
    ... on UserError {
      code
      message
    }
  }
}`;

export const PartnerAgreementsScopesDocument: TypedDocument<PartnerAgreementsScopesQuery, PartnerAgreementsScopesQueryVariables> = `query PartnerAgreementsScopes($slug: String!) {
  partner(slug: $slug) {
    id
    slug
    name
    acronym
    aliases
    category
    parent {
      slug
    }
    country
    dissolvedOn
    agreements(first: 10) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          slug
        }
      }
      nodes {
        id
        slug
        title
        titleInSource
        kind
        category
        status
        signedOn
        inForceOn
        endedOn
        scopes {
          kind
          note
          sources {
            title
            url
          }
        }
        supplements {
          slug
        }
        supplementedBy {
          nodes {
            slug
          }
        }
      }
    }
  }
}`;

export const ViewerDocument: TypedDocument<ViewerQuery, ViewerQueryVariables> = `query Viewer {
  viewer {
    role
    party {
      slug
    }
  }
}`;

export const HostDocument: TypedDocument<HostQuery, HostQueryVariables> = `query Host {
  host {
    slug
  }
}`;

export const AgreementStandingDocument: TypedDocument<AgreementStandingQuery, AgreementStandingQueryVariables> = `query AgreementStanding($slug: String!) {
  agreement(slug: $slug) {
    slug
    status
    signedOn
    inForceOn
    endedOn
    scopes {
      kind
    }
    awaiting {
      slug
    }
    draft {
      number
    }
    amendments {
      nodes {
        sequence
        status
        effectiveOn
      }
    }
    replacedBy {
      slug
    }
  }
}`;

export const AgreementTimelineDocument: TypedDocument<AgreementTimelineQuery, AgreementTimelineQueryVariables> = `query AgreementTimeline($slug: String!, $first: Int, $after: String) {
  agreement(slug: $slug) {
    events(first: $first, after: $after) {
      nodes {
        kind
        on
        party {
          slug
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}`;
