import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';

const MESSAGE = 'Something went wrong on our side.\n';

/** Keeps an error outside of GraphQL, such as a file that cannot be read, from being answered as a stack trace. */
export function useLastResort(log: Logger): Plugin {
  return {
    instrumentation: {
      request: async (_payload, wrapped) => {
        try {
          await wrapped();
        } catch (error) {
          log.error({ err: error }, 'a request failed outside of GraphQL');
          // What Yoga's adapter answers is the stack.
          throw Object.assign(new Error(MESSAGE, { cause: error }), { stack: MESSAGE });
        }
      },
    },
  };
}
