// Checked by the compiler alone: each line that must not compile says so, and fails the check once it does.
import {
  AgreementsListDocument,
  PartnersAgreementsDocument,
  PartnersGetDocument,
} from '../../sdk/generated/documents.ts';
import {
  type AgreementKind,
  type AmendmentStatus,
  type CalendarDate,
  type Client,
  createClient,
  type ErrorCode,
  type EventKind,
  type MutationResult,
  type Open,
  type PartnersAgreementsQuery,
  type PartnersGetQuery,
  type QueryResult,
  type RefusedFragment,
  type ScopeKind,
  type TypedDocument,
} from '../../sdk/index.ts';

export async function answersAreTyped(client: Client) {
  const { partner } = await client.query(PartnersGetDocument, { slug: 'wco' }).orThrow();
  // @ts-expect-error the partner may not exist
  partner.slug;
  const agreement = partner?.agreements.nodes[0];
  const signedOn: string | null | undefined = agreement?.signedOn;
  const kind: Open<ScopeKind> | undefined = agreement?.scopes[0]?.kind;
  // @ts-expect-error a misspelt field
  agreement?.signedOnn;
  // @ts-expect-error a field of the schema that the document does not ask for
  agreement?.noticeMonths;
  // @ts-expect-error answers are for reading
  partner?.aliases.push('WCO');
  return { signedOn, kind };
}

export function variablesAreTyped(client: Client, signal: AbortSignal) {
  void client.query(
    PartnersGetDocument,
    { slug: 'wco' },
    { signal, timeoutMs: 500, headers: {}, retry: false },
  );
  // @ts-expect-error the document needs variables
  void client.query(PartnersGetDocument);
  // @ts-expect-error a variable is missing
  void client.query(PartnersGetDocument, {});
  // @ts-expect-error a variable of another type
  void client.query(PartnersGetDocument, { slug: 1 });
  // @ts-expect-error a variable that may not be null
  void client.query(PartnersGetDocument, { slug: null });
  // @ts-expect-error a misspelt variable
  void client.query(PartnersGetDocument, { slug: 'wco', frist: 1 });
  // @ts-expect-error a misspelt option
  void client.query(PartnersGetDocument, { slug: 'wco' }, { timeout: 500 });
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
    // @ts-expect-error a question is not refused by a rule
    case 'domain':
      return;
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

export async function datesAreTyped(client: Client) {
  const standing = await client.agreements.asOf('wco-cooperation', '2020-01-01').orThrow();
  const since: CalendarDate | null | undefined = standing?.scopes[0]?.since;
  // @ts-expect-error no day is spelt so
  const isToday = since === 'today';
  return isToday;
}

export async function nounsAndVerbsAreTyped(client: Client) {
  const partner = await client.partners.get('europol').orThrow();
  const name: string | undefined = partner?.name;
  const { nodes, totalCount } = await client.agreements
    .list({
      filter: { status: ['IN_FORCE'] },
      orderBy: [{ field: 'SIGNED_ON', direction: 'DESC' }],
      first: 5,
    })
    .orThrow();
  const title: string | undefined = nodes[0]?.title;
  void client.viewer({ timeoutMs: 500 });
  // @ts-expect-error there is no such verb
  client.partners.gte;
  // @ts-expect-error there is no such noun
  client.partner;
  // @ts-expect-error a slug is a text
  void client.partners.get(1);
  // @ts-expect-error the slug is missing
  void client.partners.get();
  // @ts-expect-error a misspelt filter
  void client.agreements.list({ filter: { stauts: ['IN_FORCE'] } });
  // @ts-expect-error a misspelt value of a filter
  void client.agreements.list({ filter: { status: ['INFORCE'] } });
  // @ts-expect-error a field of the schema that the verb does not ask for
  nodes[0]?.noticeMonths;
  return { name, totalCount, title };
}

export async function writesTellRefusalsFromWhatWasWritten(client: Client) {
  // @ts-expect-error the input is incomplete
  void client.amendments.propose({ agreement: 'wco-cooperation', changes: [] });
  const change = { addScope: { kind: 'DATABASE_ACCESS' } } as const;
  const input = { agreement: 'wco-cooperation', effectiveOn: '2027-01-01', changes: [change] };
  // @ts-expect-error a change does one thing
  const doubled: typeof input = { ...input, changes: [{ ...change, removeScope: 'DATABASE_ACCESS' }] };
  const result = await client.amendments.propose(input);
  if (result.ok) return result.data.effectiveOn;
  if (result.kind !== 'domain') return result.error.status;
  const { refusal } = result.error;
  const code: string = result.error.code;
  // @ts-expect-error not every refusal has issues
  refusal.issues;
  switch (refusal.__typename) {
    case 'ConflictError':
      return refusal.currentVersion;
    case 'InvalidInputError':
      return refusal.issues[0]?.message;
    // @ts-expect-error the schema has no such refusal of this write
    case 'ConsentMissingError':
      return;
    default:
      return code + doubled;
  }
}

type RefusalOf<Name> = Extract<RefusedFragment, { readonly __typename: Name }>;

/** Every refusal has a name, and what it tells beside its code and its message. */
export const refusals: {
  readonly [Name in RefusedFragment['__typename']]: (refusal: RefusalOf<Name>) => unknown;
} = {
  AmendmentStateError: ({ amendmentStatus }): Open<AmendmentStatus> => amendmentStatus,
  ApprovalMissingError: ({ missing }) => missing.map(({ party, body }) => party.slug + body),
  ConflictError: ({ currentVersion }) => currentVersion.toFixed(),
  ConsentMissingError: ({ awaiting }) => awaiting.map(({ slug }) => slug.concat()),
  // @ts-expect-error it tells nothing more
  ForbiddenError: ({ currentVersion }) => currentVersion,
  IdempotencyMismatchError: ({ code }): Open<ErrorCode> => code,
  InvalidInputError: ({ issues }) => issues.map(({ path, message }) => path.join() + message),
  NotFoundError: ({ path, message }) => path?.concat(message),
  WrongStateError: ({ agreementStatus, allowed }) => allowed.includes(agreementStatus),
  // @ts-expect-error a misspelt name
  NotFuondError: ({ message }) => message,
};

export async function eachWriteHasTheRefusalsOfItsOwn(client: Client) {
  const into = await client.agreements.bringIntoForce({ agreement: 'wco-cooperation', on: '2027-01-01' });
  if (into.kind === 'domain' && into.error.refusal.__typename === 'ApprovalMissingError') {
    into.error.refusal.missing[0]?.party.slug;
    // @ts-expect-error a misspelt field
    into.error.refusal.missing[0]?.party.sulg;
  }
  const key = await client.apiKeys.create({ role: 'REGISTRAR' });
  // @ts-expect-error nobody else can have changed what there was not
  if (key.kind === 'domain') key.error.refusal.__typename === 'ConflictError';
  // @ts-expect-error a role that nobody has
  void client.apiKeys.create({ role: 'ADMIN' });
}

export function ofAWriteThatIsNotRefusedTheEntityIsLeft(
  result: MutationResult<{ readonly slug: string }, never>,
): string | undefined {
  return result.ok ? result.data.slug : undefined;
}

export async function listsAreIteratedByRow(client: Client) {
  for await (const { title, partners } of client.agreements.list()) partners[0]?.name.concat(title);
  for await (const page of client.agreements.list().pages()) page.totalCount.toFixed();
  for await (const event of client.agreements.events('wco-cooperation')) {
    // @ts-expect-error a misspelt field
    event.knid;
  }
  const found = await client.agreements.events('nothing').orThrow();
  // @ts-expect-error the agreement may not exist, and its events with it
  found.nodes;
  // @ts-expect-error one thing is no list
  for await (const each of client.partners.get('wco')) void each;
}

export async function eventsAreFollowedByType(client: Client) {
  const caller = new AbortController();
  const events = client.events.follow(
    { after: 'a cursor', filter: { kind: ['SIGNED'] } },
    { signal: caller.signal, timeoutMs: 500, headers: {}, retry: { attemptsMax: 5 } },
  );
  for await (const { cursor, kind, agreement } of events) {
    const place: string = cursor;
    const told: Open<EventKind> = kind;
    // @ts-expect-error the event may concern no agreement
    agreement.slug;
    // @ts-expect-error a misspelt kind
    if (kind === 'SIGNDE') break;
    return { place, told };
  }
  await events.return();
  // @ts-expect-error a misspelt argument
  client.events.follow({ afetr: 'a cursor' });
  // @ts-expect-error a misspelt value of its filter
  client.events.follow({ filter: { kind: ['SIGNDE'] } });
  // @ts-expect-error it answers one event after another, and no result
  events.orThrow();
  const end: string | null = await client.events.end().orThrow();
  return client.events.follow({ after: end });
}

export function aTokenIsATextOrAFunctionThatGivesOne(url: URL) {
  createClient({ url, token: 'con_secret' });
  createClient({ url, token: () => 'con_secret' });
  createClient({ url, token: async () => undefined });
  // @ts-expect-error a token is no number
  createClient({ url, token: () => 1 });
  // @ts-expect-error a misspelt option
  createClient({ url, tokne: 'con_secret' });
  // @ts-expect-error the address is missing
  createClient({});
}

export async function anUntypedListTakesAnyVariables(client: Client, rows: { nodes: { slug: string }[] }) {
  const pageInfo = { hasNextPage: false, endCursor: null };
  for await (const { slug } of client.paginate('query', { slug: 'wco' }, () => ({ ...rows, pageInfo }))) {
    slug.concat();
  }
  // @ts-expect-error the document has no such variable
  client.paginate(AgreementsListDocument, { slug: 'wco' }, (data) => data.agreements);
  // @ts-expect-error what is found is no list
  client.paginate(AgreementsListDocument, {}, (data) => data.agreements.nodes);
  for await (const page of client.paginate(AgreementsListDocument, {}, (data) => data.agreements).pages()) {
    page.totalCount.toFixed();
  }
}

export function aListGoesOnFromAPageOfItsOwn(
  client: Client,
  partner: NonNullable<PartnersGetQuery['partner']>,
) {
  const variables = { slug: partner.slug };
  const { agreements } = partner;
  const read = (data: PartnersAgreementsQuery) => data.partner?.agreements;
  client.paginate(PartnersAgreementsDocument, variables, read, { from: agreements, timeoutMs: 500 });
  // @ts-expect-error a page of something else
  client.paginate(PartnersAgreementsDocument, variables, read, { from: { ...agreements, nodes: [partner] } });
  // @ts-expect-error rows without the place where they end
  client.paginate(PartnersAgreementsDocument, variables, read, { from: agreements.nodes });
  // @ts-expect-error a misspelt path
  client.paginate(PartnersAgreementsDocument, variables, (data) => data.partner?.agreement, {});
  // @ts-expect-error a misspelt option
  client.paginate(PartnersAgreementsDocument, variables, read, { form: agreements });
}

export async function whatIsFoundIsToldApart(client: Client) {
  for await (const { matched, score, node } of client.search('europol', { first: 5 })) {
    matched.concat(score.toFixed());
    // @ts-expect-error it may be an agreement
    node.name;
    if (node.__typename === 'Party') node.name.concat(node.slug);
    else if (node.__typename === 'Agreement') node.title.concat(node.slug);
    // @ts-expect-error nothing else is found
    else node.slug;
  }
  const { totalCount, nodes } = await client.search('europol').orThrow();
  // @ts-expect-error a misspelt field
  nodes[0]?.scroe;
  // @ts-expect-error the text is missing
  client.search();
  // @ts-expect-error a misspelt argument
  client.search('europol', { frist: 5 });
  return totalCount;
}

export async function aServerMaySetNoLimit(client: Client) {
  const { cost } = (await client.host()).meta;
  // @ts-expect-error nothing can be counted down where there is no limit
  cost?.remaining.toFixed();
  return cost?.limit === null ? 'for ever' : cost?.resetAt;
}
