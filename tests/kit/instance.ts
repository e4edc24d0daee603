// A server as one of several on a database: with a pool, an ear and a port of its own.
import type { AppOptions } from '../../server/app.ts';
import { createDatabase } from '../../server/db/client.ts';
import { createLedgerSignal, type LedgerSignal } from '../../server/ledger/signal.ts';
import { type Actor, type Answer, operation, type Row, TODAY } from './acting.ts';
import { createTestApp, listenForTest, type TestApp } from './app.ts';
import type { TestDatabase } from './database.ts';
import { untilHearing } from './hearing.ts';

export interface Instance {
  readonly origin: string;
  readonly app: TestApp;
  readonly signal: LedgerSignal;
  /** The SQL statements that it has sent, in order. */
  readonly statements: string[];
  /** Whoever holds a token; nobody without one. */
  as(token?: string): Actor;
  /** Answers with all of the response. */
  send(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** How often it has given an answer again. */
  countKept(): Promise<number>;
  close(): Promise<void>;
}

/** Starts one that keeps answers, and returns when it hears of changes. Close it when done. */
export async function startInstance(
  { url }: TestDatabase,
  options: Partial<AppOptions> = {},
): Promise<Instance> {
  const statements: string[] = [];
  const db = createDatabase({ url, poolSize: 4, onStatement: (statement) => statements.push(statement) });
  const signal = createLedgerSignal({ url, onHearing: () => {}, onLoss: () => {} });
  const app = createTestApp(
    { db },
    {
      ledgerSignal: signal,
      keptAnswersBytesMax: 4_000_000,
      now: () => new Date(`${TODAY}T12:00:00Z`),
      ...options,
    },
  );
  const server = await listenForTest(app);
  await untilHearing(signal);

  function send(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${server.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  return {
    ...{ origin: server.origin, app, signal, statements, send },
    as: (token) => createCaller((body) => send(body, token ? { authorization: `Bearer ${token}` } : {})),
    async countKept() {
      const metrics = await (await fetch(`${server.origin}/metrics`)).text();
      return Number(/looked_for_total\{found="true"\} (\d+)/.exec(metrics)?.[1] ?? 0);
    },
    async close() {
      app.announceStop();
      await server.close(0);
      await signal.close();
      await db.$disconnect();
    },
  };
}

function createCaller(send: (body: unknown) => Promise<Response>): Actor {
  async function ask(documentOrOperationName: string, variables: Row = {}): Promise<Answer> {
    const isName = /^\w+$/.test(documentOrOperationName);
    const query = isName ? operation(documentOrOperationName) : documentOrOperationName;
    const text = await (await send({ query, variables })).text();
    const { data = null, errors = [] } = JSON.parse(text);
    return { data, errors, text };
  }
  async function query(document: string, variables?: Row): Promise<Row> {
    const { data, errors, text } = await ask(document, variables);
    if (data === null || errors.length > 0) throw new Error(`The answer has errors: ${text}`);
    return data;
  }
  async function run(operationName: string, variables?: Row): Promise<Row> {
    const [field] = Object.values(await query(operationName, variables));
    return Object(field);
  }
  return { ask, query, run, act: (operationName, input) => run(operationName, { input }) };
}
