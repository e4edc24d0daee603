import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { bundleGraphiql, readReadyQueries } from '../../server/http/graphiql/bundle.js';
import type { Listening } from '../../server/http/listen.ts';
import { acting, REGISTRAR } from '../kit/acting.ts';
import { createTestApp, listenForTest } from '../kit/app.ts';
import { launchBrowser, watchForProblems } from '../kit/browser.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { succeed } from '../kit/situations.ts';

const READY_TABS = ['PartnerAgreements', 'DatabaseAccess', 'Overview', 'Search', 'Evidence'];

let folder: string;
let database: TestDatabase;
let server: Listening;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-graphiql-'));
  await bundleGraphiql(folder);
  database = await createTestDatabase();
  const listening = await listenForTest(createTestApp(database, { graphiqlDirectory: folder }));
  server = listening;
  origin = listening.origin;
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close(0);
  await database?.close();
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

test('the ledger can be followed, and the connection ends when the reader stops it', async () => {
  const { page } = await open('/graphql?query=subscription+Follow+{events{kind+party{slug}}}');

  await page.getByRole('button', { name: /^Execute query/ }).click();
  await waitForStreams(1);
  const registrar = acting(database).as(REGISTRAR);
  await succeed(registrar, 'RegisterParty', { slug: 'followed', name: 'Followed', category: 'GLOBAL_IO' });
  await expectText(page, '.result-window', '"followed"');
  await page.getByRole('button', { name: /^Stop query/ }).click();
  await waitForStreams(0);
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
async function open(path: string, at = origin) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const problems = watchForProblems(page, at);
  await page.goto(at + path);
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

async function waitForStreams(count: number): Promise<void> {
  const isReached = async () =>
    (await (await fetch(`${origin}/metrics`)).text()).includes(`concordat_subscriptions_open ${count}\n`);
  while (!(await isReached()));
}
