import type { Day } from '../../server/ledger/day.ts';
import { createTestApp, type GraphqlAnswerError, post } from './app.ts';
import type { TestDatabase } from './database.ts';

/** The day after the registry's sources were read: every agreement of the seed is listed by then. */
export const TODAY: Day = '2026-11-24';

export type Variables = Readonly<Record<string, unknown>>;

export interface Answer<Data> {
  readonly data: Data | null;
  readonly errors: readonly GraphqlAnswerError[];
}

export interface Query {
  /** What a document answers; throws with all it takes to ask again where the answer has errors. */
  query<Data>(document: string, variables?: Variables): Promise<Data>;
  /** The whole answer, errors and all. */
  queryRaw<Data>(document: string, variables?: Variables): Promise<Answer<Data>>;
}

/** Asks the whole app, on a day that does not pass. */
export function createQuery(database: TestDatabase, today: Day = TODAY): Query {
  const app = createTestApp(database, { now: () => new Date(`${today}T12:00:00Z`) });

  async function queryRaw<Data>(document: string, variables: Variables = {}): Promise<Answer<Data>> {
    const { data, errors } = await post(app, document, variables);
    return { data: data as Data | null, errors };
  }

  async function query<Data>(document: string, variables: Variables = {}): Promise<Data> {
    const { data, errors } = await queryRaw<Data>(document, variables);
    if (errors.length > 0 || !data) {
      throw new Error(`${document}\nwith ${print(variables)}\nwas answered by ${print(errors)}`);
    }
    return data;
  }

  return { query, queryRaw };
}

function print(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
