// Lists read to their ends, on the whole server and on servers that misbehave.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Client, createClient } from '../../sdk/index.ts';
import { type AnsweringServer, answering, json } from './answering.ts';
import { type RegistryServer, serveRegistry } from './serve-registry.ts';

const open: AnsweringServer[] = [];

let server: RegistryServer;
let client: Client;

beforeAll(async () => {
  server = await serveRegistry();
  client = createClient({ url: server.url });
});

afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));

afterAll(() => server?.close());

async function toArray<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** A server whose answers are pages of one list, or whatever else they are; and a client of it. */
async function serve(...answers: readonly unknown[]) {
  let asked = 0;
  const made = await answering((response) => json(200, answers[asked++])(response));
  open.push(made);
  return { requests: made.requests, client: createClient({ url: made.url, retry: false }) };
}

const pageOf = (slugs: readonly string[], endCursor: string | null, hasNextPage = endCursor !== null) => ({
  data: {
    partners: { totalCount: 9, nodes: slugs.map((slug) => ({ slug })), pageInfo: { hasNextPage, endCursor } },
  },
});
const REFUSED = { errors: [{ message: 'No.', extensions: { code: 'BAD_USER_INPUT' } }] };

describe('the registry', () => {
  test('is read to the end of any list, each row once, whatever the size of a page', async () => {
    const whole = (await client.agreements.list({ first: 100 }).orThrow()).nodes;
    const rows = await toArray(client.agreements.list({ first: 9 }));
    const pages = await toArray(client.agreements.list({ first: 30 }).pages());

    expect(rows).toEqual(whole);
    expect(pages.map(({ nodes }) => nodes.length)).toEqual([30, 30, whole.length - 60]);
  });

  test('is read by lists within lists: partners, their agreements, and the events of each', async () => {
    const seen: string[] = [];
    for await (const { slug } of client.partners.list({ first: 40 })) {
      if (!['wco', 'stl'].includes(slug)) continue;
      for await (const agreement of client.partners.agreements(slug, { first: 1 })) {
        for await (const { kind } of client.agreements.events(agreement.slug, { first: 1 })) {
          seen.push(`${slug} ${agreement.slug} ${kind}`);
        }
      }
    }

    const own = seen.filter((each) => each.startsWith('wco '));
    expect(new Set(own.map((each) => each.split(' ')[1]))).toEqual(
      new Set(['wco-cooperation', 'wco-special-motor-vehicles']),
    );
    expect(own.length).toBeGreaterThan(4);
  });

  test('goes on from where the parent left a list within it, without asking for that again', async () => {
    const query = `query ($slug: String!, $first: Int = 1, $after: String) {
      partner(slug: $slug) { agreements(first: $first, after: $after) { edges { node { slug } } pageInfo { hasNextPage endCursor } } }
    }`;
    interface Answer {
      readonly partner: { readonly agreements: Edges } | null;
    }
    interface Edges {
      readonly edges: readonly { readonly node: { readonly slug: string } }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    }
    const listOf = (data: unknown) => (data as Answer).partner?.agreements;
    const from = listOf(await client.query(query, { slug: 'wco' }).orThrow());

    const rows = await toArray(client.paginate(query, { slug: 'wco' }, listOf, { from }));

    expect(rows.map(({ slug }) => slug)).toEqual(['wco-cooperation', 'wco-special-motor-vehicles']);
  });

  test('has no list where there is no parent, and says so', async () => {
    await expect(toArray(client.partners.agreements('nobody'))).rejects.toMatchObject({
      kind: 'pagination',
      code: 'LIST_MISSING',
    });
  });
});

describe('a list', () => {
  test('is asked for one page ahead and no more, and not after the loop is left', async () => {
    const asked: AbortSignal[] = [];
    const fetch = async (_url: string, { body, signal }: RequestInit) => {
      if (signal) asked.push(signal);
      const { after = 0 } = JSON.parse(String(body)).variables;
      return Response.json(pageOf([`a${after}`, `b${after}`], String(Number(after) + 1)));
    };
    const client = createClient({ url: 'https://registry.example/graphql', fetch });
    const seen: string[] = [];

    for await (const { slug } of client.partners.list()) {
      seen.push(`${slug} of ${asked.length}`);
      if (slug === 'b1') break;
    }

    expect(seen).toEqual(['a0 of 2', 'b0 of 2', 'a1 of 3', 'b1 of 3']);
    expect(asked).toHaveLength(3);
    expect(asked[2]?.aborted).toBe(true);
  });

  test('is asked for once where its first page is awaited and then all is read', async () => {
    const { client, requests } = await serve(pageOf(['a'], '1'), pageOf(['b'], null));
    const list = client.partners.list();

    expect((await list.orThrow()).totalCount).toBe(9);
    expect((await toArray(list)).map(({ slug }) => slug)).toEqual(['a', 'b']);
    expect(requests).toHaveLength(2);
  });

  test.each([
    ['the same cursor again', ['1', '1']],
    ['a cursor from before the last', ['1', '2', '1']],
    ['more behind no cursor', ['1', null]],
    ['more behind no row', [null]],
  ])('that goes on with %s is no endless loop', async (_what, cursors) => {
    const { client, requests } = await serve(...cursors.map((cursor) => pageOf(['a'], cursor, true)));

    await expect(toArray(client.partners.list())).rejects.toMatchObject({
      code: 'CURSOR_REPEATED',
      message: expect.stringContaining('`first`'),
    });
    expect(requests).toHaveLength(cursors.length);
  });

  test.each([
    ['is refused', REFUSED, { kind: 'graphql', code: 'BAD_USER_INPUT' }],
    ['comes in parts', { ...pageOf(['b'], null), ...REFUSED }, { kind: 'graphql' }],
    ['is gone', { data: { partners: null } }, { kind: 'pagination', code: 'LIST_MISSING' }],
  ])('throws where its next page %s, after all rows before it', async (_what, second, error) => {
    const { client } = await serve(pageOf(['a'], '1'), second);
    const seen: string[] = [];
    const read = async () => {
      for await (const { slug } of client.partners.list()) seen.push(slug);
    };

    await expect(read()).rejects.toMatchObject(error);
    expect(seen).toEqual(['a']);
  });

  test('ends by an abort between two pages', async () => {
    const { client } = await serve(pageOf(['a'], '1'), pageOf(['b'], '2'), pageOf(['c'], null));
    const caller = new AbortController();
    const read = async () => {
      for await (const { slug } of client.partners.list({}, { signal: caller.signal })) {
        if (slug === 'b') caller.abort();
      }
    };

    await expect(read()).rejects.toMatchObject({ kind: 'transport', code: 'ABORTED' });
  });
});
