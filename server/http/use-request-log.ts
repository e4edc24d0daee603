import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { getFacts, type RequestFacts } from './request-facts.ts';

/** Asked by machines every few seconds: worth a line only to those who look for it. */
const PROBES: ReadonlySet<string> = new Set(['/health', '/ready', '/metrics']);
const TEXT_LENGTH_MAX = 200;

/** Logs one line a request. */
export function useRequestLog(log: Logger): Plugin {
  return {
    onResponse: ({ request, response }) => logAnswer(log, getFacts(request), request.method, response.status),
  };
}

/** Neither bodies, variables nor headers are in it: they may be confidential. */
export function logAnswer(log: Logger, facts: RequestFacts, method: string, status: number): void {
  const { id, path, remoteAddress, operation, startedAtMs } = facts;
  const level = PROBES.has(path) ? 'debug' : 'info';
  if (!log.isLevelEnabled(level)) return;
  const line = {
    requestId: id,
    method,
    path: path.slice(0, TEXT_LENGTH_MAX),
    status,
    durationMs: Math.round((performance.now() - startedAtMs) * 10) / 10,
    ...(operation && {
      operation: operation.name?.slice(0, TEXT_LENGTH_MAX),
      operationType: operation.type,
    }),
    remoteAddress,
  };
  log[level](line, 'answered');
}
