import type { Plugin } from 'graphql-yoga';
import type { Metrics } from './metrics.ts';
import { getFacts, type RequestFacts } from './request-facts.ts';

export interface MetricsOptions {
  readonly metrics: Metrics;
  /** Where the API is. */
  readonly path: string;
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'POST']);

/** Counts requests, and serves what was counted at `/metrics`. */
export function useMetrics(options: MetricsOptions): Plugin {
  const { metrics } = options;
  return {
    async onRequest({ request, fetchAPI, endResponse }) {
      if (getFacts(request).path !== '/metrics' || request.method !== 'GET') return;
      const { text, contentType } = await metrics.print();
      endResponse(new fetchAPI.Response(text, { headers: { 'content-type': contentType } }));
    },
    onResponse: ({ request, response }) =>
      countAnswer(options, getFacts(request), request.method, response.status),
  };
}

/** Counts an answer that was given. */
export function countAnswer(
  { metrics, path: apiPath }: MetricsOptions,
  { path, operation, startedAtMs }: RequestFacts,
  method: string,
  status: number,
): void {
  const labels = {
    route: path === apiPath ? 'graphql' : status === 404 ? 'unknown' : 'other',
    method: METHODS.has(method) ? method : 'OTHER',
    operation: operation?.type ?? 'none',
    status,
  };
  metrics.countRequest(labels, (performance.now() - startedAtMs) / 1_000);
}
