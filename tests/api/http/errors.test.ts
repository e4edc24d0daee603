import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createSchema, createYoga } from 'graphql-yoga';
import { usePublicErrors } from '../../../server/http/use-public-errors.ts';
import { useRequestFacts } from '../../../server/http/use-request-facts.ts';
import { createTestApp, createTestLog, post, type TestApp } from '../../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = createTestApp(database);
  // The server knows nothing of this: whatever asks for the column fails by no fault of the request.
  await database.sql('ALTER TABLE party RENAME COLUMN acronym TO abbreviation');
});

beforeEach(() => {
  app.log.length = 0;
});

afterAll(() => database?.close());

test('of a fault of ours the client is told only that it happened, and the id to report', async () => {
  const { data, errors, status, headers } = await post(app, '{ partner(slug: "wco") { acronym } }');

  const requestId = String(headers.get('x-request-id'));
  expect(requestId).toMatch(UUID);
  expect({ data, errors, status }).toEqual({
    status: 200,
    data: { partner: null },
    errors: [
      {
        message: 'Something went wrong on our side. Report it with the request id.',
        locations: [{ line: 1, column: 3 }],
        path: ['partner'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
      },
    ],
  });
});

test('its cause is logged with the request id', async () => {
  const { headers, errors } = await post(app, '{ a: partner(slug: "wco") { slug acronym name } }');
  const faults = app.log.filter(({ level }) => level === 50);

  expect(errors).toHaveLength(1);
  expect(faults).toMatchObject([{ requestId: headers.get('x-request-id') }]);
  expect(faults[0]?.stack).toMatch(/acronym[\s\S]+\n +at /);
});

test('one fault that spoils several fields is one entry in the log', async () => {
  const fault = new Error('the disk is on fire');
  const fail = () => {
    throw fault;
  };
  const yoga = createYoga({
    schema: createSchema({
      typeDefs: 'type Query { a: Int b: Int }',
      resolvers: { Query: { a: fail, b: fail } },
    }),
    maskedErrors: false,
    logging: false,
    plugins: [useRequestFacts({ trustProxy: false }), usePublicErrors({ log: createTestLog(app.log) })],
  });
  const response = await yoga.fetch('http://localhost/graphql?query={a b}');

  expect((await response.json()).errors).toHaveLength(2);
  expect(app.log).toMatchObject([{ level: 50, stack: expect.stringMatching(/the disk is on fire/) }]);
});

test('each request is one line of the log, which tells what was asked and nothing of what was said', async () => {
  await app.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: 'Bearer secret-token',
      cookie: 'session=secret-cookie',
    },
    body: JSON.stringify({
      query: 'query Who($slug: String!) { partner(slug: $slug) { name } } # secret-comment',
      variables: { slug: 'secret-variable' },
      operationName: 'Who',
    }),
  });

  expect(app.log).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      pid: process.pid,
      hostname: expect.any(String),
      requestId: expect.stringMatching(UUID),
      method: 'POST',
      path: '/graphql',
      status: 401,
      durationMs: expect.any(Number),
      operation: 'Who',
      operationType: 'query',
      remoteAddress: null,
      msg: 'answered',
    },
  ]);
  expect(JSON.stringify(app.log)).not.toContain('secret');
});

test('probes are logged for those who look for them alone', async () => {
  await app.fetch('http://localhost/health');

  expect(app.log).toMatchObject([{ level: 20, path: '/health' }]);
});

test('the request id and the address of a client count only where a proxy vouches for them', async () => {
  const behindProxy = createTestApp(database, { trustProxy: true });
  const headers = { 'x-request-id': 'trace-1234', 'x-forwarded-for': '1.1.1.1, 203.0.113.7' };

  const direct = await post(app, '{ nothing }', {}, headers);
  const proxied = await post(behindProxy, '{ nothing }', {}, headers);

  expect(direct.errors[0]?.extensions.requestId).toMatch(UUID);
  expect(proxied.errors[0]?.extensions.requestId).toBe('trace-1234');
  expect(proxied.headers.get('x-request-id')).toBe('trace-1234');
  expect(app.log).toMatchObject([{ remoteAddress: null }]);
  expect(behindProxy.log).toMatchObject([{ requestId: 'trace-1234', remoteAddress: '203.0.113.7' }]);
});

test.each(['', 'a b', 'a"b', 'x'.repeat(101), 'é'])(
  'a request id that is not well-formed is replaced even then: "%s"',
  async (id) => {
    const behindProxy = createTestApp(database, { trustProxy: true });

    const { headers } = await post(behindProxy, '{ __typename }', {}, { 'x-request-id': id });

    expect(headers.get('x-request-id')).toMatch(UUID);
  },
);

test('two requests with the same mistake get an id each, though the query is kept', async () => {
  const [one, other] = [await post(app, '{ nothing }'), await post(app, '{ nothing }')];

  expect(one.errors[0]?.extensions.requestId).toBe(one.headers.get('x-request-id'));
  expect(other.errors[0]?.extensions.requestId).toBe(other.headers.get('x-request-id'));
  expect(one.headers.get('x-request-id')).not.toBe(other.headers.get('x-request-id'));
});
