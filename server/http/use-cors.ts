import type { Plugin } from 'graphql-yoga';
import { refuse } from './answers.ts';
import { getFacts } from './request-facts.ts';
import { addVary } from './vary.ts';

export interface CorsOptions {
  readonly path: string;
  /** The origins whose pages may call the API. */
  readonly origins: readonly string[];
}

const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'GET, POST',
  // The star stands for all others: who may call at all may send what headers he likes.
  'access-control-allow-headers': 'authorization, *',
  // Two hours: Chromium keeps it no longer.
  'access-control-max-age': '7200',
  'content-length': '0',
};

/**
 * Lets the pages of some origins call the API and read its answers, never with cookies. Yoga's own would answer one
 * listed origin to every origin, and the origin `null`, which any sandboxed page has, to those that are not listed.
 */
export function useCors({ path, origins }: CorsOptions): Plugin {
  const allowed = new Set(origins);
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      if (request.method !== 'OPTIONS' || getFacts(request).path !== path) return;
      if (!request.headers.has('access-control-request-method')) return;
      const isAllowed = allowed.has(request.headers.get('origin') ?? '');
      endResponse(
        isAllowed
          ? new fetchAPI.Response(null, { status: 204, headers: PREFLIGHT_HEADERS })
          : refuse(fetchAPI, request, NOT_ALLOWED),
      );
    },
    onResponse({ request, response: { headers } }) {
      if (allowed.size === 0 || getFacts(request).path !== path) return;
      addVary(headers, 'Origin');
      const origin = request.headers.get('origin');
      if (origin === null || !allowed.has(origin)) return;
      headers.set('access-control-allow-origin', origin);
      headers.set('access-control-expose-headers', 'etag, retry-after, x-request-id');
    },
  };
}

const NOT_ALLOWED = {
  status: 403,
  code: 'FORBIDDEN_ORIGIN',
  message: 'Pages of this origin may not call the API. Its operator can allow them with CORS_ORIGINS.',
};
