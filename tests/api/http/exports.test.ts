// Files of agreements: the same filter and the same visibility as the list has, and never a part that passes for the whole.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { acting, REGISTRAR, TODAY } from '../../kit/acting.ts';
import { createTestApp, listenForTest, type TestApp } from '../../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { createQuery } from '../../kit/query.ts';
import { open } from '../../kit/situations.ts';
import { addVariety, SECRET_SOURCE } from '../../kit/variety.ts';

const DRAFT = 'quagga-draft';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  await addVariety(database.db);
  await open(acting(database).as(REGISTRAR), DRAFT, { title: '=HYPERLINK("x"), Quagga' });
  app = createTestApp(database, { now: () => new Date(`${TODAY}T12:00:00Z`) });
});

afterAll(() => database.close());

interface Exported {
  readonly slug: string;
  readonly citation: string;
  readonly sources: readonly { readonly title: string; readonly url: string | null }[];
}

const address = (format: string, filter?: unknown) =>
  `http://localhost/export/agreements.${format}${filter === undefined ? '' : `?filter=${encodeURIComponent(JSON.stringify(filter))}`}`;
const get = (format: string, filter?: unknown, init?: RequestInit) =>
  app.fetch(address(format, filter), init);

async function slugsOf(filter?: unknown): Promise<string[]> {
  const rows: Exported[] = JSON.parse(await (await get('json', filter)).text());
  return rows.map(({ slug }) => slug).sort();
}

async function listedBy(filter: unknown): Promise<string[]> {
  const { agreements } = await createQuery(database).query<{ agreements: { nodes: { slug: string }[] } }>(
    'query ($filter: AgreementFilter) { agreements(first: 100, filter: $filter) { nodes { slug } } }',
    { filter },
  );
  return agreements.nodes.map(({ slug }) => slug).sort();
}

describe('an export', () => {
  test.each([
    [{}],
    [{ status: ['IN_FORCE'], on: '2005-06-01' }],
    [{ not: { partner: ['europol'] } }],
    [{ slug: [] }],
  ])('holds what the list of the same filter holds: %j', async (filter) => {
    expect(await slugsOf(filter)).toEqual(await listedBy(filter));
  });

  test('is whole without a filter, and hides drafts and what the parties alone may read', async () => {
    const text = await (await get('json')).text();

    expect(await slugsOf()).toEqual(await listedBy(null));
    expect(text).not.toContain(DRAFT);
    expect(text).not.toContain(SECRET_SOURCE);
  });

  test('gives each agreement its sources and its citation', async () => {
    const [row]: Exported[] = JSON.parse(await (await get('json', { slug: ['triple-pact'] })).text());

    expect(row?.citation).toMatch(/signed 2001-05-05, entered into force 2001-06-01/);
    expect(row?.sources).toContainEqual({ title: 'Text of the pact', url: null });
  });

  test('in CSV has a header and lines of RFC 4180', async () => {
    const response = await get('csv', { slug: ['triple-pact'] });
    const [header, line, end] = (await response.text()).split('\r\n');

    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="agreements.csv"');
    expect(response.headers.get('vary')).toContain('Authorization');
    expect(header).toMatch(/^slug,title,.*,citation,sources$/);
    expect(line).toMatch(/^triple-pact,Concerted Accord triple-pact on Évidence,ARRANGEMENT,/);
    expect(end).toBe('');
  });

  test('in JSON-LD is a graph of Legislation, with no date that is none of ISO 8601', async () => {
    const response = await get('jsonld', { slug: ['triple-pact', 'bounded-deal'] });
    const { '@context': context, '@graph': graph } = JSON.parse(await response.text());

    expect(response.headers.get('content-type')).toBe('application/ld+json');
    expect(context).toBe('https://schema.org');
    expect(graph).toContainEqual(
      expect.objectContaining({
        '@type': 'Legislation',
        legislationIdentifier: 'triple-pact',
        legislationDate: '2001-05-05',
        legislationLegalForce: 'https://schema.org/InForce',
      }),
    );
    expect(JSON.stringify(graph)).not.toContain('"legislationDate":"[');
  });

  test('of nothing is an empty file of its kind', async () => {
    expect(JSON.parse(await (await get('json', { slug: [] })).text())).toEqual([]);
    expect((await (await get('csv', { slug: [] })).text()).split('\r\n')).toHaveLength(2);
    expect(JSON.parse(await (await get('jsonld', { slug: [] })).text())['@graph']).toEqual([]);
  });
});

describe('a request for an export', () => {
  test.each([
    ['{', /not JSON/],
    ['{"status":["NEVER"]}', /`filter\.status\.0`.*AgreementFilter/],
    ['{"nothing":1}', /nothing(?!.*Did you mean)/],
    ['{"text":""}', /Give a text/],
  ])('with the filter %s is refused with what to do', async (filter, message) => {
    const response = await app.fetch(`${address('csv')}?filter=${encodeURIComponent(filter)}`);
    const { errors } = JSON.parse(await response.text());

    expect(response.status).toBe(400);
    expect(errors[0].message).toMatch(message);
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  test('with a bad credential is refused, not taken for nobody', async () => {
    expect((await get('csv', {}, { headers: { authorization: 'Bearer con_wrong' } })).status).toBe(401);
  });

  test('by another method is refused, and HEAD answers without the file', async () => {
    const refused = await get('csv', {}, { method: 'POST' });
    const head = await get('csv', {}, { method: 'HEAD' });

    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

describe('of many agreements', () => {
  beforeAll(async () => {
    const { db } = database;
    const registrar = acting(database).as(REGISTRAR);
    for (let number = 0; number < 130; number += 1) {
      await registrar.act('RecordAgreement', {
        slug: `bulk-${number}`,
        title: number === 0 ? '=1+1' : `Bulk ${number}`,
        partners: ['europol'],
        sources: [{ title: 'A list' }],
      });
    }
    expect(await db.agreement.count()).toBeGreaterThan(200);
  });

  test('an export takes a statement a page, and tells each once', async () => {
    database.statements.length = 0;
    const slugs = await slugsOf();

    expect(database.statements).toHaveLength(2);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs.length).toBe((await database.db.agreement.count()) - 1);
  });

  test('no title is a formula to a spreadsheet', async () => {
    expect(await (await get('csv', { slug: ['bulk-0'] })).text()).toContain("bulk-0,'=1+1,");
  });

  test('an export that fails midway breaks off', async () => {
    const failing = createTestApp(breakingAfter(1), { now: () => new Date(`${TODAY}T12:00:00Z`) });
    const server = await listenForTest(failing);
    const whole = fetch(`${server.origin}/export/agreements.json`).then((response) => response.text());

    await expect(whole).rejects.toThrow();
    expect(failing.log).toContainEqual(
      expect.objectContaining({ msg: 'a request failed by no fault of its own' }),
    );
    await server.close(1_000);
  });
});

/** The database, whose agreements can be listed so many times and no more. */
function breakingAfter(pages: number): TestDatabase {
  let left = pages;
  const db = database.db.$extends({
    query: {
      agreement: {
        async findMany({ args, query }) {
          left -= 1;
          if (left < 0) throw new Error('The disk is gone.');
          return query(args);
        },
      },
    },
  });
  return { ...database, db: db as TestDatabase['db'] };
}
