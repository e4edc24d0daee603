import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestApp, post, type TestApp } from '../../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase('empty');
  app = createTestApp(database);
});

afterAll(() => database?.close());

const ask = (path: string, method = 'GET') => app.fetch(`http://localhost${path}`, { method });
const metricsOf = async (each: TestApp) => (await each.fetch('http://localhost/metrics')).text();

test('a live process says so without asking the database', async () => {
  database.statements.length = 0;
  const response = await ask('/health');

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'alive' });
  expect(database.statements).toEqual([]);
});

test('a server whose database answers is ready', async () => {
  const response = await ask('/ready');

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ready' });
});

test('probes that come together ask the database once', async () => {
  database.statements.length = 0;
  await Promise.all([ask('/ready'), ask('/ready'), ask('/ready'), ask('/ready', 'HEAD')]);

  expect(database.statements).toHaveLength(1);
});

test('a server that is about to stop is not ready, but alive and answers', async () => {
  const stopping = createTestApp(database);
  stopping.announceStop();

  const ready = await stopping.fetch('http://localhost/ready');

  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ status: 'unavailable', reason: 'The server is about to stop.' });
  expect((await stopping.fetch('http://localhost/health')).status).toBe(200);
  expect((await post(stopping, '{ __typename }')).data).toEqual({ __typename: 'Query' });
});

test('requests are counted by what they asked for and how it went, and errors by their code', async () => {
  const counted = createTestApp(database);
  await post(counted, 'query Named { __typename }');
  await post(counted, '{ nothing }');
  await counted.fetch('http://localhost/nothing');

  const text = await metricsOf(counted);

  expect(text).toContain('concordat_http_requests_total{route="graphql",method="POST",status="200"} 1');
  expect(text).toContain('concordat_http_requests_total{route="graphql",method="POST",status="400"} 1');
  expect(text).toContain('concordat_http_requests_total{route="unknown",method="GET",status="404"} 1');
  expect(text).toContain(
    'concordat_http_request_duration_seconds_count{route="graphql",operation="query"} 2',
  );
  expect(text).toContain('concordat_graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1');
  expect(text).toContain('process_cpu_seconds_total');
});

test('what clients make up adds no line to the metrics', async () => {
  const hostile = createTestApp(database);
  const ask = async (round: string) => {
    await post(hostile, `query Made${round} { __typename nothing${round} }`, {}, { 'user-agent': round });
    await hostile.fetch(`http://localhost/made/${round}`, { method: 'PROPFIND' });
    await hostile.fetch(`http://localhost/graphql?${round}`, { method: `MADE${round}` });
  };
  const linesOf = async () =>
    (await metricsOf(hostile)).split('\n').filter((line) => line.startsWith('concordat_')).length;

  await ask('0');
  await metricsOf(hostile);
  const before = await linesOf();
  for (let round = 1; round <= 20; round += 1) await ask(String(round));

  expect(await linesOf()).toBe(before);
  expect(await metricsOf(hostile)).not.toMatch(/made/i);
});

test('the metrics of one app are not those of another in the same process', async () => {
  const quiet = createTestApp(database);
  await ask('/health');

  expect(await metricsOf(quiet)).not.toContain('concordat_http_requests_total{');
});
