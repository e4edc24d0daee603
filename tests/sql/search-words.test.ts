import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

test('every word under which something can be found is known, with how it may be misspelt', async () => {
  await database.sql(`UPDATE party SET name = 'Zürich-Office of Zürich' WHERE slug = 'wco'`);

  const unknown = await database.sql(
    'SELECT unnest(words_of(folded)) FROM search_term EXCEPT SELECT word FROM search_word',
  );
  const spellings = await database.sql(
    `SELECT word, spellings FROM search_word WHERE word IN ('zurich', 'of') ORDER BY word`,
  );

  expect(unknown).toEqual([]);
  expect(spellings).toEqual([
    { word: 'of', spellings: ['of'] },
    { word: 'zurich', spellings: ['zurich', 'urich', 'zrich', 'zuich', 'zurch', 'zurih', 'zuric'] },
  ]);
});
