import type { Plugin } from 'graphql-yoga';
import { refuse } from './answers.ts';
import { prefersPage } from './graphiql/negotiation.ts';
import { getFacts } from './request-facts.ts';

export interface RoutesOptions {
  /** Where the API is. */
  readonly path: string;
}

/** Shows people who open the server's address the way to the API, and answers what is asked of any other path. */
export function useRoutes({ path: apiPath }: RoutesOptions): Plugin {
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      const { path } = getFacts(request);
      if (path === apiPath) return;
      const isPage = request.method === 'GET' && prefersPage(request.headers.get('accept'));
      if (path === '/' && isPage) {
        endResponse(
          new fetchAPI.Response(null, { status: 303, headers: { location: apiPath, vary: 'Accept' } }),
        );
        return;
      }
      const message = `There is nothing to ${request.method} here. The API is at ${apiPath}.`;
      endResponse(refuse(fetchAPI, request, { status: 404, code: 'NOT_FOUND', message }));
    },
  };
}
