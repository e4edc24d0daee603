import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import type { Listening } from '../../../server/http/listen.ts';
import { createTestApp, listenForTest } from '../../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';

let database: TestDatabase;
let server: Listening & { readonly origin: string };

beforeAll(async () => {
  database = await createTestDatabase('empty');
  server = await listenForTest(createTestApp(database));
});

afterAll(async () => {
  await server?.close(0);
  await database?.close();
});

const audits = serverAudits({ url: () => `${server.origin}/graphql` });

test('the specification of GraphQL over HTTP has as many audits as we know of', () => {
  expect(audits).toHaveLength(61);
});

test.each(audits.map(({ id, name, fn }) => ({ id, name, fn })))(
  'GraphQL over HTTP, audit $id: the server $name',
  async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'ok' });
  },
);
