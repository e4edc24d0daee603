import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { toPublicError } from './public-error.ts';
import { getFacts } from './request-facts.ts';

export interface PublicErrorsOptions {
  readonly log: Logger;
  /** Told the code of every error that a client gets. */
  readonly onError?: (code: string) => void;
}

/**
 * The one place where errors are masked. Every error of every result passes here, whatever step it comes from; a fault of
 * ours is logged, once a request however many fields it spoils, and the client gets the request id to report. Yoga's own
 * masking must be off: it knows no request to name, and logs twice.
 */
export function usePublicErrors({ log, onError }: PublicErrorsOptions): Plugin {
  function publish<Result extends ExecutionResult>(result: Result, requestId: string): Result {
    if (!result.errors) return result;
    const faults = new Set<unknown>();
    const errors = result.errors.map((raw) => {
      const { error, fault } = toPublicError(raw, requestId);
      if (fault !== null) faults.add(fault);
      onError?.(String(error.extensions.code));
      return error;
    });
    for (const fault of faults) logFault(log, fault, requestId);
    return { ...result, errors };
  }

  return {
    onResultProcess({ request, result, setResult }) {
      const { id } = getFacts(request);
      if (isAsyncIterable(result)) setResult(mapAsyncIterator(result, (each) => publish(each, id)));
      else if (!Array.isArray(result)) setResult(publish(result, id));
    },
  };
}

/** Only these parts: what libraries hang on their errors beside them includes the values of the query. */
export function logFault(log: Logger, fault: unknown, requestId: string): void {
  const { name, stack } = fault instanceof Error ? fault : new Error(String(fault));
  log.error({ requestId, fault: name, stack }, 'a request failed by no fault of its own');
}
