import type { RequestListener } from 'node:http';
import { type DocumentNode, NoSchemaIntrospectionCustomRule } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { createCountLoader } from './agreement/count-loader.ts';
import { createAuthenticator } from './auth/authenticate.ts';
import type { JwtSettings } from './auth/jwt.ts';
import type { Viewpoint } from './auth/principal.ts';
import { createRecentMap } from './cache/recent-map.ts';
import type { Database } from './db/client.ts';
import type { Context, Live } from './graphql/context.ts';
import { schema } from './graphql/schema.ts';
import { callerOf } from './http/caller.ts';
import { type CostLimit, createCostLimit } from './http/cost-limit.ts';
import { useGraphiqlPage } from './http/graphiql/use-graphiql-page.ts';
import { isAnswering } from './http/is-answering.ts';
import { createKeptAnswers, type KeptAnswers } from './http/kept-answers.ts';
import { createKnownQueries, type KnownQueries } from './http/known-queries.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { getFacts, type RequestFacts } from './http/request-facts.ts';
import { createStreams, type Streams } from './http/streams.ts';
import { useCors } from './http/use-cors.ts';
import { useCost } from './http/use-cost.ts';
import { useCsrfPrevention } from './http/use-csrf-prevention.ts';
import { useData } from './http/use-data.ts';
import { useDocumentIds } from './http/use-document-ids.ts';
import { useExports } from './http/use-exports.ts';
import { useKeptAnswers } from './http/use-kept-answers.ts';
import { useKnownQueries } from './http/use-known-queries.ts';
import { useLastResort } from './http/use-last-resort.ts';
import { useLimits } from './http/use-limits.ts';
import { countAnswer, useMetrics } from './http/use-metrics.ts';
import { useOneStatement } from './http/use-one-statement.ts';
import { useOwnChanges } from './http/use-own-changes.ts';
import { useProbes } from './http/use-probes.ts';
import { usePublicErrors } from './http/use-public-errors.ts';
import { useRequestFacts } from './http/use-request-facts.ts';
import { logAnswer, useRequestLog } from './http/use-request-log.ts';
import { useRoutes } from './http/use-routes.ts';
import { useSecurityHeaders } from './http/use-security-headers.ts';
import { useStrictParser } from './http/use-strict-parser.ts';
import { useSubscriptions } from './http/use-subscriptions.ts';
import { useValidators } from './http/use-validators.ts';
import { withHostCheck } from './http/with-host-check.ts';
import { withKeptAnswers } from './http/with-kept-answers.ts';
import { withKnownQueries } from './http/with-known-queries.ts';
import { dayOf } from './ledger/day.ts';
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
/** What the shortest counts for beside its text. */
const DOCUMENT_OVERHEAD_CHARACTERS = 1_000;
const READY_TIMEOUT_MS = 2_000;
const NEVER = new AbortController().signal;

/** Asks again who sent a request: a context is of one moment. */
type ContextOf = (request: Request, ended?: AbortSignal) => Promise<Context>;

/**
 * The whole of the API over HTTP, on a database that somebody else opens and closes. It reads no environment and listens
 * to nothing.
 */
export function createApp(options: AppOptions): App {
  const { db, jwt = {}, now = () => new Date(), ledgerSignal = createLedgerSignal() } = options;
  const authenticate = createAuthenticator({ db, jwt, signal: ledgerSignal, now });
  const streams = createStreams();
  const limit = createCostLimit(options.costPerMinute ?? 0, now);
  const answers = createKeptAnswers({ signal: ledgerSignal, bytesMax: options.keptAnswersBytesMax ?? 0 });
  const metrics = createMetrics({ countSubscriptions: () => streams.open, keptAnswers: answers });
  let isStopping = false;

  async function findObstacle(): Promise<string | null> {
    if (isStopping) return 'The server is about to stop.';
    return (await isAnswering(db, READY_TIMEOUT_MS)) ? null : 'The database does not answer.';
  }

  function viewpointOf(authorization: string | null, facts: RequestFacts): Promise<Viewpoint> {
    facts.identified ??= identify(authorization, facts);
    return facts.identified;
  }

  async function identify(authorization: string | null, facts: RequestFacts): Promise<Viewpoint> {
    const principal = await authenticate(authorization);
    const viewpoint = { principal, today: dayOf(now()) };
    facts.caller = callerOf(principal, facts.remoteAddress);
    facts.viewpoint = viewpoint;
    return viewpoint;
  }

  function liveOf(request: Request, ended: AbortSignal): Live {
    const renew = () => identify(request.headers.get('authorization'), getFacts(request));
    return { signal: ledgerSignal, ended, renew };
  }

  /** By now, whatever was found when the request came in. */
  async function contextOf(request: Request, ended = NEVER): Promise<Context> {
    const live = liveOf(request, ended);
    return contextFor(await live.renew(), live);
  }

  function contextFor(viewpoint: Viewpoint, live: Live): Context {
    return { db, ...viewpoint, agreementCounts: createCountLoader(db, viewpoint.principal), live };
  }

  const queries = createKnownQueries({ charactersMax: DOCUMENTS_CHARACTERS_MAX });
  const parts = { streams, limit, metrics, answers, queries, ledgerSignal };
  const yoga = createYoga<Record<string, unknown>, Context>({
    schema,
    graphqlEndpoint: PATH,
    context: async ({ request }) => {
      const viewpoint = await viewpointOf(request.headers.get('authorization'), getFacts(request));
      return contextFor(viewpoint, liveOf(request, NEVER));
    },
    plugins: createPlugins(options, { ...parts, findObstacle, contextOf }),
    parserAndValidationCache: {
      documentCache: createRecentMap<DocumentNode>({
        sizeMax: DOCUMENTS_CHARACTERS_MAX,
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

  const front = {
    ...{ answers, limit, viewpointOf, path: PATH, bodyBytesMax: BODY_BYTES_MAX },
    allowed: new Set(options.corsOrigins),
    trustProxy: options.trustProxy ?? false,
    onAnswer(facts: RequestFacts, method: string, status: number) {
      logAnswer(options.log, facts, method, status);
      countAnswer({ metrics, path: PATH }, facts, method, status);
    },
  };
  const known = withKnownQueries((request, response) => void yoga(request, response), {
    ...front,
    schema,
    queries,
    contextFor: (viewpoint) =>
      contextFor(viewpoint, { signal: ledgerSignal, ended: NEVER, renew: async () => viewpoint }),
  });

  return {
    listener: withHostCheck(
      withKeptAnswers(known, {
        ...front,
        countChanges: () => ledgerSignal.count,
        onLook: metrics.countLook,
      }),
    ),
    fetch: async (url, init) => yoga.fetch(url, init ?? {}),
    announceStop: () => {
      isStopping = true;
      streams.end();
    },
  };
}

interface Parts {
  readonly findObstacle: () => Promise<string | null>;
  readonly contextOf: ContextOf;
  readonly streams: Streams;
  readonly limit: CostLimit;
  readonly metrics: Metrics;
  readonly answers: KeptAnswers;
  readonly queries: KnownQueries;
  readonly ledgerSignal: LedgerSignal;
}

/** Each is asked in this order, both when a request comes in and when its answer goes out. */
function createPlugins(options: AppOptions, parts: Parts): Plugin[] {
  const { findObstacle, contextOf, streams, limit, metrics, answers, queries, ledgerSignal } = parts;
  const { log, trustProxy = false, corsOrigins = [], introspection = true, graphiqlDirectory } = options;
  return [
    useLastResort(log),
    useRequestFacts({ trustProxy }),
    useValidators(),
    useRequestLog(log),
    useMetrics({ metrics, path: PATH }),
    useSecurityHeaders({ path: PATH }),
    useCors({ path: PATH, origins: corsOrigins }),
    useProbes({ findObstacle }),
    useExports({ log, contextOf, limit }),
    ...(graphiqlDirectory ? [useGraphiqlPage({ directory: graphiqlDirectory, path: PATH })] : []),
    useRoutes({ path: PATH }),
    useCsrfPrevention({ origins: corsOrigins }),
    useStrictParser({ bodyBytesMax: BODY_BYTES_MAX }),
    useDocumentIds({ charactersMax: DOCUMENTS_CHARACTERS_MAX }),
    useLimits(),
    useCost(limit),
    useOwnChanges(ledgerSignal),
    useSubscriptions({ contextOf, streams, limit }),
    ...(introspection ? [] : [useNoIntrospection()]),
    useOneStatement(),
    usePublicErrors({ log, onError: metrics.countError }),
    useData(),
    useKeptAnswers(answers),
    useKnownQueries({ queries, origins: corsOrigins }),
  ];
}

function useNoIntrospection(): Plugin {
  return { onValidate: ({ addValidationRule }) => addValidationRule(NoSchemaIntrospectionCustomRule) };
}
