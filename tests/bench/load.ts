// A database of the benchmark's own, on a PostgreSQL of its own unless DATABASE_URL names one.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { openEmbedded } from '../../server/db/embedded/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { databaseUrl } from '../kit/database-url.ts';
import type { Partner } from './operations.ts';

const ROOT = join(import.meta.dirname, '../..');
const PARTNERS_ASKED_MAX = 1_000;

export interface BenchServer {
  /** Makes a database with so many agreements, uses it, and drops it. */
  withRegistry<Result>(agreements: number, use: (registry: Registry) => Promise<Result>): Promise<Result>;
  stop(): Promise<void>;
}

export interface Registry {
  readonly agreements: number;
  readonly url: string;
  /** Some of its partners, in no order. */
  readonly partners: readonly Partner[];
}

export async function openServer(): Promise<BenchServer> {
  const { DATABASE_URL: given } = process.env;
  const own = given
    ? null
    : await openEmbedded({ dataDir: join(ROOT, '.data/bench'), durable: false, log: () => {} });
  const adminUrl = given ?? own?.adminUrl ?? '';
  return {
    async withRegistry(agreements, use) {
      const name = `concordat_bench_${agreements}`;
      await withClient(adminUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        await client.query(`CREATE DATABASE ${name}`);
      });
      const url = databaseUrl(adminUrl, name);
      try {
        await migrate(url, join(ROOT, 'prisma/migrations'));
        return await use({ agreements, url, partners: await load(url, agreements) });
      } finally {
        await withClient(adminUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
      }
    },
    stop: async () => own?.stop(),
  };
}

async function load(url: string, agreements: number): Promise<Partner[]> {
  const sql = await readFile(join(import.meta.dirname, 'load.sql'), 'utf8');
  return withClient(url, async (client) => {
    await client.query(`SET bench.agreements = ${agreements}`);
    await client.query(sql);
    await client.query('VACUUM ANALYZE');
    const { rows } = await client.query<Partner>(
      'SELECT slug, name FROM party WHERE NOT is_host ORDER BY md5(slug) LIMIT $1',
      [PARTNERS_ASKED_MAX],
    );
    return rows;
  });
}

async function withClient<Result>(url: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
