// Checked by the compiler alone: each line that must not compile says so, and fails the check once it does.
import {
  type AgreementKind,
  type Client,
  type Open,
  PartnerAgreementsScopesDocument,
  type QueryResult,
  type ScopeKind,
  type TypedDocument,
} from '../../sdk/index.ts';

export async function answersAreTyped(client: Client) {
  const { partner } = await client.query(PartnerAgreementsScopesDocument, { slug: 'wco' }).orThrow();
  // @ts-expect-error the partner may not exist
  partner.slug;
  const agreement = partner?.agreements.nodes[0];
  const signedOn: string | null | undefined = agreement?.signedOn;
  const kind: Open<ScopeKind> | undefined = agreement?.scopes[0]?.kind;
  // @ts-expect-error a misspelt field
  agreement?.signedOnn;
  // @ts-expect-error a field of the schema that the document does not ask for
  agreement?.version;
  // @ts-expect-error answers are for reading
  partner?.aliases.push('WCO');
  return { signedOn, kind };
}

export function variablesAreTyped(client: Client, signal: AbortSignal) {
  void client.query(
    PartnerAgreementsScopesDocument,
    { slug: 'wco' },
    { signal, timeoutMs: 500, headers: {} },
  );
  // @ts-expect-error the document needs variables
  void client.query(PartnerAgreementsScopesDocument);
  // @ts-expect-error a variable is missing
  void client.query(PartnerAgreementsScopesDocument, {});
  // @ts-expect-error a variable of another type
  void client.query(PartnerAgreementsScopesDocument, { slug: 1 });
  // @ts-expect-error a variable that may not be null
  void client.query(PartnerAgreementsScopesDocument, { slug: null });
  // @ts-expect-error a misspelt variable
  void client.query(PartnerAgreementsScopesDocument, { slug: 'wco', frist: 1 });
  // @ts-expect-error a misspelt option
  void client.query(PartnerAgreementsScopesDocument, { slug: 'wco' }, { timeout: 500 });
}

type NoVariables = { [key: string]: never };
type Filter = { readonly first?: number | null | undefined };

export function variablesMayBeLeftOutWhereNoneIsNeeded(
  client: Client,
  host: TypedDocument<{ readonly host: { readonly slug: string } }, NoVariables>,
  partners: TypedDocument<{ readonly partners: { readonly totalCount: number } }, Filter>,
) {
  void client.query(host);
  void client.query(host, {}, { timeoutMs: 500 });
  void client.query(partners);
  void client.query(partners, { first: 1 });
  // @ts-expect-error the document takes no variables
  void client.query(host, { slug: 'interpol' });
}

export async function anUntypedDocumentPromisesNothing(client: Client) {
  const data = await client.query('{ host { slug } }').orThrow();
  // @ts-expect-error nothing is known of the answer
  data.host;
}

export function aResultIsReadOnlyAfterAskingWhatItIs(result: QueryResult<{ readonly slug: string }>) {
  // @ts-expect-error it may be a failure
  result.data;
  if (result.ok) return result.data.slug;
  // @ts-expect-error a failure has no data
  result.data;
  switch (result.kind) {
    case 'transport':
      // @ts-expect-error not one of the codes of a transport
      return result.error.code === 'UNAUTHENTICATED';
    case 'rate-limit':
      return result.error.retryAfterMs;
    case 'authentication':
      return result.error.requestId;
    case 'graphql':
      return result.partialData?.slug;
  }
}

export function enumsAreOpenWhereReadAndClosedWhereWritten(read: Open<AgreementKind>) {
  const written: AgreementKind = 'ARRANGEMENT';
  const text: string = read;
  // @ts-expect-error the server may have learned a value that this package does not know
  const known: AgreementKind = read;
  // @ts-expect-error a misspelt value is not compared in vain
  const isMisspelt = read === 'ARRANGMENT';
  // @ts-expect-error a misspelt value is not sent
  const misspelt: AgreementKind = 'ARRANGMENT';
  return { written, text, known, isMisspelt, misspelt };
}
