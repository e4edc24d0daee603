import { getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { getFacts, noteRequest } from './request-facts.ts';

export interface RequestFactsOptions {
  /** Whether the request id and the address that come in are to be believed: a proxy has set them, and no client can. */
  readonly trustProxy: boolean;
}

/**
 * Gives every request an id, answers it in `x-request-id`, and notes what the other plugins ask of a request: it must be
 * the first of them.
 */
export function useRequestFacts({ trustProxy }: RequestFactsOptions): Plugin {
  return {
    onRequest: (arrival) => noteRequest(arrival, trustProxy),
    onParse() {
      return ({ result, context: { request, params } }) => {
        const operation = result instanceof Error ? null : getOperationAST(result, params.operationName);
        if (operation) {
          getFacts(request).operation = { type: operation.operation, name: operation.name?.value ?? null };
        }
      };
    },
    onResponse({ request, response }) {
      response.headers.set('x-request-id', getFacts(request).id);
    },
  };
}
