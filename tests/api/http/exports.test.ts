// Files of agreements: the same filter and the same visibility as the list has, and never a part that passes for the whole.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CreativeWork, DefinedTerm, Legislation, Organization } from 'schema-dts';
import { acting, REGISTRAR, TODAY } from '../../kit/acting.ts';
import { createTestApp, listenForTest, type TestApp } from '../../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { loadMany } from '../../kit/many.ts';
import { createQuery } from '../../kit/query.ts';
import { open, start, succeed } from '../../kit/situations.ts';
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

type TermsOf<Type extends string> = keyof Extract<
  Exclude<Legislation | Organization | CreativeWork | DefinedTerm, string>,
  { '@type': Type }
>;

/** What the export says of each type, all of it in the vocabulary: the compiler looks that up. */
const TERMS = {
  CreativeWork: ['name', 'url'] satisfies TermsOf<'CreativeWork'>[],
  DefinedTerm: ['name', 'termCode'] satisfies TermsOf<'DefinedTerm'>[],
  Legislation: [
    ...([
      'about',
      'creditText',
      'isPartOf',
      'legislationAmends',
      'legislationChanges',
    ] satisfies TermsOf<'Legislation'>[]),
    ...(['legislationDate', 'legislationDateOfApplicability'] satisfies TermsOf<'Legislation'>[]),
    ...(['legislationDateVersion', 'legislationIdentifier'] satisfies TermsOf<'Legislation'>[]),
    ...([
      'legislationLegalForce',
      'legislationPassedBy',
      'legislationType',
    ] satisfies TermsOf<'Legislation'>[]),
    ...(['name', 'subjectOf'] satisfies TermsOf<'Legislation'>[]),
  ],
  Organization: ['identifier', 'name'] satisfies TermsOf<'Organization'>[],
};

/** The terms that are used of each type, in the order of the alphabet. */
function termsIn(value: unknown, found: Record<string, string[]> = {}): Record<string, string[]> {
  if (Array.isArray(value)) for (const each of value) termsIn(each, found);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return found;
  const { '@type': type, '@id': _id, ...terms } = value as Record<string, unknown>;
  found[String(type)] = [...new Set([...(found[String(type)] ?? []), ...Object.keys(terms)])].sort();
  for (const each of Object.values(terms)) termsIn(each, found);
  return found;
}

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

  test('says of an entry into force that is to come that it is, whatever day the filter is for', async () => {
    await start(acting(database).as(REGISTRAR), 'to-come', {}, '2026-12-15');
    const filter = { slug: ['to-come'], on: '2027-06-01' };
    const [row]: Exported[] = JSON.parse(await (await get('json', filter)).text());

    expect(row?.citation).toContain('enters into force 2026-12-15');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1'])(
    'in CSV has no cell %s that a spreadsheet would run',
    async (title) => {
      const slug = `formula-${title.codePointAt(0)}`;
      const sources = [{ title: 'A list' }];
      await succeed(acting(database).as(REGISTRAR), 'RecordAgreement', {
        slug,
        title,
        partners: ['europol'],
        sources,
      });

      expect(await (await get('csv', { slug: [slug] })).text()).toContain(`${slug},'${title},`);
    },
  );

  test('in CSV has a header and lines of RFC 4180', async () => {
    const response = await get('csv', { slug: ['triple-pact'] });
    const [header, line, end] = (await response.text()).split('\r\n');

    expect([...new Uint8Array(await (await get('csv', { slug: [] })).arrayBuffer()).slice(0, 3)]).toEqual([
      0xef, 0xbb, 0xbf,
    ]);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="agreements.csv"');
    expect(response.headers.get('vary')).toContain('Authorization');
    expect(header?.replace('\uFEFF', '')).toMatch(/^slug,title,.*,citation,sources$/);
    expect(line).toMatch(/^triple-pact,Concerted Accord triple-pact on Évidence,ARRANGEMENT,/);
    expect(end).toBe('');
  });

  test('in JSON-LD is a graph of Legislation, with no date that is none of ISO 8601', async () => {
    const response = await get('jsonld', { on: '2026-11-24', slug: ['triple-pact', 'bounded-deal'] });
    const { '@context': context, '@graph': graph } = JSON.parse(await response.text());

    expect(response.headers.get('content-type')).toBe('application/ld+json');
    expect(context).toBe('https://schema.org');
    expect(graph).toContainEqual(
      expect.objectContaining({
        '@type': 'Legislation',
        '@id': '#triple-pact',
        legislationIdentifier: 'triple-pact',
        legislationDate: '2001-05-05',
        legislationDateVersion: '2026-11-24',
        legislationLegalForce: 'https://schema.org/InForce',
        about: expect.arrayContaining([
          { '@type': 'DefinedTerm', termCode: 'DATABASE_ACCESS', name: 'database access' },
        ]),
        subjectOf: expect.arrayContaining([{ '@type': 'CreativeWork', name: 'Text of the pact' }]),
      }),
    );
    expect(JSON.stringify(graph)).not.toContain('"legislationDate":"[');
  });

  test('in JSON-LD tells which amendment amends, what hangs on what, and what is replaced', async () => {
    const slug = ['triple-pact', 'triple-supplement', 'new-deal'];
    const { '@graph': graph } = JSON.parse(await (await get('jsonld', { slug })).text());
    const whole = (of: string) => ({ '@type': 'Legislation', '@id': `#${of}`, legislationIdentifier: of });

    expect(graph).toContainEqual({
      ...whole('triple-pact/amendment-1'),
      name: 'Amendment of 2003-01-01',
      legislationDateOfApplicability: '2003-01-01',
      legislationAmends: whole('triple-pact'),
    });
    expect(JSON.stringify(graph)).not.toContain('null');
    expect(graph).toContainEqual(
      expect.objectContaining({ ...whole('triple-supplement'), isPartOf: whole('triple-pact') }),
    );
    expect(graph).toContainEqual(
      expect.objectContaining({ ...whole('new-deal'), legislationChanges: whole('old-deal') }),
    );
  });

  test('in JSON-LD has no term that schema.org does not define for its type', async () => {
    const { '@graph': graph } = JSON.parse(await (await get('jsonld')).text());

    expect(termsIn(graph)).toEqual(TERMS);
  });

  test.each(['csv', 'json'])('in %s tells the amendments and the day that it speaks of', async (format) => {
    const text = await (await get(format, { on: '2004-02-29', slug: ['triple-pact'] })).text();

    expect(text).toContain('2004-02-29');
    expect(text).toMatch(
      format === 'csv' ? /1 from 2003-01-01; 2 from 2010-01-01/ : /"effectiveOn":"2003-01-01"/,
    );
  });

  test('of nothing is an empty file of its kind', async () => {
    expect(JSON.parse(await (await get('json', { slug: [] })).text())).toEqual([]);
    expect((await (await get('csv', { slug: [] })).text()).split('\r\n')).toHaveLength(2);
    expect(JSON.parse(await (await get('jsonld', { slug: [] })).text())['@graph']).toEqual([]);
  });
});

describe('a request for an export', () => {
  test.each([
    ['status=IN_FORCE', /know no parameter "status".*in the filter/],
    ['filter={}&filter={}', /one `filter`/],
    ['filters={}', /know no parameter "filters"/],
  ])('with ?%s is refused, as its file would hold what nobody asked for', async (parameters, message) => {
    const response = await app.fetch(`${address('csv')}?${parameters}`);
    const { errors } = JSON.parse(await response.text());

    expect(response.status).toBe(400);
    expect(errors[0].message).toMatch(message);
  });

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

describe('of many agreements an export', () => {
  const COUNT = 1_000;
  const PAGES = COUNT / 200 + 1;
  let many: TestDatabase;

  beforeAll(async () => {
    many = await createTestDatabase('empty');
    await loadMany(many, COUNT);
  });

  afterAll(() => many.close());

  test('takes a statement a page, and tells each once', async () => {
    many.statements.length = 0;
    const rows: Exported[] = JSON.parse(await (await createTestApp(many).fetch(address('json'))).text());

    expect(many.statements).toHaveLength(PAGES);
    expect(new Set(rows.map(({ slug }) => slug)).size).toBe(COUNT);
    expect(rows).toHaveLength(COUNT);
  });

  test('reads no further than its reader does', async () => {
    let asked = 0;
    const pages = withPages(many, async (page) => {
      asked = page;
    });
    const { body } = await createTestApp(pages).fetch(address('json'));
    for await (const chunk of body ?? []) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }

    expect(asked).toBeLessThan(PAGES / 2 + 1);
  });

  test('ends with its reader, and leaves nothing behind', async () => {
    const [left, leave] = gate();
    const [waiting, wait] = gate();
    let asked = 0;
    const pages = withPages(many, async (page) => {
      asked = page;
      if (page !== 2) return;
      wait();
      await left;
    });
    const server = await listenForTest(createTestApp(pages));
    const readWhole = async () => (await fetch(`${server.origin}/export/agreements.json`)).json();
    const reader = new AbortController();
    const { body } = await fetch(`${server.origin}/export/agreements.json`, { signal: reader.signal });
    await body?.getReader().read();
    await waiting;
    reader.abort();
    const beside = await readWhole();
    leave();
    // Whatever the first would still ask for it has asked for by the end of this one.
    const after = await readWhole();
    await server.close(1_000);

    expect([beside, after]).toEqual([expect.any(Array), beside]);
    expect(asked).toBe(2 + 2 * PAGES);
  });

  test('that fails midway breaks off', async () => {
    const failing = createTestApp(withPages(many, breakingAfter(1)), {
      now: () => new Date(`${TODAY}T12:00:00Z`),
    });
    const server = await listenForTest(failing);
    const whole = fetch(`${server.origin}/export/agreements.json`).then((response) => response.text());

    await expect(whole).rejects.toThrow();
    expect(failing.log).toContainEqual(
      expect.objectContaining({ msg: 'a request failed by no fault of its own' }),
    );
    await server.close(1_000);
  });
});

/** The database, where each page of agreements waits for something first. Pages count from 1. */
function withPages(database: TestDatabase, before: (page: number) => Promise<void>): TestDatabase {
  let pages = 0;
  const db = database.db.$extends({
    query: {
      agreement: {
        async findMany({ args, query }) {
          pages += 1;
          await before(pages);
          return query(args);
        },
      },
    },
  });
  return { ...database, db: db as TestDatabase['db'] };
}

const breakingAfter = (last: number) => async (page: number) => {
  if (page > last) throw new Error('The disk is gone.');
};

/** A promise, and what keeps it. */
function gate(): [Promise<void>, () => void] {
  let keep = () => {};
  const promise = new Promise<void>((resolve) => {
    keep = resolve;
  });
  return [promise, keep];
}
