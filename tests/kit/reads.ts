// Every way in which something can be read: for tests of what readers must not come to know.

export interface Read {
  readonly name: string;
  readonly document: string;
  /** Whether those who may know of the drafts and proposals that these reads are about find something of them here. */
  readonly tells: boolean;
}

/** What the reads are about, by slug and by title. */
export interface Secrets {
  /** A draft, and one that was withdrawn. */
  readonly drafts: readonly [string, string];
  /** The concluded agreement that the proposals concern, that the drafts supplement, and that one of them would replace. */
  readonly concluded: string;
  readonly partner: string;
  readonly title: string;
}

const PAGE = 'pageInfo { startCursor endCursor hasNextPage hasPreviousPage }';
const rows = (inner: string, key = 'id') => `edges { cursor node { ${key} } } nodes { ${inner} } ${PAGE}`;
const PARTY = 'id slug name acronym aliases category country dissolvedOn version';
const SOURCES = 'sources { id title url note }';
const CONSENTS = 'consents { party { slug } kind on }';
const AMENDMENT = `id sequence title status effectiveOn version agreement { slug } proposedBy { slug } awaiting { slug }
  ${CONSENTS} changes { kind scope note provision { number heading text } }`;
const EVENT = `id cursor kind on basis disputed note recordedAt agreement { slug status } amendment { id } party { slug }
  corrects { id note } corrections { id note ${SOURCES} } ${SOURCES}`;
const PERIOD = 'certainty since until addedBy { id } removedBy { id }';

const BASIS = 'answer missing agreement { slug version } amendments { id } events { id kind }';

const EVER = 'knownOn: "9999-12-31T00:00:00Z"';
const SINCE_EVER = `from: "0001-01-01", to: "9999-12-31", ${EVER}`;

/** What was known of an agreement, by an instant at which all is. */
const ALL_KNOWN = `was: status(${EVER}) wasInForce: inForce(${EVER}) wasSigned: signedOn(${EVER}) wasText: text(${EVER})
  hadScopes: scopes(${EVER}) { kind note ${PERIOD} ${SOURCES} } hadProvisions: provisions(${EVER}) { number heading text ${PERIOD} }
  hadChanges: changes(${SINCE_EVER}) { on kind status scope provision { number } amendment { id } } hadBasis: basis(${EVER}) { ${BASIS} }`;

/** All that an agreement tells. */
const AGREEMENT = `id slug title citation titleInSource kind category origin version createdAt updatedAt signedOn inForceOn endedOn
  status inForce later: status(on: "2030-01-01") noticeMonths termMonths survivesParent
  parties { role until party { slug } } partners { slug } ${CONSENTS}
  approvals { party { slug } body resolution on ${SOURCES} } awaiting { slug }
  entryIntoForce { ready earliestOn daysAfterLastConsent conditions { kind met metOn party { slug } body } }
  draft { number createdAt proposedBy { slug } scopes { kind note } provisions { number heading text } }
  termination { on reason proposedBy { slug } ${CONSENTS} }
  scopes { kind note ${PERIOD} ${SOURCES} } provisions { number heading text ${PERIOD} }
  changes(from: "0001-01-01", to: "9999-12-31") { on kind status inForce scope provision { number } amendment { id } }
  text(on: "2026-01-01") basis(scope: TECHNICAL_ASSISTANCE) { ${BASIS} }
  ${ALL_KNOWN} supplements { slug } supplementedBy { ${rows('slug')} } replaces { slug } replacedBy { slug }
  possibleDuplicateOf { slug } amendments { ${rows(AMENDMENT)} } events(first: 100) { ${rows(EVENT)} }`;

const FACETS = ['category', 'scope', 'kind', 'status', 'year'].map((facet) => `${facet} { value count }`);
const LIST = `totalCount facets { ${FACETS.join(' ')} } ${rows('slug version updatedAt', 'slug')}`;
const OWN_AGREEMENTS = `agreements(first: 100) { totalCount ${rows('slug status updatedAt')} }`;
const HITS = `totalCount ${rows('score matched node { __typename ... on Agreement { slug } ... on Party { slug } }', 'matched')}`;

/** The reads that are about these secrets, each as one document. */
export function everyRead(secrets: Secrets): Read[] {
  return [
    ...readsOfAgreements(secrets),
    ...readsOfParties(secrets),
    ...readsOfSearch(secrets),
    ...readsOfEvents(secrets),
    ...readsOfDeadlines(secrets),
  ];
}

function read(tells: boolean, field: string): Read {
  return { name: field.replace(/\s+/g, ' ').slice(0, 100), document: `{ ${field} }`, tells };
}

function readsOfAgreements({ drafts, concluded, partner, title }: Secrets): Read[] {
  const slugs = JSON.stringify([...drafts, concluded]);
  const filtered = (tells: boolean, filter: string) =>
    read(tells, `agreements(filter: { ${filter} }, first: 100) { ${LIST} }`);
  const ordered = (field: string, direction: string) =>
    read(true, `agreements(orderBy: [{ field: ${field}, direction: ${direction} }], first: 100) { ${LIST} }`);
  return [
    ...[...drafts, concluded].map((slug) => read(true, `agreement(slug: "${slug}") { ${AGREEMENT} }`)),
    read(true, `agreements(first: 100) { ${LIST} }`),
    read(true, `agreements(last: 5) { ${LIST} }`),
    ...['SIGNED_ON', 'TITLE', 'UPDATED_AT'].flatMap((field) => [
      ordered(field, 'ASC'),
      ordered(field, 'DESC'),
    ]),
    filtered(true, `slug: ${slugs}`),
    filtered(true, `text: "${title}"`),
    filtered(true, `partner: ["${partner}"]`),
    filtered(true, 'status: [NEGOTIATING]'),
    filtered(true, 'status: [WITHDRAWN]'),
    filtered(true, 'not: { status: [IN_FORCE] }'),
    filtered(true, 'not: { not: { status: [NEGOTIATING, WITHDRAWN] } }'),
    filtered(true, `and: [{ or: [{ status: [NEGOTIATING] }, { slug: ${slugs} }] }]`),
    filtered(true, 'inForce: [NO]'),
    filtered(true, 'on: "2030-01-01", inForce: [NO, UNKNOWN]'),
    filtered(true, 'kind: [COOPERATION_AGREEMENT]'),
    filtered(true, 'category: [REGIONAL_IO]'),
    filtered(false, 'missing: [SIGNED_ON, IN_FORCE_ON, SCOPES, KIND, SOURCES]'),
    read(false, 'gaps { gap count }'),
    read(false, `gaps(filter: { slug: ${slugs} }) { gap count }`),
    filtered(true, 'amended: false'),
    filtered(false, 'amended: true'),
    filtered(false, 'scopes: { any: [TECHNICAL_ASSISTANCE], all: [TECHNICAL_ASSISTANCE] }'),
    filtered(false, 'signed: { from: "0001-01-01", to: "9999-12-31" }'),
  ];
}

function readsOfParties({ partner }: Secrets): Read[] {
  const family = ['units', 'predecessors'].map(
    (field) => `${field} { ${rows('slug agreements { totalCount nodes { slug } }')} }`,
  );
  const nested = `${PARTY} ${OWN_AGREEMENTS}`;
  const partners = (args: string, inner = 'slug agreements(first: 20) { totalCount nodes { slug } }') =>
    `partners(${args}, first: 100) { totalCount ${rows(inner)} }`;
  const byCount = (direction: string) => `orderBy: [{ field: AGREEMENT_COUNT, direction: ${direction} }]`;
  return [
    read(true, `host { ${nested} }`),
    read(true, `host { agreements(last: 5) { totalCount ${rows('slug')} } }`),
    read(
      true,
      `partner(slug: "${partner}") { ${nested} parent { slug } successor { slug } ${family.join(' ')} }`,
    ),
    read(true, partners(`filter: { slug: ["${partner}"] }`)),
    read(
      false,
      `partner(slug: "${partner}") { mayDo(scope: TECHNICAL_ASSISTANCE) { answer bases { ${BASIS} } } }`,
    ),
    read(
      false,
      `partner(slug: "${partner}") { mayDo(scope: TECHNICAL_ASSISTANCE, ${EVER}) { answer bases { ${BASIS} } } }`,
    ),
    read(true, partners('orderBy: [{ field: NAME, direction: ASC }]')),
    read(false, partners(byCount('ASC'), 'slug')),
    read(false, partners(byCount('DESC'), 'slug')),
    ...['TECHNICAL_ASSISTANCE', 'MUTUAL_INVESTIGATIVE_PROJECTS'].flatMap((scope) => [
      read(false, partners(`filter: { scopes: { any: [${scope}] } }`, 'slug')),
      read(false, partners(`filter: { not: { scopes: { all: [${scope}] } } }`, 'slug')),
    ]),
    read(false, partners('filter: { and: [{ or: [{ name: "a" }, { category: [REGIONAL_IO] }] }] }', 'slug')),
  ];
}

function readsOfSearch({ title, drafts }: Secrets): Read[] {
  const misspelt = title.replace(/.{3}$/, '');
  return [title, misspelt, title.split(' ')[0] ?? '', drafts[0]].map((text) =>
    read(true, `search(text: "${text}", first: 50) { ${HITS} }`),
  );
}

function readsOfEvents({ drafts, concluded, partner }: Secrets): Read[] {
  const events = (args: string) => read(true, `events(${args}, last: 100) { ${rows(EVENT)} }`);
  return [
    read(true, `events(last: 100) { ${rows(EVENT)} }`),
    events(`filter: { agreement: ${JSON.stringify(drafts)} }`),
    events(`filter: { agreement: ["${concluded}"] }`),
    events(`filter: { party: ["${partner}", "interpol"] }`),
    events('filter: { kind: [NEGOTIATION_OPENED, DRAFT_REVISED, DRAFT_WITHDRAWN, CONSENTED] }'),
    events('filter: { kind: [APPROVED, SUBMITTED_FOR_APPROVAL, CORRECTED, RETRACTED] }'),
    events('filter: { kind: [AMENDMENT_PROPOSED, AMENDMENT_CONSENTED] }'),
    events('filter: { kind: [AMENDMENT_DECLINED, AMENDMENT_WITHDRAWN] }'),
    events('filter: { kind: [TERMINATION_PROPOSED, TERMINATION_CONSENTED] }'),
  ];
}

function readsOfDeadlines({ drafts, concluded, partner }: Secrets): Read[] {
  const DEADLINE = 'kind on agreement { slug version } amendment { id status } party { slug }';
  const upcoming = (tells: boolean, args: string) =>
    read(tells, `upcoming(${args}, first: 100) { totalCount ${rows(DEADLINE, 'kind')} }`);
  return [
    upcoming(true, 'within: 0'),
    upcoming(true, 'within: 3660'),
    upcoming(true, `filter: { agreement: ${JSON.stringify(drafts)} }`),
    upcoming(true, `filter: { agreement: ["${concluded}"] }`),
    upcoming(true, `filter: { party: ["${partner}"] }`),
    upcoming(true, 'filter: { kind: [AGREEMENT_AWAITING_CONSENT] }'),
    upcoming(true, 'filter: { kind: [AMENDMENT_AWAITING_CONSENT, TERMINATION_AWAITING_CONSENT] }'),
    upcoming(
      false,
      'filter: { kind: [EXPIRY, TERMINATION, NOTICE_DEADLINE, ENTRY_INTO_FORCE, AMENDMENT_EFFECT] }',
    ),
  ];
}
