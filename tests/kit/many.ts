import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestDatabase } from './database.ts';

/** Fills an empty database with as many agreements as the benchmark would. At least 50. */
export async function loadMany({ sql }: TestDatabase, agreements: number): Promise<void> {
  const load = await readFile(join(import.meta.dirname, '../bench/load.sql'), 'utf8');
  await sql(`SET bench.agreements = ${agreements}; ${load}`);
}
