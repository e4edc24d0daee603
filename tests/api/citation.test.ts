import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { createQuery } from '../kit/query.ts';

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
