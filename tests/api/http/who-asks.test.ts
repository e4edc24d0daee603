import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { type Instance, startInstance } from '../../kit/instance.ts';

let database: TestDatabase;
let server: Instance;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startInstance(database);
});

afterAll(async () => {
  await server?.close();
  await database?.close();
});

test('who asks is found out once for a request, also where the answer is that nobody is', async () => {
  const body = { query: '{ host { slug } }' };
  // Known from then on, so that each of those who answer in front of Yoga wants to know who asks.
  await server.send(body);
  server.statements.length = 0;

  const refused = await server.send(body, { authorization: `Bearer con_${'x'.repeat(43)}` });

  expect(refused.status).toBe(401);
  expect(server.statements.filter((sql) => sql.includes('"api_key"'))).toHaveLength(1);
});
