import { createHash } from 'node:crypto';

/** For how long names are given before all are forgotten; a connection must not live longer. */
export const NAMES_WINDOW_MS = 600_000;
const CHARACTERS_MAX = 500_000;
const TEXT_CHARACTERS_MAX = 20_000;

/**
 * Gives the names under which PostgreSQL keeps statements prepared, so that a repeated query is parsed and planned once a connection. Each
 * connection holds what it prepared for as long as it lives, some hundred times the length of the text: so long ones go unnamed, and so do
 * those beyond a bound, until the next window. A statement without a name is prepared each time.
 */
export function createStatementNames(now: () => number = () => performance.now()): (sql: string) => string {
  const names = new Map<string, string>();
  let characters = 0;
  let endsAtMs = now() + NAMES_WINDOW_MS;

  return (sql) => {
    if (now() >= endsAtMs) {
      names.clear();
      characters = 0;
      endsAtMs = now() + NAMES_WINDOW_MS;
    }
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (sql.length > TEXT_CHARACTERS_MAX || characters + sql.length > CHARACTERS_MAX) return '';
    const name = createHash('sha256').update(sql).digest('base64url').slice(0, 24);
    names.set(sql, name);
    characters += sql.length;
    return name;
  };
}
