import type { Plugin } from 'graphql-yoga';
import { createAssets } from './assets.ts';
import { readManifest } from './manifest.ts';
import { prefersPage } from './negotiation.ts';
import { createPage } from './page.ts';
import { respondWith } from './static-content.ts';

export interface GraphiqlPageOptions {
  /** Where `bundleGraphiql` has built the page. */
  readonly directory: string;
  /**
   * Where the GraphQL API is: the page is at the same address.
   * @default '/graphql'
   */
  readonly path?: string;
}

/**
 * Serves GraphiQL to whoever opens the API's address in a browser, and the page's files below it. A
 * client that does not prefer HTML never meets the page. Throws if the page is not built.
 */
export function useGraphiqlPage({ directory, path = '/graphql' }: GraphiqlPageOptions): Plugin {
  const manifest = readManifest(directory);
  const page = createPage(manifest, path);
  const assets = createAssets(manifest, directory);
  const assetsPath = `${path}/assets/`;

  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return;
      if (url.pathname.startsWith(assetsPath)) {
        const asset = assets.get(url.pathname.slice(assetsPath.length));
        endResponse(asset ? await respondWith(asset, request, fetchAPI) : missing(fetchAPI));
      } else if (isPagePath(url.pathname, path) && prefersPage(request.headers.get('accept'))) {
        endResponse(await respondWith(page, request, fetchAPI));
      }
    },
  };
}

function isPagePath(pathname: string, path: string): boolean {
  return pathname === path || pathname === `${path}/`;
}

function missing(api: { Response: typeof Response }): Response {
  return new api.Response('No such file. If the server was updated, reload the page.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
