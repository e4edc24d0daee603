// What a client was told, put together.
import type { Fetch } from './transport.ts';

export interface BareClientOptions {
  /** Where the API answers, such as `https://registry.example/graphql`. */
  readonly url: string | URL;
  /**
   * An API key or a JWT without `Bearer`, or a function that gives it: asked before every request, so that a JWT can be renewed. Where it
   * throws, the answer is a TransportError with the code TOKEN_FAILED. Without a token you see what is public.
   */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** Sends the requests; the platform's own unless told. */
  readonly fetch?: Fetch | undefined;
  /** How long one try may take until its whole answer is there: 30 seconds unless told, no limit with `Infinity`. */
  readonly timeoutMs?: number | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface Settings {
  readonly url: string;
  readonly fetch: Fetch | undefined;
  readonly timeoutMs: number;
  readonly headers: HeaderLayer;
  readonly token: () => string | undefined | Promise<string | undefined>;
}

type HeaderLayer = Readonly<Record<string, string>>;

/** Throws a TypeError for what no request could be made of. No message quotes a value: addresses, tokens and headers may be secret. */
export function readSettings(options: BareClientOptions): Settings {
  const { url, token, fetch, timeoutMs = 30_000, headers = {} } = options;
  const href = URL.canParse(url) ? new URL(url).href : '';
  if (!/^https?:..[^@/]+\//.test(href)) {
    throw new TypeError('`url` must be a whole address without a password.');
  }
  if (!(timeoutMs > 0)) throw new TypeError('`timeoutMs` must be a number above 0.');
  const isAsked = typeof token === 'function';
  toHeaders(headers, isAsked ? {} : bearing(token));
  return { url: href, fetch, timeoutMs, headers, token: isAsked ? token : () => token };
}

/** Throws a TypeError for what is no token: one that is empty would be none, unseen. */
export function bearing(token: string | undefined): HeaderLayer {
  if (token === undefined) return {};
  if (!token || typeof token !== 'string') throw new TypeError('`token` must be a text that is not empty.');
  return { authorization: `Bearer ${token}` };
}

/** Later layers outweigh earlier ones. Throws a TypeError where HTTP does not allow one. */
export function toHeaders(...layers: readonly HeaderLayer[]): Headers {
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
