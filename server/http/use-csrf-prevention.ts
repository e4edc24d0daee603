import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { HeaderOf } from './request-facts.ts';

export interface CsrfPreventionOptions {
  /** The origins whose pages may call the API. */
  readonly origins: readonly string[];
}

/**
 * Refuses what a browser says that a page of another site makes it send: an image's address, say, or a form. It is the
 * second line of defence. The first are the parser, which reads only JSON, for which a browser asks by a preflight, and
 * the rule that a GET changes nothing; so a browser too old to say where a request comes from is safe as well. A
 * link that someone follows is no such request.
 */
export function useCsrfPrevention({ origins }: CsrfPreventionOptions): Plugin {
  const allowed = new Set(origins);
  return {
    onRequestParse({ request: { headers } }) {
      if (!isCrossSite((name) => headers.get(name), allowed)) return;
      throw new GraphQLError(
        'Pages of other sites may not call the API. Its operator can allow an origin with CORS_ORIGINS.',
        { extensions: { code: 'FORBIDDEN_ORIGIN', http: { status: 403 } } },
      );
    },
  };
}

/** Whether a page of a site that is not allowed makes a browser send it. */
export function isCrossSite(header: HeaderOf, allowed: ReadonlySet<string>): boolean {
  const site = header('sec-fetch-site');
  if (site === null || site === 'same-origin' || site === 'none') return false;
  return header('sec-fetch-mode') !== 'navigate' && !allowed.has(header('origin') ?? '');
}
