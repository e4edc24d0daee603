// Search in a registry that is larger than what may be looked at one by one.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC } from '../../server/auth/principal.ts';
import { findLike, hitsLike } from '../../server/search/find.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { loadMany } from '../kit/many.ts';

const FEW = 500;
const MANY = 10_000;

let few: TestDatabase;
let many: TestDatabase;

beforeAll(async () => {
  [few, many] = await Promise.all([createLoaded(FEW), createLoaded(MANY)]);
});

afterAll(() => Promise.all([few.close(), many.close()]));

async function createLoaded(agreements: number): Promise<TestDatabase> {
  const database = await createTestDatabase('empty');
  await loadMany(database, agreements);
  await database.sql('VACUUM ANALYZE search_term, search_word, agreement');
  return database;
}

const find = (text: string, limit: number) =>
  findLike({ db: many.db, principal: PUBLIC }, text, { limit, offset: 0 });

/** How many pages of the database a search looks at. */
async function pagesRead({ db }: TestDatabase, text: string): Promise<number> {
  const [row] = await db.$queryRaw<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }[]>`
    EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${hitsLike(text, PUBLIC)}`;
  const plan = row?.['QUERY PLAN'][0]?.Plan;
  return (plan?.['Shared Hit Blocks'] ?? Number.NaN) + (plan?.['Shared Read Blocks'] ?? Number.NaN);
}

async function nameOf({ sql }: TestDatabase, slug: string): Promise<string> {
  const rows = await sql('SELECT name FROM party WHERE slug = $1', [slug]);
  return String(rows[0]?.name);
}

const leaveOut = (name: string, place: number) => name.slice(0, place) + name.slice(place + 1);

test.each([
  ['as it is', (name: string) => name],
  ['with a letter left out of a word that many names have', (name: string) => leaveOut(name, 3)],
  ['with a letter left out of its rarest word', (name: string) => leaveOut(name, name.length - 3)],
])('a name %s is found by looking at hardly more among twenty times as many', async (_how, write) => {
  const slug = 'party-7';

  const pages = await pagesRead(few, write(await nameOf(few, slug)));
  const pagesAmongMany = await pagesRead(many, write(await nameOf(many, slug)));

  expect(pages).toBeGreaterThan(0);
  expect(pagesAmongMany).toBeLessThan(pages * 2);
});

test('of more than may be looked at, those come first that come first of all', async () => {
  const text = 'host organization';
  const all = await many.db.$queryRaw<{ score: number; id: string }[]>`
    SELECT similarity(folded, ${text})::FLOAT8 AS score, coalesce(party_id, agreement_id) AS id FROM search_term
    WHERE folded LIKE '%host organization%' ORDER BY folded <> ${text}, score DESC, id LIMIT 100`;

  const [exact, ...others] = await find(text, 100);

  expect(exact).toMatchObject({ type: 'Party', score: 1, matched: 'Host Organization' });
  expect(others.map(({ id }) => id)).toEqual(all.slice(1).map(({ id }) => id));
});

test('of more than may be looked at, five hundred are found', async () => {
  const [row] = await many.db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM (${hitsLike('agreement', PUBLIC)}) hit`;

  expect(row?.count).toBe(500n);
});

test('a title itself comes first, though thousands have its words', async () => {
  const rows = await many.sql('SELECT title FROM agreement ORDER BY md5(slug) LIMIT 5');
  for (const { title } of rows) {
    expect(await find(String(title), 1)).toMatchObject([{ type: 'Agreement', score: 1, matched: title }]);
  }
});

test('a name is found among thousands though two of its words are joined, or one is another', async () => {
  const name = await nameOf(many, 'party-7');
  const [first, second, ...rest] = name.split(' ');

  expect((await find([`${first}${second}`, ...rest].join(' '), 1))[0]?.matched).toBe(name);
  expect((await find(['Imperial', second, ...rest].join(' '), 1))[0]?.matched).toBe(name);
});
