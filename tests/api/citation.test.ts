import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { acting, PUBLIC, REGISTRAR } from '../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { createQuery } from '../kit/query.ts';
import { start } from '../kit/situations.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

test('an agreement is cited by what its sources tell', async () => {
  const document =
    '{ agreement(slug: "wco-special-motor-vehicles") { citation } wco: agreement(slug: "wco-cooperation") { citation } }';

  expect(await createQuery(database).query(document)).toMatchInlineSnapshot(`
   {
     "agreement": {
       "citation": "Special Arrangement with the World Customs Organization (WCO) on direct access to and use of INTERPOL’s Stolen Motor Vehicle Database, International Criminal Police Organization and World Customs Organization, signed 2016-11-09. Concordat: wco-special-motor-vehicles.",
     },
     "wco": {
       "citation": "Cooperation between INTERPOL and World Customs Organization, International Criminal Police Organization and World Customs Organization, signed 1998. Concordat: wco-cooperation.",
     },
   }
  `);
});

test('an entry into force is told as to come until its day', async () => {
  await start(acting(database).as(REGISTRAR), 'to-come', {}, '2026-12-15');
  const citedOn = async (today: string) => {
    const { agreement } = await acting(database, today)
      .as(PUBLIC)
      .query('{ agreement(slug: "to-come") { citation } }');
    return Object(agreement).citation;
  };

  expect(await citedOn('2026-12-14')).toContain('signed 2026-01-10, enters into force 2026-12-15.');
  expect(await citedOn('2026-12-15')).toContain('signed 2026-01-10, entered into force 2026-12-15.');
});
