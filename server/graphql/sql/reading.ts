// What a field reads from the database, where that is more than a column or a relation. It stands beside the field's resolver and says
// the same in the words of Prisma, so that a whole query can be answered by one statement.
import type { Context } from '../context.ts';

export type Reading = ListReading | ColumnReading;
export type ListReading = RowsReading | MadeReading;

/** A column of the parent's own row. */
export interface ColumnReading {
  readonly from?: never;
  readonly made?: never;
  readonly column: string;
}

/** Rows of no table. Their list is one that Pothos counts off: its cursors are places. */
export interface MadeReading {
  readonly from?: never;
  /** The statement that makes them, with a column `place` that numbers them in the order of the list. */
  readonly made: Sql;
  /** Their columns with Prisma's type of each. */
  readonly columns: Readonly<Record<string, string>>;
  readonly column?: never;
}

/** As Prisma holds it: between each two strings stands a value. */
export interface Sql {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

/** Rows of a table. */
export interface RowsReading {
  readonly made?: never;
  /** The relation of the parent; for a field of Query, the model. */
  readonly from: string;
  /** The relation from there to what is meant, where `from` is a table between. */
  readonly through?: string;
  /** Of `from`. */
  readonly where?: object;
  /** Of `from`; total wherever there can be several rows. */
  readonly orderBy?: readonly object[];
  /** The column that is the answer, where no row is. */
  readonly column?: string;
}

export function readsRows(reading: Reading): reading is ListReading {
  return reading.from !== undefined || reading.made !== undefined;
}

export type Arguments = Readonly<Record<string, unknown>>;

export interface Reads {
  /** The arguments that are taken into account. Where a query gives another, resolvers answer. */
  readonly args: readonly string[];
  readonly read: (args: Arguments, context: Context) => Reading | Promise<Reading>;
}

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    reads?: Reads;
    countsRows?: boolean;
    oneOf?: OneOf;
  }
}

/**
 * The extension of a field that is answered by what it reads, with nothing left for its resolver to do. Those of its arguments that
 * the reading heeds are named, but for the page of a connection.
 */
export function reads<Args extends object>(
  args: readonly (keyof Args & string)[],
  read: (args: Args, context: Context) => Reading | Promise<Reading>,
) {
  // GraphQL has checked the arguments against the field's own.
  return { reads: { args, read: (given: Arguments, context: Context) => read(given as Args, context) } };
}

/** The extension of a connection's field that tells how many rows the list holds in all. */
export const COUNTS_ROWS = { countsRows: true } as const;

/** The columns of a row that name another: its model and its id. */
export interface OneOf {
  readonly model: string;
  readonly id: string;
}

/** The extension of a field whose value is of one of several types, each of which shows a model. */
export function oneOf(columns: OneOf) {
  return { oneOf: columns };
}
