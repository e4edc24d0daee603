import type { Fetcher } from '@graphiql/toolkit';
import { readEvents } from './events.ts';

const ACCEPT = 'application/graphql-response+json, application/json;q=0.9, text/event-stream;q=0.8';

/**
 * Posts every operation to `url`. A subscription is answered by a stream of events, which goes on until
 * the server ends it or the reader presses stop; everything else is answered by one JSON result.
 */
export function createFetcher(url: string): Fetcher {
  return async (params, options) => {
    const stop = new AbortController();
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: ACCEPT, 'content-type': 'application/json', ...options?.headers },
      body: JSON.stringify(params),
      signal: stop.signal,
    });
    const type = response.headers.get('content-type') ?? '';
    if (response.body && type.startsWith('text/event-stream')) return readEvents(response.body, stop);
    if (type.includes('json')) return response.json();
    throw new Error(`The server answered ${response.status} ${response.statusText}, and not with JSON.`);
  };
}
