/** A query that the page offers, made of two files of `queries/`. */
interface ReadyQuery {
  readonly title: string;
  readonly query: string;
  readonly variables: string;
}

// bundle.js puts the values in when it builds the page.
declare const READY_QUERIES: readonly [ReadyQuery, ...ReadyQuery[]];
declare const WORKER_FILES: Readonly<Record<'editor' | 'graphql' | 'json', string>>;

// Stylesheets are bundled into one file.
declare module '*.css';
