import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';
import { type App, type AppOptions, createApp } from '../../server/app.ts';
import { type Listening, listen } from '../../server/http/listen.ts';
import type { TestDatabase } from './database.ts';

export type LogLine = Readonly<Record<string, unknown>>;

export interface TestApp extends App {
  /** What the app has logged, in order. Empty it before what is to be looked at. */
  readonly log: LogLine[];
}

/** The whole app on a database, without a network, and with a log that can be read. */
export function createTestApp({ db }: Pick<TestDatabase, 'db'>, options: Partial<AppOptions> = {}): TestApp {
  const log: LogLine[] = [];
  const app = createApp({ db, log: createTestLog(log), ...options });
  return { ...app, log };
}

/** A log that appends its entries to a list. */
export function createTestLog(entries: LogLine[]): Logger {
  const lines = new Writable({
    write(chunk, _encoding, done) {
      entries.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return pino({ level: 'debug' }, lines);
}

/** The app behind a real port of this machine. Close it when done. */
export async function listenForTest(app: App): Promise<Listening & { readonly origin: string }> {
  const server = await listen(app.listener, { host: '127.0.0.1', port: 0 });
  return { ...server, origin: `http://127.0.0.1:${server.port}` };
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
  readonly errors: readonly GraphqlAnswerError[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface GraphqlAnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly requestId: string };
}

/** Posts a query and takes the answer apart. */
export async function post(
  app: App,
  query: unknown,
  variables: unknown = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<GraphqlAnswer> {
  const response = await app.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { accept: 'application/graphql-response+json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [], extensions = {} } = JSON.parse(await response.text());
  return { status: response.status, headers: response.headers, data, errors, extensions };
}
