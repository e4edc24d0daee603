// `npm run browse`: the example page, served as it is for whoever runs that, beside the whole server on another origin.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Listening, listen } from '../../server/http/listen.ts';
import { acting, REGISTRAR } from '../kit/acting.ts';
import { createTestApp } from '../kit/app.ts';
import { launchBrowser, watchForProblems } from '../kit/browser.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { root } from '../kit/files.ts';
import { propose, start, succeed } from '../kit/situations.ts';
import { getFreePort } from '../sdk/run-example.ts';

let database: TestDatabase;
let port: number;
let server: Listening;
let site: ChildProcess;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  database = await createTestDatabase();
  port = await getFreePort();
  origin = `http://127.0.0.1:${await getFreePort()}`;
  server = await serve();
  site = await startSite();
  browser = await launchBrowser();
});

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

afterAll(async () => {
  await browser?.close();
  site?.kill();
  await server?.close(0);
  await database?.close();
});

function serve(): Promise<Listening> {
  const { listener } = createTestApp(database, { corsOrigins: [origin], now: () => new Date('2026-11-24') });
  return listen(listener, { host: '127.0.0.1', port });
}

async function startSite(): Promise<ChildProcess> {
  const vite = ['node_modules/vite/bin/vite.js', 'sdk/examples/browse', '--port', new URL(origin).port];
  const settings = { CONCORDAT_URL: `http://127.0.0.1:${port}/graphql`, CONCORDAT_KEY: 'con_secret' };
  const env = { PATH: '/usr/bin:/bin', ...settings };
  const child = spawn(process.execPath, vite, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  for (let said = ''; !said.includes('ready in'); ) said += (await once(child.stdout, 'data'))[0];
  return child;
}

async function open(search: string) {
  const page = await browser.newPage();
  const problems = watchForProblems(page, origin);
  await page.goto(`${origin}/${search}`);
  const unexpected = () => problems.filter((problem) => !problem.includes(`127.0.0.1:${port}/graphql`));
  return { page, unexpected };
}

const expectHeading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** What the page says of the day that is chosen, once it says it of this day. */
async function saidOf(page: Page, day: string): Promise<string> {
  const answer = page.getByRole('region', { name: 'On a day of your choice' });
  await answer.getByText(`On ${day}:`).waitFor();
  return (await answer.textContent()) ?? '';
}

test("one finds a partner, its agreements and an agreement, and comes back by the browser's button", async () => {
  const { page, unexpected } = await open('');
  await page.getByText('67 of 67 partners').waitFor();

  await page.getByLabel('Find a partner').fill('kosovo');
  await page.getByText('1 of 67 partners').waitFor();
  await page.getByRole('link', { name: /Mission in Kosovo/ }).press('Enter');
  await expectHeading(page, /Mission in Kosovo/);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  await page.getByRole('link', { name: /^Cooperation between/ }).click();
  await expectHeading(page, /^Cooperation between INTERPOL/);

  expect(page.url()).toBe(`${origin}/?partner=unmik&agreement=unmik-cooperation`);
  expect(await page.title()).toMatch(/^Cooperation between INTERPOL .+ – Concordat$/);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.goBack();
  await expectHeading(page, /^United Nations Interim Administration Mission in Kosovo$/);
  await page.goBack();
  await expectHeading(page, 'The registry today');
  expect(unexpected()).toEqual([]);
});

test('what held is told for the day before an amendment, its day and one after, with its text', async () => {
  const registrar = acting(database).as(REGISTRAR);
  await start(registrar, 'shown', { title: 'An agreement to show' });
  const amendment = await propose(registrar, 'shown', '2026-11-01', [
    { addScope: { kind: 'DATABASE_ACCESS' } },
    { replaceProvision: { number: '1', text: 'The parties cooperate closely.' } },
  ]);
  for (const party of ['interpol', 'europol'])
    await succeed(registrar, 'ConsentToAmendment', { amendment, party, on: '2026-10-01' });
  const { page, unexpected } = await open('?agreement=shown&on=2026-01-31');

  expect(await saidOf(page, '31 January 2026')).toContain('On 31 January 2026: Signed');
  await page.getByLabel('Day', { exact: true }).fill('2026-10-31');
  const before = await saidOf(page, '31 October 2026');
  expect(before).toMatch(/: In force[\s\S]+Information exchange[\s\S]+The parties cooperate\.On which/);
  expect(before).not.toMatch(/Database access|amendment/);
  await page.getByLabel('Day', { exact: true }).fill('2026-11-01');
  const after = await saidOf(page, '1 November 2026');
  expect(after).toMatch(/: In force[\s\S]+Database access[\s\S]+The parties cooperate closely\.On which/);
  expect(after).toContain('As amended by amendment 1, in effect since 1 November 2026.');
  await page.getByRole('link', { name: '1 February 2026' }).click();
  expect(await saidOf(page, '1 February 2026')).not.toContain('Database access');

  expect(new URL(page.url()).searchParams.get('on')).toBe('2026-02-01');
  expect(unexpected()).toEqual([]);
});

test('that something is not known is said plainly, with what is missing', async () => {
  const { page } = await open('?partner=unmik&agreement=unmik-cooperation&on=2017-12-03');

  const said = await saidOf(page, '3 December 2017');

  expect(said).toContain('On 3 December 2017: Not known');
  expect(said).toContain('No source tells well enough when it entered into force.');
  expect(said).toContain('Database access (possibly)');
});

test.each(['?partner=%3Cb%3E', '?agreement=nothing&on=x'])(
  'an address of nothing, %s, is told',
  async (search) => {
    const { page, unexpected } = await open(search);

    await expectHeading(page, /^There is no (partner|agreement) “/);
    expect(unexpected()).toEqual([]);
  },
);

test('a server that is gone is told with what to do, and asked again when it is back', async () => {
  const { page } = await open('?partner=wco');
  await expectHeading(page, 'World Customs Organization');
  await server.close(0);

  await page.getByRole('link', { name: /Motor Vehicle/ }).click();
  await page
    .getByRole('alert')
    .getByText(`No registry answers at http://127.0.0.1:${port}/graphql.`)
    .waitFor();
  server = await serve();
  await page.getByRole('button', { name: 'Try again' }).click();

  await expectHeading(page, /Motor Vehicle/);
});

test('on a phone nothing is wider than the screen', async () => {
  const { page } = await open('?partner=wco&agreement=wco-special-motor-vehicles');
  await page.setViewportSize({ width: 320, height: 640 });
  await expectHeading(page, /Motor Vehicle/);

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('the page learns no secret of whoever serves it', async () => {
  const script = await (await fetch(`${origin}/registry.ts`)).text();

  expect(script).toContain(`:${port}/graphql`);
  expect(script).not.toContain('con_secret');
});
