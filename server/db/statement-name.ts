import { createHash } from 'node:crypto';

const names = new Map<string, string>();
const NAMES_MAX = 1_000;

/**
 * The name under which PostgreSQL keeps a statement prepared, so that a repeated query is parsed and planned once a
 * connection. Bounded: a statement beyond the first thousand shapes goes unnamed, and is prepared each time.
 */
export function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= NAMES_MAX) return '';
  const name = createHash('sha256').update(sql).digest('base64url').slice(0, 24);
  names.set(sql, name);
  return name;
}
