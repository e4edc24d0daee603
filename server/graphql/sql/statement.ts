import type { Sql } from './reading.ts';

/** A statement in the making: what is given by a client goes into `values` and never into the text. */
export class Statement {
  readonly values: unknown[] = [];
  readonly #made = new Map<Sql, string>();
  readonly #heads: string[] = [];
  #rows = 0;

  /** Stands for a value in the text. */
  value(value: unknown): string {
    this.values.push(value instanceof Date ? value.toISOString() : value);
    return `$${this.values.length}`;
  }

  /** A name for the rows of a table that no other rows have. */
  rows(): string {
    this.#rows += 1;
    return `t${this.#rows}`;
  }

  /** The name of the rows that a statement makes. They are made once, however often they are looked at. */
  made(sql: Sql): string {
    const known = this.#made.get(sql);
    if (known !== undefined) return known;
    const name = this.rows();
    this.#made.set(sql, name);
    const [first = '', ...others] = sql.strings;
    const text = others.map((string, place) => `${this.value(sql.values[place])}${string}`).join('');
    this.#heads.push(`${name} AS (${first}${text})`);
    return name;
  }

  /** The whole, whose one value is the JSON that the expression gives. */
  print(json: string): string {
    const head = this.#heads.length === 0 ? '' : `WITH ${this.#heads.join(', ')} `;
    return `${head}SELECT ${json}::TEXT AS text`;
  }
}

/** Thrown for what has no form in SQL here. It reaches no client: resolvers answer then. */
export class NotInSqlError extends Error {
  override readonly name = 'NotInSqlError';
}
