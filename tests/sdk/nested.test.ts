// Lists within lists, each read on by itself: a partner's agreements, and the amendments of each.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient } from '../../sdk/index.ts';
import { createApiKey } from '../../server/auth/api-key.ts';
import { acting, REGISTRAR } from '../kit/acting.ts';
import { createTestApp, listenForTest } from '../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { propose, start, succeed } from '../kit/situations.ts';

const DAYS = ['2026-12-01', '2026-12-02', '2026-12-03'];

let database: TestDatabase;
let url: string;
let token: string;
let close: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  const server = await listenForTest(createTestApp(database));
  close = () => server.close(0);
  url = `${server.origin}/graphql`;
  const registrar = acting(database).as(REGISTRAR);
  const party = { slug: 'nested', name: 'Nested', category: 'GLOBAL_IO' };
  await succeed(registrar, 'RegisterParty', party);
  for (const slug of ['nested-a', 'nested-b']) {
    await start(registrar, slug, { partners: [party.slug] });
    for (const day of DAYS) await propose(registrar, slug, day);
  }
  ({ token } = await createApiKey(database.db, { role: 'REGISTRAR', partyId: null, label: null }));
});

afterAll(async () => {
  await close?.();
  await database?.close();
});

/** A client, and how often it has asked. */
function watched() {
  const asked = { count: 0 };
  const counting = (to: string, init: RequestInit) => {
    asked.count += 1;
    return fetch(to, init);
  };
  return { client: createClient({ url, token, fetch: counting }), asked };
}

test('each level asks for its own next page, one ahead and no more', async () => {
  const { client, asked } = watched();
  const seen: [string, string, number][] = [];

  for await (const { slug } of client.partners.agreements('nested', { first: 1 })) {
    for await (const { effectiveOn } of client.agreements.amendments(slug, { first: 1 })) {
      seen.push([slug, String(effectiveOn), asked.count]);
    }
  }

  const [first, second, third] = DAYS;
  expect(seen).toEqual([
    ['nested-a', first, 4],
    ['nested-a', second, 5],
    ['nested-a', third, 5],
    ['nested-b', first, 7],
    ['nested-b', second, 8],
    ['nested-b', third, 8],
  ]);
  expect(asked.count).toBe(8);
});
