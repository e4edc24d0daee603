/** A statement in the making: what is given by a client goes into `values` and never into the text. */
export class Statement {
  readonly values: unknown[] = [];
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
}

/** Thrown for what has no form in SQL here. It reaches no client: resolvers answer then. */
export class NotInSqlError extends Error {
  override readonly name = 'NotInSqlError';
}
