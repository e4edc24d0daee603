// What a client was told, put together.
import type { Fetch } from './transport.ts';

export interface BareClientOptions {
  /** Where the API answers, such as `https://registry.example/graphql`. */
  readonly url: string | URL;
  /**
   * An API key or a JWT without `Bearer`, or a function that gives it: asked before every request, so that a JWT can be renewed.
   * Without one you see what is public.
   */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** Sends the requests; the platform's own unless told. */
  readonly fetch?: Fetch | undefined;
  /** How long a whole answer may take, tries again included: 30 seconds unless told, no limit with `Infinity`. */
  readonly timeoutMs?: number | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

type HeaderLayer = Readonly<Record<string, string>>;

export interface Settings {
  readonly url: string;
  readonly fetch: Fetch | undefined;
  readonly timeoutMs: number;
  /** Throws where there is no token to be had. */
  readonly headers: () => Promise<HeaderLayer>;
}

/**
 * Throws a TypeError for a `url` that is no whole address, and for headers and a token that HTTP does not allow. No message quotes a value:
 * addresses, tokens and headers may be secret.
 */
export function readSettings({
  url,
  token,
  fetch,
  timeoutMs = 30_000,
  headers = {},
}: BareClientOptions): Settings {
  const href = URL.canParse(url) ? new URL(url).href : '';
  if (!/^https?:..[^@/]+\//.test(href)) {
    throw new TypeError('`url` must be a whole address without a password.');
  }
  const withToken = (given: string | undefined): HeaderLayer =>
    given === undefined ? headers : { ...headers, authorization: `Bearer ${given}` };
  toHeaders([typeof token === 'function' ? headers : withToken(token)]);
  return {
    url: href,
    fetch,
    timeoutMs,
    headers: async () => withToken(typeof token === 'function' ? await token() : token),
  };
}

/** Later layers outweigh earlier ones. Throws a TypeError where HTTP does not allow one. */
export function toHeaders(layers: readonly HeaderLayer[]): Headers {
  const headers = new Headers();
  for (const [name, value] of layers.flatMap(Object.entries<string>)) {
    try {
      headers.set(name, value);
    } catch {
      // The platform's own error quotes the value, so it is not passed on as the cause.
      throw new TypeError(`HTTP does not allow the header \`${name}\`.`);
    }
  }
  return headers;
}
