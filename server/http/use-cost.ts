import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import { assertAffordable, extentOf } from '../graphql/cost.ts';
import { networkOf } from './caller.ts';
import type { CostLimit } from './cost-limit.ts';
import { getFacts } from './request-facts.ts';

/** What a request counts for that fails before its cost is known: one that cannot be read, or has a false credential. */
const FAULT_COST = 100;

/**
 * Counts what each operation costs before it runs, tells it in `extensions.cost`, and refuses what costs more than one request, or
 * one caller in a minute, may ask for.
 */
export function useCost(limit: CostLimit): Plugin {
  function charge(args: ExecutionArgs, request: Request): void {
    const { schema, document, operationName, variableValues } = args;
    const facts = getFacts(request);
    if (facts.ahead) return;
    const extent = extentOf({ schema, document, operationName, variables: { ...variableValues } });
    if (extent === null) return;
    const requested = extent.complexity;
    facts.cost = { requested, ...limit.look(facts.caller) };
    assertAffordable(extent);
    facts.cost = { requested, ...limit.charge(facts.caller, requested) };
  }

  function tell<Result extends ExecutionResult>(result: Result, request: Request): Result {
    const { cost } = getFacts(request);
    return cost === null ? result : { ...result, extensions: { ...result.extensions, cost } };
  }

  return {
    onExecute: ({ args }) => charge(args, args.contextValue.request),
    onSubscribe: ({ args }) => charge(args, args.contextValue.request),
    onResultProcess({ request, result, setResult }) {
      const { cost, remoteAddress } = getFacts(request);
      if (Array.isArray(result)) return;
      if (isAsyncIterable(result)) {
        setResult(mapAsyncIterator(result, (each) => tell(each, request)));
      } else if (cost !== null) {
        setResult(tell(result, request));
      } else {
        const excess = findExcess(limit, remoteAddress);
        if (excess !== null) setResult({ errors: [excess] });
      }
    },
  };
}

/** Counts a request that failed before its cost was known; why it is not even to be told of its fault, null where it is. */
export function findExcess(limit: CostLimit, remoteAddress: string | null): GraphQLError | null {
  try {
    limit.charge(networkOf(remoteAddress), FAULT_COST);
    return null;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
