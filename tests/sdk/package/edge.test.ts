// The package where edge workers run: the web's globals and nothing of Node's.

import { EdgeVM } from '@edge-runtime/vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RegistryServer, serveRegistry } from '../serve-registry.ts';
import { ALL, bundle, probe } from './bundle.ts';
import { createStranger, type Stranger } from './stranger.ts';

let stranger: Stranger;
let server: RegistryServer;

beforeAll(async () => {
  [stranger, server] = await Promise.all([createStranger(), serveRegistry()]);
});

afterAll(async () => {
  await server?.close();
  await stranger?.close();
});

test('an edge worker can use it', async () => {
  const worker = new EdgeVM();

  worker.evaluate(await bundle(stranger, probe(server.url), 'iife'));

  expect(JSON.parse(await worker.evaluate<Promise<string>>('seen'))).toEqual(ALL);
  expect(worker.evaluate('typeof process + typeof require + typeof Buffer')).toBe('undefined'.repeat(3));
});
