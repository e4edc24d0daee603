import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Context } from '../graphql/context.ts';
import { executeInSql } from '../graphql/sql/execute.ts';
import { getFacts } from './request-facts.ts';

/** Answers by one statement the queries that can be, and leaves the others to the resolvers. */
export function useOneStatement(): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args) => {
        // Yoga's type says unknown; createBareYoga gives it this.
        const contextValue = args.contextValue as Context & YogaInitialContext;
        const facts = getFacts(contextValue.request);
        const result = facts.ahead ? facts.ahead.result : await executeInSql({ ...args, contextValue });
        facts.isOneStatement = result !== null;
        return result ?? executeFn(args);
      });
    },
  };
}
