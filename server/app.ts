import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import { createAuthenticator } from './auth/authenticate.ts';
import type { JwtSettings } from './auth/jwt.ts';
import type { Database } from './db/client.ts';
import { schema } from './graphql/schema.ts';
import { createContexts } from './http/contexts.ts';
import { createCostLimit } from './http/cost-limit.ts';
import { isAnswering } from './http/is-answering.ts';
import { createKeptAnswers } from './http/kept-answers.ts';
import { createKnownQueries } from './http/known-queries.ts';
import { createMetrics } from './http/metrics.ts';
import { createPlugins } from './http/plugins.ts';
import type { RequestFacts } from './http/request-facts.ts';
import { createStreams } from './http/streams.ts';
import { countAnswer } from './http/use-metrics.ts';
import { logAnswer } from './http/use-request-log.ts';
import { withHostCheck } from './http/with-host-check.ts';
import { withKeptAnswers } from './http/with-kept-answers.ts';
import { withKnownQueries } from './http/with-known-queries.ts';
import { createBareYoga } from './http/yoga.ts';
import { createLedgerSignal, type LedgerSignal } from './ledger/signal.ts';

export interface AppOptions {
  readonly db: Database;
  readonly log: Logger;
  /** Where changes are heard of, which somebody else closes; unset, those of other servers are not. */
  readonly ledgerSignal?: LedgerSignal;
  /** @default () => new Date() */
  readonly now?: () => Date;
  /** How JWTs are checked; unset, none is accepted. @default {} */
  readonly jwt?: JwtSettings;
  /** Whether a proxy in front sets `X-Forwarded-For` and `X-Request-Id`. @default false */
  readonly trustProxy?: boolean;
  /** What a caller may ask for in a minute, as `extensions.cost` counts it; 0 for no limit. @default 0 */
  readonly costPerMinute?: number;
  /** How much of answers to keep, to be given again until something changes; 0 for none. @default 0 */
  readonly keptAnswersBytesMax?: number;
  /** The origins whose pages may call the API. @default [] */
  readonly corsOrigins?: readonly string[];
  /** Whether clients may ask for the schema. @default true */
  readonly introspection?: boolean;
  /** Where the GraphiQL page has been built; unset, there is none. */
  readonly graphiqlDirectory?: string;
}

export interface App {
  /** Answers requests of a server of `node:http`. */
  readonly listener: RequestListener;
  /** Answers one request without a network. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /**
   * From now on `/ready` says that no more requests should come; those that do are still answered. Subscriptions end, so that
   * their clients go on elsewhere.
   */
  announceStop(): void;
}

const PATH = '/graphql';
const BODY_BYTES_MAX = 1_000_000;
/** A parsed query takes up to some hundred times the memory of its text: what bounds them is the length of their texts, not their number. */
const DOCUMENTS_CHARACTERS_MAX = 1_000_000;
const READY_TIMEOUT_MS = 2_000;

/**
 * The whole of the API over HTTP, on a database that somebody else opens and closes. It reads no environment and listens
 * to nothing.
 */
export function createApp(options: AppOptions): App {
  const { db, log, ledgerSignal = createLedgerSignal(), now = () => new Date(), jwt = {} } = options;
  const { trustProxy = false, corsOrigins = [], introspection = true, graphiqlDirectory } = options;
  const place = { path: PATH, bodyBytesMax: BODY_BYTES_MAX, trustProxy };
  const authenticate = createAuthenticator({ db, jwt, signal: ledgerSignal, now });
  const contexts = createContexts({ db, authenticate, ledgerSignal, now });
  const streams = createStreams();
  const limit = createCostLimit(options.costPerMinute ?? 0, now);
  const answers = createKeptAnswers({ signal: ledgerSignal, bytesMax: options.keptAnswersBytesMax ?? 0 });
  const metrics = createMetrics({ countSubscriptions: () => streams.open, keptAnswers: answers });
  const queries = createKnownQueries({ charactersMax: DOCUMENTS_CHARACTERS_MAX });
  let isStopping = false;

  async function findObstacle(): Promise<string | null> {
    if (isStopping) return 'The server is about to stop.';
    return (await isAnswering(db, READY_TIMEOUT_MS)) ? null : 'The database does not answer.';
  }

  const yoga = createBareYoga({
    path: PATH,
    documentsCharactersMax: DOCUMENTS_CHARACTERS_MAX,
    contextOf: contexts.contextOf,
    plugins: createPlugins({
      ...place,
      ...{ log, corsOrigins, introspection, graphiqlDirectory },
      ...{ streams, limit, metrics, answers, queries, ledgerSignal },
      documentsCharactersMax: DOCUMENTS_CHARACTERS_MAX,
      findObstacle,
      contextOf: contexts.renewedContextOf,
    }),
  });

  const front = {
    ...place,
    ...{ answers, limit },
    viewpointOf: contexts.viewpointOf,
    allowed: new Set(corsOrigins),
    onAnswer(facts: RequestFacts, method: string, status: number) {
      logAnswer(log, facts, method, status);
      countAnswer({ metrics, path: PATH }, facts, method, status);
    },
  };
  const known = withKnownQueries((request, response) => void yoga(request, response), {
    ...front,
    ...{ schema, queries },
    contextFor: contexts.contextFor,
  });
  const kept = withKeptAnswers(known, {
    ...front,
    countChanges: () => ledgerSignal.count,
    onLook: metrics.countLook,
  });

  return {
    listener: withHostCheck(kept),
    fetch: async (url, init) => yoga.fetch(url, init ?? {}),
    announceStop: () => {
      isStopping = true;
      streams.end();
    },
  };
}
