// The first page of a list: its rows, and where they lie.
import type { Source } from './source.ts';
import { NotInSqlError } from './statement.ts';
import type { Rows } from './where.ts';

export interface Page {
  readonly rows: Rows;
  readonly sql: string;
  readonly order: readonly string[];
  readonly first: number;
  /** Whether each row has its cursor and its place, and the first of the next page is among them. */
  readonly isPlaced: boolean;
}

export function pageOf({ rows, from, order, cursor }: Source, first: number, isPlaced: boolean): Page {
  const { alias } = rows;
  if (order.some((by) => !by.startsWith(`${alias}.`))) throw new NotInSqlError('an order by other rows');
  const page = { rows, order, first, isPlaced };
  const ordered = `FROM ${from} ${orderBy(order)}`;
  if (!isPlaced) return { ...page, sql: `SELECT ${alias}.* ${ordered} LIMIT ${first}` };
  // Numbered outside, where they are few: within, PostgreSQL would number the whole list first.
  const sql = `SELECT ${alias}.*, row_number() OVER (${orderBy(order)}) AS page_place
    FROM (SELECT ${alias}.*, ${cursor} AS page_cursor ${ordered} LIMIT ${first + 1}) ${alias}`;
  return { ...page, sql };
}

/** What stands for each row of the page, as a list. */
export function listSql({ rows, order, first, isPlaced }: Page, each: string): string {
  const ofPage = isPlaced ? ` FILTER (WHERE ${rows.alias}.page_place <= ${first})` : '';
  return `coalesce(json_agg(${each} ${orderBy(order)})${ofPage}, '[]')`;
}

/** The cursor of a row that has its place. */
export function cursorSql({ rows }: Page): string {
  return `${rows.alias}.page_cursor`;
}

/** What a field of PageInfo tells of a page whose rows have their places. */
export function pageInfoSql(page: Page, field: string): string {
  const { order, first } = page;
  const cursorAt = (place: string) => `(array_agg(${cursorSql(page)} ${orderBy(order)}))[${place}]`;
  switch (field) {
    case 'hasNextPage':
      return `count(*) > ${first}`;
    case 'hasPreviousPage':
      return 'FALSE';
    case 'startCursor':
      return cursorAt(`least(1, ${first})`);
    case 'endCursor':
      return cursorAt(`least(count(*), ${first})`);
    default:
      throw new NotInSqlError(field);
  }
}

export function orderBy(order: readonly string[]): string {
  return order.length === 0 ? '' : `ORDER BY ${order.join(', ')}`;
}
