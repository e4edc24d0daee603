import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AgreementFilter } from '../../server/agreement/filter.ts';
import type { PartyFilter } from '../../server/agreement/party-filter.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { agreementFilters, partyFilters } from '../kit/filter-trees.ts';
import {
  isPartnerSelected,
  isSelected,
  type PlainAgreement,
  type PlainParty,
  readAgreements,
} from '../kit/naive.ts';
import { createQuery, type Query, TODAY } from '../kit/query.ts';
import { addVariety } from '../kit/variety.ts';

let database: TestDatabase;
let api: Query;
let agreements: PlainAgreement[];
let partners: PlainParty[];

beforeAll(async () => {
  database = await createTestDatabase();
  await addVariety(database.db);
  api = createQuery(database);
  agreements = await readAgreements(database.db);
  partners = await database.db.party.findMany({ where: { isHost: false }, include: { aliases: true } });
});

afterAll(() => database.close());

interface Found {
  readonly totalCount: number;
  readonly nodes: readonly { readonly slug: string }[];
}

const slugs = (rows: readonly { readonly slug: string }[]) => rows.map(({ slug }) => slug).sort();

/** Throws unless the list and its count are those of the same slugs. */
function slugsOf({ totalCount, nodes }: Found): string[] {
  expect(totalCount).toBe(nodes.length);
  return slugs(nodes);
}

async function findAgreements(filter: AgreementFilter | null): Promise<string[]> {
  const data = await api.query<{ agreements: Found }>(
    'query ($filter: AgreementFilter) { agreements(first: 100, filter: $filter) { totalCount nodes { slug } } }',
    { filter },
  );
  return slugsOf(data.agreements);
}

async function findPartners(filter: PartyFilter | null): Promise<string[]> {
  const data = await api.query<{ partners: Found }>(
    'query ($filter: PartyFilter) { partners(first: 100, filter: $filter) { totalCount nodes { slug } } }',
    { filter },
  );
  return slugsOf(data.partners);
}

const plainly = (filter: AgreementFilter) =>
  slugs(agreements.filter((each) => isSelected(each, filter, TODAY)));

describe('agreements', () => {
  test.each<[string, AgreementFilter]>([
    ['slug', { slug: ['un-cooperation', 'nobody', 'wco-cooperation'] }],
    ['category', { category: ['PRIVATE_ENTITY', 'GLOBAL_IO'] }],
    ['kind', { kind: ['MEMORANDUM_OF_UNDERSTANDING'] }],
    ['partner', { partner: ['wco', 'un'] }],
    ['partner that has left since', { partner: ['au'], on: '2014-12-31' }],
    ['partner that has left', { partner: ['au'], on: '2015-01-01' }],
    ['partner that is bound by what is in force', { partner: ['au'], inForce: ['YES', 'NO'] }],
    ['partner, inside a filter of a day', { on: '2015-01-01', and: [{ partner: ['au'] }] }],
    [
      'any scope, certainly or possibly in a filter inside',
      { inForce: ['YES', 'UNKNOWN'], and: [{ scopes: { any: ['DATABASE_ACCESS'] } }] },
    ],
    ['any scope', { scopes: { any: ['DATABASE_ACCESS', 'RECIPROCAL_REPRESENTATION'] } }],
    ['all scopes', { scopes: { all: ['INFORMATION_EXCHANGE', 'TECHNICAL_ASSISTANCE'] } }],
    [
      'all scopes, and any of others',
      { scopes: { any: ['DATABASE_ACCESS', 'TECHNICAL_ASSISTANCE'], all: ['INFORMATION_EXCHANGE'] } },
    ],
    ['status', { status: ['REPLACED', 'EXPIRED', 'UNKNOWN'] }],
    ['status on a day', { status: ['SUSPENDED'], on: '2005-06-01' }],
    ['certainty', { inForce: ['UNKNOWN', 'NO'] }],
    ['certainty on a day', { inForce: ['UNKNOWN'], on: '2003-03-03' }],
    ['scopes on a day that surely hold', { scopes: { any: ['TECHNICAL_ASSISTANCE'] }, on: '2004-01-01' }],
    [
      'scopes on a day that possibly hold',
      { scopes: { any: ['INFORMATION_EXCHANGE'] }, inForce: ['YES', 'UNKNOWN'], on: '2010-01-01' },
    ],
    ['signature from a day on', { signed: { from: '2009-12-17' } }],
    ['signature up to a day', { signed: { to: '2003-03-03' } }],
    ['signature in a range', { signed: { from: '1997-07-08', to: '2002-12-31' } }],
    ['known signature', { signed: {} }],
    ['text', { text: 'united nations' }],
    ['text with accents left out', { text: 'evidence' }],
    ['text with accents put in', { text: 'ünited Nätions' }],
    ['amended', { amended: true }],
    ['not amended', { amended: false }],
    ['missing signature', { missing: ['SIGNED_ON'] }],
    ['missing entry into force', { missing: ['IN_FORCE_ON'] }],
    ['missing scopes or kind', { missing: ['SCOPES', 'KIND'] }],
    ['missing kind', { missing: ['KIND'] }],
  ])(
    'are selected by %s as its description says, and all others by its complement',
    async (_what, filter) => {
      const expected = plainly(filter);
      expect(expected.length).toBeGreaterThan(0);

      expect(await findAgreements(filter)).toEqual(expected);
      expect([...(await findAgreements({ not: filter })), ...expected].sort()).toEqual(slugs(agreements));
    },
  );

  test('are selected by any tree of filters as by reading it word by word', async () => {
    const trees = agreementFilters(slugs(agreements), slugs(partners));
    await fc.assert(
      fc.asyncProperty(trees, async (filter) => {
        expect(await findAgreements(filter)).toEqual(plainly(filter));
      }),
      { numRuns: 60 },
    );
  });

  test.each<[string, AgreementFilter | null, number]>([
    ['nothing told', null, 85],
    ['an empty filter', {}, 85],
    [
      'nulls',
      { slug: null, kind: null, text: null, on: null, scopes: null, signed: null, amended: null, not: null },
      85,
    ],
    ['an empty list of values', { slug: [] }, 0],
    ['an empty list of statuses', { status: [] }, 0],
    ['an empty list of scopes, any of them', { scopes: { any: [] } }, 0],
    ['an empty list of scopes, all of them', { scopes: { all: [] } }, 85],
    ['one scope told thousands of times', { scopes: { all: Array(3000).fill('DATABASE_ACCESS') } }, 4],
    ['no scope at all told', { scopes: {} }, 85],
    ['an empty list of gaps', { missing: [] }, 0],
    ['an empty and', { and: [] }, 85],
    ['an empty or', { or: [] }, 0],
    ['the complement of everything', { not: {} }, 0],
    ['the complement of nothing', { not: { or: [] } }, 85],
    ['a complement of a complement', { not: { not: { slug: ['un-cooperation'] } } }, 1],
  ])('are, for %s, so many', async (_what, filter, count) => {
    expect(await findAgreements(filter)).toHaveLength(count);
  });

  test('of one day match a range that begins and ends with it, and no narrower one', async () => {
    const signed = (from: string, to: string) =>
      findAgreements({ slug: ['un-cooperation'], signed: { from, to } });

    expect(await signed('1997-07-08', '1997-07-08')).toHaveLength(1);
    expect(await signed('1997-07-09', '1997-12-31')).toHaveLength(0);
    expect(await signed('1997-01-01', '1997-07-07')).toHaveLength(0);
    expect(await signed('1997-07-08', '1997-07-07')).toHaveLength(0);
  });

  test('known to a month match a range only where all of it lies inside', async () => {
    const signed = (from: string, to: string) =>
      findAgreements({ slug: ['sadc-cooperation'], signed: { from, to } });

    expect(await signed('2012-02-01', '2012-02-29')).toHaveLength(1);
    expect(await signed('2012-02-02', '2012-02-29')).toHaveLength(0);
    expect(await signed('2012-02-01', '2012-02-28')).toHaveLength(0);
  });

  test('are taken on the day of the filter around, unless an inner filter names its own', async () => {
    const suspended: AgreementFilter = { status: ['SUSPENDED'] };
    const on = '2005-06-01';
    const expected = ['triple-pact', 'triple-supplement', 'triple-survivor'];

    expect(await findAgreements({ on, and: [suspended] })).toEqual(expected);
    expect(await findAgreements({ on, or: [{ and: [suspended] }] })).toEqual(expected);
    expect(await findAgreements({ on, and: [{ on: TODAY, and: [suspended] }] })).toEqual([]);
    expect(await findAgreements({ and: [{ on, ...suspended }, { status: ['IN_FORCE'] }] })).toEqual(expected);
    expect(await findAgreements({ on, not: { not: suspended } })).toEqual(expected);
  });

  test.each([
    '%',
    '_',
    '\\',
    '%%',
    'u_ited',
    '100%',
    "'",
    '"',
    ';--',
    '&|!:*',
    '(',
    '[a-z]+',
    '.*',
    '🙂',
    'שלום',
  ])('are looked for by the text %s itself, and by no pattern', async (text) => {
    expect(await findAgreements({ text })).toEqual(plainly({ text }));
  });
});

describe('partners', () => {
  const naively = (filter: PartyFilter) =>
    slugs(partners.filter((party) => isPartnerSelected(party, agreements, filter, TODAY)));

  test.each<[string, PartyFilter]>([
    ['slug', { slug: ['un', 'nobody', 'wco', 'interpol'] }],
    ['category', { category: ['PRIVATE_ENTITY'] }],
    ['a name', { name: 'organization' }],
    ['an acronym', { name: 'emcca' }],
    ['an alias without its accents', { name: 'secretariat general' }],
    ['any scope', { scopes: { any: ['DATABASE_ACCESS'] } }],
    ['all scopes of one agreement', { scopes: { all: ['INFORMATION_EXCHANGE', 'TECHNICAL_ASSISTANCE'] } }],
  ])(
    'are selected by %s as its description says, and all others by its complement',
    async (_what, filter) => {
      const expected = naively(filter);
      expect(expected.length).toBeGreaterThan(0);

      expect(await findPartners(filter)).toEqual(expected);
      expect([...(await findPartners({ not: filter })), ...expected].sort()).toEqual(slugs(partners));
    },
  );

  test('are selected by any tree of filters as by reading it word by word', async () => {
    await fc.assert(
      fc.asyncProperty(partyFilters(slugs(partners)), async (filter) => {
        expect(await findPartners(filter)).toEqual(naively(filter));
      }),
      { numRuns: 60 },
    );
  });

  test('never hold the host, whatever selects it', async () => {
    for (const filter of [
      null,
      {},
      { slug: ['interpol'] },
      { not: { slug: ['un'] } },
      { or: [{ slug: ['interpol'] }] },
    ])
      expect(await findPartners(filter)).not.toContain('interpol');
    expect(await api.query('{ partner(slug: "interpol") { slug } host { slug } }')).toEqual({
      partner: null,
      host: { slug: 'interpol' },
    });
  });
});

test.each([
  ['a filter of too many filters', { or: Array.from({ length: 101 }, () => ({})) }],
  ['a list of too many values', { slug: Array.from({ length: 101 }, (_, number) => `slug-${number}`) }],
  ['an empty text', { text: '  ' }],
  ['a text that is all accents', { text: '´' }],
  ['a text too long', { text: 'x'.repeat(201) }],
  ['a text too long deep inside', { not: { or: [{ text: 'x'.repeat(201) }] } }],
])('%s is refused with what to change', async (_what, filter) => {
  const { data, errors } = await api.queryRaw(
    'query ($filter: AgreementFilter) { agreements(filter: $filter) { totalCount } }',
    {
      filter,
    },
  );

  expect(data).toBeNull();
  expect(errors).toEqual([
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) }),
  ]);
});
