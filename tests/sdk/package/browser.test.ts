// The package in a page, which is of another origin than the registry.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../kit/browser.ts';
import { type RegistryServer, serveRegistry } from '../serve-registry.ts';
import { ALL, bundle, probe } from './bundle.ts';
import { createStranger, type Stranger } from './stranger.ts';

let stranger: Stranger;
let server: RegistryServer;
let browser: Browser;
let script = '';
const allowed = createServer(answer);
const other = createServer(answer);

function answer({ url }: IncomingMessage, response: ServerResponse): void {
  const isScript = url === '/page.js';
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
  response.end(isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>');
}

beforeAll(async () => {
  for (const site of [allowed, other]) await once(site.listen(0, '127.0.0.1'), 'listening');
  [stranger, server, browser] = await Promise.all([
    createStranger(),
    serveRegistry(originOf(allowed)),
    launchBrowser(),
  ]);
  script = await bundle(stranger, probe(server.url), 'esm');
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  allowed.close();
  other.close();
  await stranger?.close();
});

const originOf = (site: Server) => `http://127.0.0.1:${Object(site.address()).port}`;

/** What the script sees on a page of this site. */
async function seenFrom(site: Server): Promise<unknown> {
  const page = await browser.newPage();
  await page.goto(originOf(site));
  const seen: string = await page.evaluate('seen');
  await page.close();
  return JSON.parse(seen);
}

test('a page can use it where the registry allows its origin', async () => {
  expect(await seenFrom(allowed)).toEqual(ALL);
});

test('a page that the registry does not allow is told so by a value', async () => {
  expect(await seenFrom(other)).toEqual({ kind: 'transport', code: 'NETWORK_FAILED' });
});
