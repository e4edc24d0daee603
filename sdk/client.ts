import { type Ask, asking, type BareCallOptions, type CallOptions } from './ask.ts';
import type { Typed } from './document.ts';
import { type After, type Connection, type Pages, type PaginateOptions, paginate } from './paginate.ts';
import { type PendingMutation, type PendingResult, pending } from './result.ts';
import { type BareClientOptions, readSettings } from './settings.ts';
import { type Accepted, type RefusedBy, write } from './write.ts';

/** Variables may be left out only where the document needs none. */
export type OperationArguments<Variables, Call> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: Call]
    : [variables: Variables, options?: Call];

/** Asks and writes by documents of your own: strings, primitive or object, and what else is `Parsed`. */
export interface Operations<Call, Parsed> {
  /** Asks. The result tells of every failure as a value, and so never rejects; `orThrow()` gives the data alone and throws the error. */
  query<Data, Variables>(
    document: ({ valueOf(): string } | Parsed) & Typed<Data, Variables>,
    ...rest: OperationArguments<NoInfer<Variables>, Call>
  ): PendingResult<Data>;

  /**
   * Writes, and tells a refusal from what was written: it is a failure of the kind `domain` where the document selects `code` and
   * `message` of `UserError`.
   */
  mutate<Data, Variables>(
    document: ({ valueOf(): string } | Parsed) & Typed<Data, Variables>,
    ...rest: OperationArguments<NoInfer<Variables>, Call>
  ): PendingMutation<Accepted<Data>, RefusedBy<Data>>;

  /**
   * Reads a list to its end, page by page: the rows of the connection that `connectionOf` finds in each answer. The document takes the
   * cursor as `$after`, and selects `nodes` or `edges`, and `pageInfo`. Nothing is sent before it is iterated; while a page is read,
   * the next is on its way. Throws the error where a page cannot be had.
   */
  paginate<Data, Page, Row, Variables extends After = After & Readonly<Record<string, unknown>>>(
    document: ({ valueOf(): string } | Parsed) & Typed<Data, Variables>,
    variables: NoInfer<Variables>,
    connectionOf: (data: Data) => (Page & Connection<Row>) | null | undefined,
    options?: PaginateOptions<NoInfer<Page & Connection<Row>>> & Call,
  ): Pages<Page, Row>;
}

/** A client without ready operations, which asks once and takes documents as strings alone: the smallest there is. */
export type BareClient = Operations<BareCallOptions, never>;

/**
 * Makes a bare client; sends nothing yet. Throws a TypeError for a `url` that is no whole address, for headers that HTTP does not allow, and
 * for a token or a time that is none.
 *
 * @example
 * const client = createBareClient({ url: 'http://127.0.0.1:4000/graphql' });
 * const result = await client.query('{ host { name } }');
 */
export function createBareClient(options: BareClientOptions): BareClient {
  return operationsOf(asking(readSettings(options)), String);
}

export function operationsOf<Parsed>(
  ask: Ask,
  textOf: (document: { valueOf(): string } | Parsed) => string,
): Operations<CallOptions, Parsed> {
  return {
    query: (document, ...[variables, call]) => pending(ask({ query: textOf(document), variables }, call)),
    mutate: (document, ...[variables, call]) => write(ask, { query: textOf(document), variables }, call),
    paginate: (document, variables, connectionOf, options) =>
      paginate(ask, { query: textOf(document), variables, connectionOf }, options),
  };
}
