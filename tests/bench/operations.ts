// What is measured: each operation as a query of GraphQL and as the one SQL statement that an expert would write for the same answer.
import { PUBLIC } from '../../server/auth/principal.ts';
import { Prisma } from '../../server/db/generated/prisma/client.ts';
import { hitsLike } from '../../server/search/find.ts';

export interface Operation {
  readonly name: string;
  readonly query: string;
  /** The same answer on a day, as the JSON of `data`. */
  readonly sql: (variables: Variables, today: string) => Statement;
  /** The variables of one request of many, so that none asks for what the one before did. */
  readonly variables: (number: number, partners: readonly Partner[]) => Variables;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Partner {
  readonly slug: string;
  readonly name: string;
}

export type Variables = Readonly<Record<string, unknown>>;

const HOLDS = '(since IS NULL OR since <= $1::DATE) AND (until IS NULL OR until > $1::DATE)';
const TERMS = `FROM scope WHERE scope.agreement_id = agreement.id AND ${HOLDS}`;

const PHASE = `JOIN LATERAL (SELECT status, in_force FROM phase WHERE agreement_id = agreement.id AND ${HOLDS}) phase ON true`;

const SCOPES = `CASE WHEN phase.in_force = 'NO' THEN '[]' ELSE (
  SELECT coalesce(json_agg(json_build_object('kind', kind, 'since', since, 'until', until) ORDER BY kind, id), '[]') ${TERMS}) END`;

const AMENDMENTS = `json_build_object('nodes', (
  SELECT coalesce(json_agg(json_build_object('sequence', sequence, 'title', title, 'effectiveOn', effective_on) ORDER BY sequence, id), '[]')
  FROM (SELECT * FROM amendment WHERE agreement_id = agreement.id AND outcome = 'AGREED' ORDER BY sequence, id LIMIT 20) amendment))`;

/** The first agreements of a row of `party`. */
function agreementsOf(count: number, fields: string): string {
  return `json_build_object('nodes', (
    SELECT coalesce(json_agg(json_build_object(${fields}) ORDER BY signed_ascending, agreement.id), '[]')
    FROM (SELECT agreement.* FROM agreement_party JOIN agreement ON agreement.id = agreement_id
      WHERE party_id = party.id AND concluded ORDER BY signed_ascending, agreement.id LIMIT ${count}) agreement ${PHASE}))`;
}

const ofOnePartner = (number: number, partners: readonly Partner[]) => ({ slug: at(partners, number).slug });

const small: Operation = {
  name: 'small',
  query: 'query Small($slug: String!) { partner(slug: $slug) { slug name acronym category } }',
  sql: ({ slug }) => ({
    text: `SELECT json_build_object('partner', (
      SELECT json_build_object('slug', slug, 'name', name, 'acronym', acronym, 'category', category)
      FROM party WHERE slug = $1 AND NOT is_host))::TEXT AS data`,
    values: [slug],
  }),
  variables: ofOnePartner,
};

const NESTED_FIELDS = `'slug', slug, 'title', title, 'signedOn', signed_on, 'status', phase.status, 'scopes', ${SCOPES}, 'amendments', ${AMENDMENTS}`;

const nested: Operation = {
  name: 'nested',
  query: `query Nested($slug: String!) {
    partner(slug: $slug) {
      name
      agreements(first: 20) {
        nodes { slug title signedOn status scopes { kind since until } amendments { nodes { sequence title effectiveOn } } }
      }
    }
  }`,
  sql: ({ slug }, today) => ({
    text: `SELECT json_build_object('partner', (
        SELECT json_build_object('name', name, 'agreements', ${agreementsOf(20, NESTED_FIELDS)})
        FROM party WHERE slug = $2 AND NOT is_host))::TEXT AS data`,
    values: [today, slug],
  }),
  variables: ofOnePartner,
};

const CATEGORIES = ['UN_AND_RELATED', 'GLOBAL_IO', 'REGIONAL_IO', 'NATIONAL_AUTHORITY', 'PRIVATE_ENTITY'];
const DIRECTIONS = ['ASC', 'DESC'] as const;

const list: Operation = {
  name: 'list',
  query: `query List($category: [PartyCategory!], $direction: OrderDirection!) {
    partners(first: 50, filter: { category: $category }, orderBy: [{ field: NAME, direction: $direction }]) {
      nodes { slug name agreements(first: 10) { nodes { slug title signedOn scopes { kind since until } } } }
    }
  }`,
  sql: ({ category, direction }, today) => ({
    text: `SELECT json_build_object('partners', json_build_object('nodes', (
        SELECT coalesce(json_agg(json_build_object('slug', slug, 'name', name, 'agreements',
          ${agreementsOf(10, `'slug', slug, 'title', title, 'signedOn', signed_on, 'scopes', ${SCOPES}`)}) ORDER BY name ${direction}, id), '[]')
        FROM (SELECT * FROM party WHERE NOT is_host AND category = ANY ($2) ORDER BY name ${direction}, id LIMIT 50) party)))::TEXT AS data`,
    values: [today, category],
  }),
  variables: (number) => ({
    category: subset(CATEGORIES, number),
    direction: at(DIRECTIONS, number),
  }),
};

const FILTERED = `FROM agreement WHERE concluded AND category = $2 AND signed_earliest IS NOT NULL AND signed_ascending >= $3 AND signed_latest <= $4
  AND EXISTS (SELECT FROM phase WHERE agreement_id = agreement.id AND in_force = 'YES'
    AND ${HOLDS})
  AND EXISTS (SELECT ${TERMS} AND kind = $5)`;

const SCOPES_ASKED = ['INFORMATION_EXCHANGE', 'DATABASE_ACCESS', 'TECHNICAL_ASSISTANCE'];

function filterVariables(number: number): Variables {
  const year = 1990 + (number % 28);
  return {
    category: at(CATEGORIES, number),
    from: `${year}-01-01`,
    to: `${year + 4}-12-31`,
    scope: at(SCOPES_ASKED, number),
  };
}

const filter: Operation = {
  name: 'filter',
  query: filterQuery('totalCount'),
  sql: ({ category, from, to, scope }, today) => ({
    text: `SELECT json_build_object('agreements', json_build_object('totalCount', (SELECT count(*) ${FILTERED}), 'nodes', ${filteredPage()}))::TEXT AS data`,
    values: [today, category, from, to, scope],
  }),
  variables: filterVariables,
};

/** The same without the count, which has to look at every row. */
const page: Operation = {
  name: 'page',
  query: filterQuery(''),
  sql: ({ category, from, to, scope }, today) => ({
    text: `SELECT json_build_object('agreements', json_build_object('nodes', ${filteredPage()}))::TEXT AS data`,
    values: [today, category, from, to, scope],
  }),
  variables: filterVariables,
};

function filterQuery(count: string): string {
  return `query Filter($category: PartyCategory!, $from: Date!, $to: Date!, $scope: ScopeKind!) {
    agreements(first: 20, filter: { category: [$category], signed: { from: $from, to: $to }, scopes: { any: [$scope] } }) {
      ${count} nodes { slug title signedOn status }
    }
  }`;
}

function filteredPage(): string {
  return `(SELECT coalesce(json_agg(json_build_object('slug', slug, 'title', title, 'signedOn', signed_on, 'status', phase.status)
      ORDER BY signed_ascending, agreement.id), '[]')
    FROM (SELECT * ${FILTERED} ORDER BY signed_ascending, id LIMIT 20) agreement ${PHASE})`;
}

const search: Operation = {
  name: 'search',
  query: `query Search($text: String!) {
    search(text: $text, first: 10) { nodes { score matched node { __typename ... on Party { slug } ... on Agreement { slug } } } }
  }`,
  sql: ({ text }) => {
    // What is found is looked for as the server does: of the ways that were tried this is the fastest.
    const statement = Prisma.sql`WITH first AS (SELECT * FROM (${hitsLike(String(text), PUBLIC)}) hit ORDER BY place LIMIT 10)
      SELECT json_build_object('search', json_build_object('nodes', (
        SELECT coalesce(json_agg(json_build_object('score', score, 'matched', matched, 'node',
          json_build_object('__typename', type, 'slug', CASE type WHEN 'Party' THEN (SELECT slug FROM party WHERE party.id = first.id)
            ELSE (SELECT slug FROM agreement WHERE agreement.id = first.id) END)) ORDER BY place), '[]') FROM first)))::TEXT AS data`;
    return { text: statement.text, values: statement.values };
  },
  variables: (number, partners) => ({ text: misspelt(at(partners, number).name) }),
};

export const OPERATIONS: readonly Operation[] = [small, nested, list, filter, search];

/** Those whose cost must not grow with the registry: all but counts. */
export const BOUNDED_OPERATIONS: readonly Operation[] = [small, nested, list, page, search];

export function operationNamed(name: string | undefined): Operation | undefined {
  return [...OPERATIONS, page].find((operation) => operation.name === name);
}

/** Goes round. */
function at<Value>(values: readonly Value[], number: number): Value {
  const value = values[number % values.length];
  if (value === undefined) throw new Error('There are none.');
  return value;
}

/** A name with one letter left out. */
function misspelt(name: string): string {
  const middle = Math.floor(name.length / 2);
  return name.slice(0, middle) + name.slice(middle + 1);
}

function subset<Value>(values: readonly Value[], number: number): Value[] {
  const mask = 1 + (number % (2 ** values.length - 1));
  return values.filter((_, index) => mask & (1 << index));
}
