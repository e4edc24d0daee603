// `npm start` runs the bundled server, in which packages stand otherwise than in files of their own.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { type ServerProcess, startBuiltServer } from './server-process.ts';

let database: TestDatabase;
let server: ServerProcess | undefined;

beforeAll(async () => {
  database = await createTestDatabase('empty');
  await database.sql('DROP SCHEMA public CASCADE');
  await database.sql('CREATE SCHEMA public');
});

afterEach(() => {
  server?.child.kill('SIGKILL');
});

afterAll(() => database?.close());

test('the server that `npm start` runs makes the registry, answers, exports, serves GraphiQL and stops when told', async () => {
  server = startBuiltServer({ DATABASE_URL: database.url, GRAPHIQL: 'true' });
  const origin = await server.address();

  const answer = await fetch(`${origin}/graphql?query={host{slug}}`);
  const csv = await fetch(`${origin}/export/agreements.csv`);
  const page = await fetch(`${origin}/graphql`, { headers: { accept: 'text/html' } });
  server.child.kill('SIGTERM');

  expect(await answer.json()).toMatchObject({ data: { host: { slug: 'interpol' } } });
  expect((await csv.text()).split('\r\n').length).toBeGreaterThan(77);
  expect(await page.text()).toContain('<title>Concordat</title>');
  expect(await server.exitCode()).toBe(0);
  expect(server.output.stderr).toBe('');
});
