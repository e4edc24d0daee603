// Reads lists to their ends.
import type { Ask, CallOptions } from './ask.ts';
import { PaginationError } from './errors.ts';
import type { QueryResult } from './result.ts';
import { whenAborted } from './signal.ts';

/** What a document has to take to be asked for the next page. */
export interface After {
  readonly after?: string | null | undefined;
}

/** A page of a list, as far as going on needs it. */
export type Connection<Row> = {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
} & ({ readonly nodes: readonly Row[] } | { readonly edges: readonly { readonly node: Row }[] });

/** A row of a list. */
export type RowOf<Page> = Page extends { readonly nodes: readonly (infer Row)[] } ? Row : never;

/** The rows of a list, each page of it asked for when it is due. */
export interface Pages<Page, Row> extends AsyncIterable<Row> {
  /** The same page by page. */
  pages(): AsyncGenerator<Page, void, undefined>;
}

export interface PaginateOptions<Page> {
  /** The first page, where it is at hand: it is not asked for. So a list within a list goes on from where its parent left it. */
  readonly from?: Page | undefined;
}

/** The way through one list. */
export interface Paging<Data, Page> {
  readonly query: string;
  readonly variables: After;
  readonly connectionOf: (data: Data) => Page | null | undefined;
  /** The answer that the first page is in, where it was asked for already. */
  readonly first?: Promise<QueryResult<Data>> | undefined;
}

export function paginate<Data, Page extends Connection<Row>, Row>(
  ask: Ask,
  { query, variables, connectionOf, first }: Paging<Data, Page>,
  { from, ...call }: PaginateOptions<Page> & CallOptions = {},
): Pages<Page, Row> {
  const { signal } = call;

  async function* pages(): AsyncGenerator<Page, void, undefined> {
    const stop = new AbortController();
    const forget = whenAborted(signal, () => stop.abort(signal?.reason));
    const askAfter = (after: After) =>
      ask<Data>({ query, variables: { ...variables, ...after } }, { ...call, signal: stop.signal });
    const cursors = new Set<string | null>([null]);
    try {
      let page = from ?? (await pageOf(first ?? askAfter({})));
      while (page.pageInfo.hasNextPage) {
        const { endCursor } = page.pageInfo;
        if (cursors.has(endCursor)) {
          throw new PaginationError('There is no next page. Check `first`, `$after`.', {
            code: 'CURSOR_REPEATED',
          });
        }
        cursors.add(endCursor);
        const next = askAfter({ after: endCursor });
        yield page;
        page = await pageOf(next);
      }
      yield page;
    } finally {
      forget();
      stop.abort();
    }
  }

  async function pageOf(answer: Promise<QueryResult<Data>>): Promise<Page> {
    const page = connectionOf((await answer).orThrow());
    if (page) return page;
    throw new PaginationError('There is no such list.', { code: 'LIST_MISSING' });
  }

  async function* rows(): AsyncGenerator<Row, void, undefined> {
    for await (const page of pages())
      yield* 'nodes' in page ? page.nodes : page.edges.map(({ node }) => node);
  }
  return { pages, [Symbol.asyncIterator]: rows };
}
