import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { getFacts } from './request-facts.ts';

/** Asked by machines every few seconds: worth a line only to those who look for it. */
const PROBES: ReadonlySet<string> = new Set(['/health', '/ready', '/metrics']);
const TEXT_LENGTH_MAX = 200;

/** Logs one line a request. Neither bodies, variables nor headers are in it: they may be confidential. */
export function useRequestLog(log: Logger): Plugin {
  return {
    onResponse({ request, response }) {
      const { id, path, remoteAddress, operation, startedAtMs } = getFacts(request);
      const line = {
        requestId: id,
        method: request.method,
        path: path.slice(0, TEXT_LENGTH_MAX),
        status: response.status,
        durationMs: Math.round((performance.now() - startedAtMs) * 10) / 10,
        ...(operation && {
          operation: operation.name?.slice(0, TEXT_LENGTH_MAX),
          operationType: operation.type,
        }),
        remoteAddress,
      };
      if (PROBES.has(path)) log.debug(line, 'answered');
      else log.info(line, 'answered');
    },
  };
}
