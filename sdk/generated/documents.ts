// Generated from server/schema.graphql and sdk/operations by `npm run codegen`.
import type { TypedDocument } from '../client.ts';
import type {
  PartnerAgreementsScopesQuery,
  PartnerAgreementsScopesQueryVariables,
} from './types.ts';

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
