// `npm start` runs the bundled server, whose own lines tell nobody anything.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { read } from '../../kit/files.ts';
import { type ServerProcess, startBuiltServer } from './server-process.ts';

let database: TestDatabase;
let server: ServerProcess;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterEach(() => {
  server.child.kill('SIGKILL');
});

afterAll(() => database?.close());

/** The lines of a source that a text names. */
function linesNamed(text: string, path: string): readonly string[] {
  const lines = read(path).split('\n');
  const places = text.matchAll(new RegExp(`${path.replaceAll('.', '\\.')}:(\\d+):\\d+`, 'g'));
  return [...places].map(([, line]) => lines[Number(line) - 1] ?? '');
}

test('a fault is logged with the lines of the sources that it passed through', async () => {
  server = startBuiltServer({ DATABASE_URL: database.url });
  const origin = await server.address();
  await database.sql('ALTER TABLE party RENAME TO lost');

  await fetch(`${origin}/graphql?query={host{slug}}`);
  const [, stack = ''] = await server.said(/"stack":"([^"]*)"/);

  expect(linesNamed(stack, 'server/http/use-last-resort.ts')).toEqual([
    expect.stringContaining('await wrapped()'),
  ]);
  expect(stack).not.toContain('/dist/');
});

test('whoever wants details of a start that failed is told the lines of the sources', async () => {
  const url = new URL(database.url);
  url.pathname = '/nothing_of_that_name';
  server = startBuiltServer({ DATABASE_URL: url.href, LOG_LEVEL: 'debug' });

  expect(await server.exitCode()).toBe(1);
  expect(linesNamed(server.output.stderr, 'server/start/wait-for-database.ts')).toContainEqual(
    expect.stringContaining('new StartError(explain('),
  );
  expect(server.output.stderr).not.toContain('/dist/');
});
