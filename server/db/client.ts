import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { type Prisma, PrismaClient } from './generated/prisma/client.ts';
import { createStatementNames, NAMES_WINDOW_MS } from './statement-name.ts';

/** The database, or a transaction on it. */
export type Db = PrismaClient | Prisma.TransactionClient;
export type Transaction = Prisma.TransactionClient;
export type Database = PrismaClient & Texts & Closing;

export interface Texts {
  /** The column `text` of the one row that a statement gives, read past Prisma. */
  readText(sql: string, values: readonly unknown[]): Promise<string>;
}

export interface Closing {
  /** Ends all connections, those too that Prisma has not heard of, as it loads with the first query of its own. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize?: number;
  /** Called with the text of each statement sent to PostgreSQL. */
  readonly onStatement?: (sql: string) => void;
}

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 15_000;
const IDLE_TRANSACTION_TIMEOUT_MS = 30_000;

/**
 * A client with a pool of its own; it connects at first use. node-postgres would wait for ever for a connection and for
 * a statement, so both are bounded here.
 */
export function createDatabase({ url, poolSize = 10, onStatement }: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString: url,
    // The adapter takes whatever time zone the session has for UTC.
    options: '-c timezone=UTC',
    max: poolSize,
    maxLifetimeSeconds: NAMES_WINDOW_MS / 1_000,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
  });
  // An idle connection that breaks is replaced; unheard, it would end the process.
  pool.on('error', () => {});
  const statementName = createStatementNames();
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: ({ sql }) => statementName(sql),
    disposeExternalPool: true,
  });
  const db = new PrismaClient({
    adapter,
    // Others' messages quote the values of a query, which then stand in the log.
    errorFormat: 'minimal',
    log: onStatement ? [{ emit: 'event', level: 'query' }] : [],
  });
  if (onStatement) db.$on('query', ({ query }) => onStatement(query));
  return Object.assign(db, {
    async readText(sql: string, values: readonly unknown[]) {
      onStatement?.(sql);
      const query = { name: statementName(sql), text: sql, values: [...values] };
      const { rows } = await pool.query<{ text: string }>(query);
      const [row] = rows;
      if (!row) throw new Error('The statement gave no row.');
      return row.text;
    },
    async close() {
      await db.$disconnect();
      if (!pool.ending) await pool.end();
    },
  });
}
