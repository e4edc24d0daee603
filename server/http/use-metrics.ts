import type { Plugin } from 'graphql-yoga';
import type { Metrics } from './metrics.ts';
import { getFacts } from './request-facts.ts';

export interface MetricsOptions {
  readonly metrics: Metrics;
  /** Where the API is. */
  readonly path: string;
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'POST']);

/** Counts requests, and serves what was counted at `/metrics`. */
export function useMetrics({ metrics, path: apiPath }: MetricsOptions): Plugin {
  return {
    async onRequest({ request, fetchAPI, endResponse }) {
      if (getFacts(request).path !== '/metrics' || request.method !== 'GET') return;
      const { text, contentType } = await metrics.print();
      endResponse(new fetchAPI.Response(text, { headers: { 'content-type': contentType } }));
    },
    onResponse({ request, response }) {
      const { path, operation, startedAtMs } = getFacts(request);
      const labels = {
        route: path === apiPath ? 'graphql' : response.status === 404 ? 'unknown' : 'other',
        method: METHODS.has(request.method) ? request.method : 'OTHER',
        operation: operation?.type ?? 'none',
        status: response.status,
      };
      metrics.countRequest(labels, (performance.now() - startedAtMs) / 1_000);
    },
  };
}
