// Documents that other tools type: each tells the client its variables and its answer.
import { initGraphQLTada } from 'gql.tada';
import type { DocumentNode } from 'graphql';
import type { introspection, scalars } from '../../sdk/generated/introspection.ts';
import type { BareClient, Client, Open, PartyCategory, Typed } from '../../sdk/index.ts';

const graphql = initGraphQLTada<{ introspection: introspection; scalars: scalars }>();

const Partner = graphql(`
  query Partner($slug: String!, $after: String) {
    partner(slug: $slug) {
      category
      agreements(first: 5, after: $after) {
        edges { cursor node { slug inForceOn updatedAt } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

const Rename = graphql(`
  mutation Revise($input: ReviseDraftInput!) {
    reviseDraft(input: $input) {
      __typename
      ... on Agreement { version }
      ... on UserError { code message }
      ... on ConflictError { currentVersion }
    }
  }
`);

export async function gqlTadaIsUnderstood(client: Client) {
  const { partner } = await client.query(Partner, { slug: 'wco' }).orThrow();
  const updatedAt: `${string}T${string}` | undefined = partner?.agreements.edges[0]?.node.updatedAt;
  // @ts-expect-error a field that the document does not ask for
  partner?.slug;
  // @ts-expect-error a misspelt variable
  void client.query(Partner, { slgu: 'wco' });
  // @ts-expect-error the variables are missing
  void client.query(Partner);
  for await (const row of client.paginate(Partner, { slug: 'wco' }, (data) => data.partner?.agreements)) {
    row.slug.concat();
    // @ts-expect-error a row is what its edge holds
    row.cursor;
  }
  return updatedAt;
}

const MayDo = graphql(`
  query MayDo($scope: ScopeKind!) {
    partner(slug: "wco") {
      category
      mayDo(scope: $scope) { answer }
    }
  }
`);

export async function enumsOfGqlTadaAreOpenAndSpeltRight(client: Client) {
  const { partner } = await client.query(MayDo, { scope: 'DATABASE_ACCESS' }).orThrow();
  const category: Open<PartyCategory> | null | undefined = partner?.category;
  // @ts-expect-error the server may have learned a value that this package does not know
  const known: PartyCategory | null | undefined = partner?.category;
  // @ts-expect-error a misspelt value is not compared in vain
  const isMisspelt = partner?.mayDo.answer === 'YSE';
  // @ts-expect-error a misspelt value is not sent
  void client.query(MayDo, { scope: 'DATABSE_ACCESS' });
  return { category, known, isMisspelt };
}

export async function gqlTadaWritesAreTold(client: Client) {
  const result = await client.mutate(Rename, { input: { agreement: 'x' } });
  if (result.ok) return result.data.reviseDraft.version;
  if (result.kind === 'domain' && result.error.refusal.__typename === 'ConflictError') {
    return result.error.refusal.currentVersion;
  }
  // @ts-expect-error a misspelt input
  void client.mutate(Rename, { input: { agreemnet: 'x' } });
  return;
}

/** As `client-preset` writes it with `documentMode: 'string'`. */
declare class TypedDocumentString<Result, Variables> extends String implements Typed<Result, Variables> {
  __apiType?: (variables: Variables) => Result;
}

/** As `@graphql-typed-document-node/core` has it. */
interface TypedDocumentNode<Result, Variables> extends DocumentNode, Typed<Result, Variables> {}

interface Host {
  readonly host: { readonly slug: string };
}

export async function codegenIsUnderstood(
  client: Client,
  bare: BareClient,
  text: TypedDocumentString<Host, { [key: string]: never }>,
  node: TypedDocumentNode<Host, { slug: string }>,
) {
  const { host } = await client.query(text).orThrow();
  const again = await client.query(node, { slug: 'x' }).orThrow();
  // @ts-expect-error a variable of another type
  void client.query(node, { slug: 1 });
  void bare.query(text);
  // @ts-expect-error the bare client does not print parsed documents
  void bare.query(node, { slug: 'x' });
  // @ts-expect-error the bare client does not try again
  void bare.query(text, {}, { retry: { attemptsMax: 2 } });
  // @ts-expect-error the document cannot be asked for a next page
  client.paginate(text, {}, (data) => data.host);
  return host.slug + again.host.slug;
}
