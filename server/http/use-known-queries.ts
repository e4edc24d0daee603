import type { Plugin } from 'graphql-yoga';
import { isKeepable } from './keepable.ts';
import { headersToKeep } from './kept-headers.ts';
import type { KnownQueries } from './known-queries.ts';
import { getFacts } from './request-facts.ts';

export interface KnownQueriesOptions {
  readonly queries: KnownQueries;
  /** The origins whose pages may call the API. */
  readonly origins: readonly string[];
}

/** Makes known the queries that were answered by one statement, with the headers as they go out: it must be the last plugin. */
export function useKnownQueries({ queries, origins }: KnownQueriesOptions): Plugin {
  const allowed = new Set(origins);
  return {
    onExecute({ args: { schema, document, operationName, contextValue } }) {
      const { query } = contextValue.params;
      if (contextValue.request.method !== 'POST' || !query) return undefined;
      const { request } = contextValue;
      return {
        onExecuteDone() {
          const isLasting = isKeepable(schema, document);
          getFacts(request).asked = { document, query, operationName: operationName ?? null, isLasting };
        },
      };
    },
    onResponse({ request, response: { status, headers } }) {
      const { asked, operation, isOneStatement, data } = getFacts(request);
      const kept = headersToKeep(status, headers);
      if (!asked || !operation || !isOneStatement || data === null || kept === null) return;
      const origin = request.headers.get('origin') ?? '';
      queries.add(
        { ...asked, accept: request.headers.get('accept'), allowedOrigin: allowed.has(origin) ? origin : '' },
        { ...asked, operation, headers: kept },
      );
    },
  };
}
