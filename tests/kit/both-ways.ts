import assert from 'node:assert/strict';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Context } from '../../server/graphql/context.ts';
import { executeInSql, type SqlResult } from '../../server/graphql/sql/execute.ts';

/** Has resolvers answer, and fails where one statement would answer otherwise. */
export function useBothWays(): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args) => {
        const contextValue = args.contextValue as Context & YogaInitialContext;
        const answer = await executeFn(args);
        const inSql = await executeInSql({ ...args, contextValue });
        // Somebody may have written between the two.
        if (inSql && asSent(inSql) !== asSent(answer)) {
          assert.equal(asSent(inSql), asSent(await executeFn(args)));
        }
        return answer;
      });
    },
  };
}

/** The answer as a client gets it, but for the spaces that PostgreSQL writes into JSON. */
export function asSent(result: SqlResult): string {
  const { dataText, ...told } = result;
  return JSON.stringify(dataText === undefined ? told : { data: JSON.parse(dataText) });
}
