import type { DocumentNode } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { createRecentMap } from '../cache/recent-map.ts';
import type { Context } from '../graphql/context.ts';
import { schema } from '../graphql/schema.ts';

export interface YogaOptions {
  readonly path: string;
  readonly plugins: Plugin[];
  /** How long the texts of parsed documents that are kept may be together. */
  readonly documentsCharactersMax: number;
  readonly contextOf: (request: Request) => Promise<Context>;
}

export type Yoga = YogaServerInstance<Record<string, unknown>, Context>;

/** What the shortest counts for beside its text. */
const DOCUMENT_OVERHEAD_CHARACTERS = 1_000;

/** Yoga, with nothing of its own switched on. */
export function createBareYoga({ path, plugins, documentsCharactersMax, contextOf }: YogaOptions): Yoga {
  return createYoga<Record<string, unknown>, Context>({
    schema,
    graphqlEndpoint: path,
    context: ({ request }) => contextOf(request),
    plugins,
    parserAndValidationCache: {
      documentCache: createRecentMap<DocumentNode>({
        sizeMax: documentsCharactersMax,
        sizeOf: (text) => DOCUMENT_OVERHEAD_CHARACTERS + text.length,
      }),
      // A query with a mistake in it is not worth keeping.
      errorCache: { get: () => undefined, set: () => {} },
    },
    // What follows is done by plugins of our own, each of which says why.
    maskedErrors: false,
    logging: false,
    maxRequestBodySize: false,
    multipart: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    // Yoga answers whatever address ends with this: one that no address can.
    healthCheckEndpoint: ' ',
  });
}
