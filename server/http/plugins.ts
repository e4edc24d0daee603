import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { LedgerSignal } from '../ledger/signal.ts';
import type { Contexts } from './contexts.ts';
import type { CostLimit } from './cost-limit.ts';
import { useGraphiqlPage } from './graphiql/use-graphiql-page.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { KnownQueries } from './known-queries.ts';
import type { Metrics } from './metrics.ts';
import type { Streams } from './streams.ts';
import { useCors } from './use-cors.ts';
import { useCost } from './use-cost.ts';
import { useCsrfPrevention } from './use-csrf-prevention.ts';
import { useData } from './use-data.ts';
import { useDocumentIds } from './use-document-ids.ts';
import { useExports } from './use-exports.ts';
import { useKeptAnswers } from './use-kept-answers.ts';
import { useKnownQueries } from './use-known-queries.ts';
import { useLastResort } from './use-last-resort.ts';
import { useLimits } from './use-limits.ts';
import { useMetrics } from './use-metrics.ts';
import { useNoIntrospection } from './use-no-introspection.ts';
import { useOneStatement } from './use-one-statement.ts';
import { useOwnChanges } from './use-own-changes.ts';
import { useProbes } from './use-probes.ts';
import { usePublicErrors } from './use-public-errors.ts';
import { useRequestFacts } from './use-request-facts.ts';
import { useRequestLog } from './use-request-log.ts';
import { useRoutes } from './use-routes.ts';
import { useSecurityHeaders } from './use-security-headers.ts';
import { useStrictParser } from './use-strict-parser.ts';
import { useSubscriptions } from './use-subscriptions.ts';
import { useValidators } from './use-validators.ts';

export interface PluginsOptions {
  readonly path: string;
  readonly bodyBytesMax: number;
  /** How long the texts of documents that are known by an id may be together. */
  readonly documentsCharactersMax: number;
  readonly trustProxy: boolean;
  readonly corsOrigins: readonly string[];
  readonly introspection: boolean;
  /** Unset, there is no page. */
  readonly graphiqlDirectory: string | undefined;
  readonly log: Logger;
  /** Why no requests should come now; null where they may. */
  readonly findObstacle: () => Promise<string | null>;
  readonly contextOf: Contexts['renewedContextOf'];
  readonly streams: Streams;
  readonly limit: CostLimit;
  readonly metrics: Metrics;
  readonly answers: KeptAnswers;
  readonly queries: KnownQueries;
  readonly ledgerSignal: LedgerSignal;
}

/** Each is asked in this order, both when a request comes in and when its answer goes out. */
export function createPlugins(options: PluginsOptions): Plugin[] {
  const { path, corsOrigins: origins, graphiqlDirectory: directory, log } = options;
  const { contextOf, streams, limit, metrics, queries } = options;
  return [
    useLastResort(log),
    useRequestFacts({ trustProxy: options.trustProxy }),
    useValidators(),
    useRequestLog(log),
    useMetrics({ metrics, path }),
    useSecurityHeaders({ path }),
    useCors({ path, origins }),
    useProbes({ findObstacle: options.findObstacle }),
    useExports({ log, contextOf, limit }),
    ...(directory ? [useGraphiqlPage({ directory, path })] : []),
    useRoutes({ path }),
    useCsrfPrevention({ origins }),
    useStrictParser({ bodyBytesMax: options.bodyBytesMax }),
    useDocumentIds({ charactersMax: options.documentsCharactersMax }),
    useLimits(),
    useCost(limit),
    useOwnChanges(options.ledgerSignal),
    useSubscriptions({ contextOf, streams, limit }),
    ...(options.introspection ? [] : [useNoIntrospection()]),
    useOneStatement(),
    usePublicErrors({ log, onError: metrics.countError }),
    useData(),
    useKeptAnswers(options.answers),
    useKnownQueries({ queries, origins }),
  ];
}
