// What a query is answered, by one statement and by the resolvers, as the text that a client gets.
import { execute, parse } from 'graphql';
import { createCountLoader } from '../../server/agreement/count-loader.ts';
import type { Principal } from '../../server/auth/principal.ts';
import type { Context } from '../../server/graphql/context.ts';
import { schema } from '../../server/graphql/schema.ts';
import { executeInSql } from '../../server/graphql/sql/execute.ts';
import { liveAs, PUBLIC, TODAY } from './acting.ts';
import { asSent } from './both-ways.ts';
import type { TestDatabase } from './database.ts';

export interface Asking {
  readonly document: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly principal?: Principal;
}

export interface Answers {
  /** Null where resolvers are to answer. */
  inSql(asking: Asking): Promise<string | null>;
  byResolvers(asking: Asking): Promise<string>;
}

export function answersFrom({ db }: TestDatabase): Answers {
  function executionOf({ document, variables = {}, principal = PUBLIC }: Asking) {
    const contextValue: Context = {
      db,
      principal,
      today: TODAY,
      agreementCounts: createCountLoader(db, principal),
      live: liveAs({ principal, today: TODAY }),
    };
    return { schema, document: parse(document), variableValues: variables, contextValue };
  }
  return {
    async inSql(asking) {
      const result = await executeInSql(executionOf(asking));
      return result && asSent(result);
    },
    byResolvers: async (asking) => asSent(await execute(executionOf(asking))),
  };
}
