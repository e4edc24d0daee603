import { asking, type CallOptions } from './ask.ts';
import { type Operations, operationsOf } from './client.ts';
import { type ParsedDocument, textOf } from './document.ts';
import type { Nouns } from './generated/nouns.ts';
import { type RetryOptions, retrying } from './retry.ts';
import { type BareClientOptions, readSettings } from './settings.ts';
import { createNouns } from './verbs.ts';

export interface ClientOptions extends BareClientOptions {
  /**
   * How to try again what failed and may pass: a query, or a write with an `idempotencyKey`, which it gets in its `$input` unless it
   * brings one. `false` for not at all.
   */
  readonly retry?: RetryOptions | false | undefined;
}

/** Asks the registry by nouns and verbs, or by documents of your own, and tries again where that may help. */
export type Client = Operations<CallOptions, ParsedDocument> & Nouns;

/**
 * Makes a client; sends nothing yet. Throws a TypeError for a `url` that is no whole address, for headers that HTTP does not allow, and
 * for a token or a time that is none.
 *
 * @example
 * const client = createClient({ url: 'http://127.0.0.1:4000/graphql' });
 * const partner = await client.partners.get('wco').orThrow();
 */
export function createClient({ retry, ...options }: ClientOptions): Client {
  const settings = readSettings(options);
  const ask = retrying(asking(settings), settings.timeoutMs, retry);
  return { ...operationsOf(ask, textOf), ...createNouns(ask, settings) };
}
