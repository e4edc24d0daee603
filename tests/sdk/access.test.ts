// `npm run access` as whoever runs it gets it: a process of its own, beside the whole server.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { toCsv } from '../../sdk/examples/csv.ts';
import type { Listening } from '../../server/http/listen.ts';
import { acting, REGISTRAR } from '../kit/acting.ts';
import { createTestApp, listenForTest } from '../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { start, succeed } from '../kit/situations.ts';
import { answering, page } from './answering.ts';
import { getFreePort, runExample } from './run-example.ts';

let database: TestDatabase;
let server: Listening;
let url: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const listening = await listenForTest(createTestApp(database, { now: () => new Date('2026-11-24') }));
  server = listening;
  url = `${listening.origin}/graphql`;
});

afterAll(async () => {
  await server?.close(0);
  await database?.close();
});

/** The lines of what is printed, which is all that there is to it. */
async function access(...args: string[]): Promise<string[]> {
  const ended = await runExample('access', { CONCORDAT_URL: url }, ...args);
  expect(ended).toEqual({ code: 0, stdout: expect.stringMatching(/\r\n$/), stderr: '' });
  return ended.stdout.split('\r\n');
}

test('who may access a database is listed with the instrument, its evidence and what is not known', async () => {
  const registrar = acting(database).as(REGISTRAR);
  await succeed(registrar, 'RegisterParty', { slug: 'evil', name: '=1+1', category: 'GLOBAL_IO' });
  const scopes = [{ kind: 'DATABASE_ACCESS', note: 'the "red" one,\nread only' }];
  await start(registrar, 'evil-access', { partners: ['evil'], scopes });

  const lines = await access();

  expect(lines[0]).toBe(
    'partner,name,may_access,missing,agreement,title,status,amendments,note,since,sources',
  );
  expect(lines).toContain(
    'wco,World Customs Organization,UNKNOWN,SCOPES,wco-cooperation,Cooperation between INTERPOL and World Customs Organization,IN_FORCE,,,,',
  );
  expect(lines).toContainEqual(
    expect.stringMatching(/^wco,.+,YES,,wco-special-motor-vehicles,.+,IN_FORCE,,,,INTERPOL cooperation/),
  );
  expect(lines.join('\n')).toContain(
    `\nevil,'=1+1,YES,,evil-access,Agreement evil-access,IN_FORCE,,"the ""red"" one,\nread only",2026-02-01,`,
  );
  expect(lines.filter((line) => line.startsWith('cemac,'))).toEqual([]);
  expect(lines.length).toBeGreaterThan(50);
});

test('another day gives the answer of that day', async () => {
  const answersFor = async (on: string) =>
    (await access('--on', on)).filter((line) => line.startsWith('unmik,')).map((line) => line.split(',')[2]);

  expect(await answersFor('2017-12-03')).toEqual(['UNKNOWN']);
  expect(await answersFor('2017-12-04')).toEqual(['YES']);
});

test('what goes wrong is told in a sentence, and nothing is printed that could pass for a list', async () => {
  const nowhere = `http://127.0.0.1:${await getFreePort()}/graphql`;

  expect(await runExample('access', { CONCORDAT_URL: nowhere })).toEqual({
    code: 1,
    stdout: '',
    stderr: `No registry answers at ${nowhere}: run \`npm start\` first, and leave it running beside this.\n`,
  });
  const other = await answering(page(200, '<h1>Hello</h1>'));
  expect(await runExample('access', { CONCORDAT_URL: other.url })).toEqual({
    code: 1,
    stdout: '',
    stderr: `What is at ${other.url} does not answer as the registry does. The server answered 200. Check \`url\`.\n`,
  });
  await other.close();
  expect(await runExample('access', { CONCORDAT_URL: url }, '--on', '2017-02-30')).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^.*2017-02-30.*\n$/),
  });
  expect(await runExample('access', { CONCORDAT_URL: url }, '--on', 'today')).toEqual({
    code: 1,
    stdout: '',
    stderr: '`--on` takes a day such as 2017-12-04.\n',
  });
});

test.each(['=1', '+1', '-1', '@A1', '\t=1', '\r=1'])('no spreadsheet runs %j as a formula', (text) => {
  expect(toCsv([[text]])).toMatch(/^"?'/);
});
