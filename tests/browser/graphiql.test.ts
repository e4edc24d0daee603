import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSchema, createYoga } from 'graphql-yoga';
import type { Browser, Page } from 'playwright-core';
import { bundleGraphiql, readReadyQueries } from '../../server/http/graphiql/bundle.js';
import { useGraphiqlPage } from '../../server/http/graphiql/use-graphiql-page.ts';
import { launchBrowser, watchForProblems } from '../kit/browser.ts';

const TYPES = `
  scalar EdtfDate
  type Query {
    partner(slug: String!): Party
    agreement(slug: String!): Agreement
    agreements(filter: AgreementFilter, orderBy: [AgreementOrder!]): Agreements!
    search(text: String!, first: Int): Hits!
  }
  type Subscription { ticks: Int! }
  type Party { slug: String! name: String! acronym: String agreements(first: Int): Agreements! }
  type Agreements { totalCount: Int! nodes: [Agreement!]! facets: Facets! }
  type Agreement {
    slug: String! title: String! status: String! signedOn: EdtfDate inForceOn: EdtfDate
    partners: [Party!]! scopes: [Scope!]! supplements: Agreement events(first: Int): Events!
  }
  type Scope { kind: ScopeKind! note: String sources: [Source!]! }
  enum ScopeKind { DATABASE_ACCESS }
  type Source { title: String! url: String }
  type Events { nodes: [Event!]! }
  type Event { on: EdtfDate kind: String! disputed: Boolean! party: Party sources: [Source!]! recordedAt: String! }
  type Facets { category: [Facet!]! scope: [Facet!]! kind: [Facet!]! status: [Facet!]! year: [Facet!]! }
  type Facet { value: String! count: Int! }
  type Hits { totalCount: Int! nodes: [Hit!]! }
  type Hit { score: Float! matched: String! node: Found! }
  union Found = Party | Agreement
  input AgreementFilter { scopes: ScopeFilter }
  input ScopeFilter { any: [ScopeKind!] }
  input AgreementOrder { field: AgreementOrderField! direction: OrderDirection! }
  enum AgreementOrderField { SIGNED_ON }
  enum OrderDirection { ASC DESC }
`;

const NO_AGREEMENTS = {
  totalCount: 0,
  nodes: [],
  facets: { category: [], scope: [], kind: [], status: [], year: [] },
};
const WCO = { slug: 'wco', name: 'World Customs Organization', acronym: 'WCO', agreements: NO_AGREEMENTS };

function createApi(directory: string) {
  return createYoga({
    graphiql: false,
    landingPage: false,
    logging: false,
    plugins: [useGraphiqlPage({ directory })],
    schema: createSchema({
      typeDefs: TYPES,
      resolvers: {
        Query: {
          partner: () => WCO,
          agreements: () => NO_AGREEMENTS,
          search: () => ({ totalCount: 0, nodes: [] }),
        },
        Subscription: { ticks: { subscribe: countForEver } },
      },
    }),
  });
}

let streamsEnded = 0;

async function* countForEver() {
  try {
    for (let ticks = 1; ; ticks += 1) {
      yield { ticks };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    streamsEnded += 1;
  }
}

const READY_TABS = ['PartnerAgreements', 'DatabaseAccess', 'Overview', 'Search', 'Evidence'];

let folder: string;
let server: Server;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-graphiql-'));
  await bundleGraphiql(folder);
  server = createServer(createApi(folder));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The test server has no port.');
  origin = `http://127.0.0.1:${address.port}`;
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

test('a browser gets a page that works, complains of nothing and asks nothing of any other host', async () => {
  const { page, problems } = await open('/graphql');

  await page.getByRole('button', { name: /^Execute query/ }).click();
  await expectText(page, '.result-window', 'World Customs Organization');
  expect(await page.title()).toBe('Concordat');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(problems).toEqual([]);
});

test('the first visit finds the ready queries in tabs, the first with its variables', async () => {
  const { page } = await open('/graphql');

  expect(await tabNames(page)).toEqual(READY_TABS);
  await expectText(page, '.graphiql-query-editor', 'query PartnerAgreements');
  await expectText(page, '.graphiql-editor-tool', '"partner": "wco"');
});

test('the documentation pane shows what the schema says', async () => {
  const { page } = await open('/graphql');

  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByRole('link', { name: 'Query' }).click();
  await expectText(page, '.graphiql-doc-explorer', 'agreements');
});

test('a link brings a query of its own into a first tab, where a mistake is underlined', async () => {
  const { page, problems } = await open('/graphql?query=query+Mine+{nothing}&variables={"a":1}');

  await page.locator('.graphiql-query-editor .squiggly-error').waitFor();
  expect(await tabNames(page)).toEqual(['Mine', ...READY_TABS]);
  await expectText(page, '.graphiql-editor-tool', '{"a":1}');
  expect(page.url()).toBe(`${origin}/graphql`);
  expect(problems).toEqual([]);
});

test('a ready query can be had back after its tab was closed', async () => {
  const { page } = await open('/graphql');

  await page.getByRole('button', { name: 'Close Tab' }).first().click();
  await page.getByRole('button', { name: 'Show Ready queries' }).click();
  await page.getByRole('button', { name: 'Who agreed what with whom?' }).click();
  await expectText(page, '.graphiql-query-editor', 'query PartnerAgreements');
  await expectText(page, '.graphiql-editor-tool', '"partner": "wco"');
});

test('a subscription can be followed, and its connection ends when the reader stops it', async () => {
  const { page } = await open('/graphql?query=subscription+Follow+{ticks}');

  await page.getByRole('button', { name: /^Execute query/ }).click();
  await expectText(page, '.result-window', '"ticks"');
  await page.getByRole('button', { name: /^Stop query/ }).click();
  await waitUntil(() => streamsEnded === 1);
});

test('the second visit takes every file from the cache', async () => {
  const { page } = await open('/graphql');
  const first = await loadedAssets(page);
  await page.goto(`${origin}/graphql`);
  await ready(page);
  const second = await loadedAssets(page);

  expect(first.filter(({ transferBytes }) => transferBytes > 0).length).toBeGreaterThan(10);
  const again = second.filter(({ name }) => first.some((asset) => asset.name === name));
  expect(again.length).toBeGreaterThan(10);
  expect(again.filter(({ transferBytes }) => transferBytes > 0)).toEqual([]);
});

test('every ready query is answered without an error', async () => {
  for (const { query, variables } of await readReadyQueries()) {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: JSON.parse(variables) }),
    });

    expect(await response.json()).not.toHaveProperty('errors');
  }
});

/** A browser of its own, without memory of an earlier visit. */
async function open(path: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const problems = watchForProblems(page, origin);
  await page.goto(origin + path);
  await ready(page);
  return { page, problems };
}

function ready(page: Page): Promise<void> {
  return page.locator('.graphiql-query-editor .view-line').first().waitFor();
}

function loadedAssets(page: Page) {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => name.includes('/graphql/assets/'))
      .map(({ name, transferSize }) => ({ name, transferBytes: transferSize })),
  );
}

function tabNames(page: Page): Promise<string[]> {
  return page.getByRole('tab').allInnerTexts();
}

/** Waits until the text is on the page, whatever spaces the editor shows it with. */
async function expectText(page: Page, selector: string, text: string): Promise<void> {
  const spaced = new RegExp(
    text
      .split(' ')
      .map((word) => word.replace(/[^\w]/g, '\\$&'))
      .join('\\s'),
  );
  await page.locator(selector).filter({ hasText: spaced }).first().waitFor();
}

async function waitUntil(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 10));
}
