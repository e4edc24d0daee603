import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
} from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { Context } from '../graphql/context.ts';
import { type CostLimit, waitForRemaining } from './cost-limit.ts';
import { getFacts } from './request-facts.ts';
import type { Streams } from './streams.ts';

export interface SubscriptionsOptions {
  /** What a request may see by now; it is told when nobody reads its answer any more. Throws where its credential cannot be taken. */
  readonly contextOf: (request: Request, ended: AbortSignal) => Promise<Context>;
  readonly streams: Streams;
  readonly limit: CostLimit;
}

/**
 * Answers each event of a subscription as if it were a request of its own: who asks, and which day it is, is looked at again. GraphQL's
 * executors keep one context for the whole of it, which may be days. Each event costs what the subscription does; who has nothing left gets
 * the next one later.
 */
export function useSubscriptions({ contextOf, streams, limit }: SubscriptionsOptions): Plugin {
  async function subscribe(args: ExecutionArgs, request: Request) {
    const stream = new AbortController();
    const contextValue = await contextOf(request, stream.signal);
    const facts = getFacts(request);
    streams.assertRoom(facts.caller);
    const events = await createSourceEventStream({ ...args, contextValue });
    if (!isAsyncIterable(events)) return events;

    async function* answer(): AsyncGenerator<ExecutionResult, void> {
      const { caller, cost } = facts;
      streams.add(stream, caller);
      try {
        for await (const rootValue of events as AsyncIterable<unknown>) {
          await waitForRemaining(limit, caller, stream.signal);
          if (cost) facts.cost = { ...cost, ...limit.charge(caller, cost.requested) };
          yield await execute({ ...args, rootValue, contextValue: await contextOf(request, stream.signal) });
        }
      } catch (error) {
        if (stream.signal.aborted) return;
        yield { errors: [toGraphqlError(error)] };
      } finally {
        streams.remove(stream);
      }
    }
    return abortable(answer(), stream);
  }

  return {
    onSubscribe({ args, setSubscribeFn }) {
      const { request } = args.contextValue;
      assertStream(request.headers.get('accept'));
      setSubscribeFn(() => subscribe(args, request));
    },
  };
}

/** A generator that waits for the next event cannot be ended before that event: what it waits for is told first. */
function abortable<Value>(
  values: AsyncGenerator<Value, void>,
  stream: AbortController,
): AsyncGenerator<Value, void> {
  const end = values.return.bind(values);
  values.return = (value) => {
    stream.abort();
    return end(value);
  };
  return values;
}

function assertStream(accept: string | null): void {
  if (accept === null || /text\/(event-stream|\*)|\*\/\*/i.test(accept)) return;
  throw new GraphQLError(
    'A subscription is answered as server-sent events. Ask with `accept: text/event-stream`.',
    {
      extensions: { code: 'NOT_ACCEPTABLE', http: { status: 406 } },
    },
  );
}

function toGraphqlError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
}
