import type { Plugin } from 'graphql-yoga';
import { getFacts } from './request-facts.ts';
import { addVary } from './vary.ts';

const DEFAULTS = Object.entries({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  // What holds today may not hold tomorrow, and depends on who asks.
  'cache-control': 'no-store',
});

export interface SecurityHeadersOptions {
  /** Where the API is: there, what is answered depends on what the client accepts. */
  readonly path: string;
}

/** Tells browsers to take an answer for nothing but what it is. Whatever sets one of these headers itself keeps its own. */
export function useSecurityHeaders({ path }: SecurityHeadersOptions): Plugin {
  return {
    onResponse({ request, response: { headers } }) {
      for (const [name, value] of DEFAULTS) {
        if (!headers.has(name)) headers.set(name, value);
      }
      if (getFacts(request).path === path) addVary(headers, 'Accept');
    },
  };
}
