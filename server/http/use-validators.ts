import { createHash } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import { getFacts } from './request-facts.ts';
import { addVary } from './vary.ts';

/**
 * Lets whoever keeps the answer to a GET ask whether it still holds. What was asked without a credential may be kept by caches that many
 * share. None may answer without asking: a change, or midnight, makes another answer at any time.
 */
export function useValidators(): Plugin {
  return {
    onResponse({ request, response, setResponse, fetchAPI }) {
      const { data } = getFacts(request);
      if (data === null || request.method !== 'GET' || response.status !== 200) return;
      const { headers } = response;
      const etag = etagOf(data);
      const audience = request.headers.has('authorization') ? 'private' : 'public';
      headers.set('etag', etag);
      headers.set('cache-control', `${audience}, max-age=0, must-revalidate`);
      addVary(headers, 'Authorization');
      if (!holds(request.headers.get('if-none-match'), etag)) return;
      headers.delete('content-length');
      setResponse(new fetchAPI.Response(null, { status: 304, headers }));
    },
  };
}

/** Weak, because the cost that is told beside the data is another each time. */
function etagOf(data: string): string {
  return `W/"${createHash('sha256').update(data).digest('base64url')}"`;
}

/** Whether one of the tags that a client holds is this one. */
export function holds(ifNoneMatch: string | null, etag: string): boolean {
  const held = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return held.includes('*') || held.includes(etag.replace(/^W\//, ''));
}
