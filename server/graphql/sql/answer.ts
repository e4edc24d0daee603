// The text of the statement whose one value is the whole answer in JSON.
import { type GraphQLObjectType, getNamedType, getNullableType, isListType } from 'graphql';
import { type Asked, firstOf } from './asked.ts';
import { findExposed, isConnection, isGlobalId, isPageInfo, isWritable } from './fields.ts';
import { findColumn, keyOf } from './model.ts';
import type { RowsReading } from './reading.ts';
import { sourceOf } from './source.ts';
import { NotInSqlError, type Statement } from './statement.ts';
import type { Rows } from './where.ts';

/** The object that the fields make, of a row or, without one, of Query. Throws NotInSqlError for what has no form in SQL. */
export function objectSql(statement: Statement, asked: readonly Asked[], row: Rows | null): string {
  const members = asked.map((each) => `'${each.key}', ${fieldSql(statement, each, row)}`);
  return `json_build_object(${members.join(', ')})`;
}

function fieldSql(statement: Statement, asked: Asked, row: Rows | null): string {
  const { field, parent, reading } = asked;
  if (!field) return `'${parent.name}'`;
  if (!reading) return ownSql(asked, row);
  if (reading.from === undefined) return columnSql(asked, row, reading.column);
  if (isConnection(getNamedType(field.type))) return pageSql(statement, asked, reading, row);
  const { rows, from, order } = sourceOf(statement, reading, row);
  const value = reading.column
    ? columnSql(asked, rows, reading.column)
    : objectSql(statement, asked.selected, rows);
  return isListType(getNullableType(field.type))
    ? `(SELECT coalesce(json_agg(${value} ${orderBy(order)}), '[]') FROM ${from})`
    : `(SELECT ${value} FROM ${from} ${orderBy(order)} LIMIT 1)`;
}

function ownSql(asked: Asked, row: Rows | null): string {
  const { field, parent } = asked;
  if (row && field && isGlobalId(parent, field.name)) return globalIdSql(parent, row);
  return columnSql(asked, row, field && findExposed(field));
}

/** As Pothos writes it. */
function globalIdSql({ name }: GraphQLObjectType, { alias }: Rows): string {
  return base64Sql(`'${name}:' || ${alias}."id"`);
}

/** PostgreSQL breaks the lines of longer ones. */
function base64Sql(text: string): string {
  return `translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'\\n', '')`;
}

function columnSql({ key, field }: Asked, row: Rows | null, name: string | null | undefined): string {
  const column = row && findColumn(row.model, name ?? '');
  if (!column || !field || !isWritable(field, column.type)) throw new NotInSqlError(key);
  const sql = `${row.alias}.${column.sql}`;
  switch (getNamedType(field.type).name) {
    case 'Date':
      return `${sql}::DATE`;
    case 'DateTime':
      return `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    default:
      return sql;
  }
}

/** The first page of a connection. What is counted is counted by a look of its own, and all else is read off one page. */
function pageSql(statement: Statement, asked: Asked, reading: RowsReading, row: Rows | null): string {
  const { selected } = asked;
  const page = selected.some(isOfPage) ? readPage(statement, asked, reading, row) : null;
  const members = selected.map((each) => {
    if (!each.field) return `'${each.key}', '${each.parent.name}'`;
    if (page && isPageInfo(each.field)) return `'${each.key}', ${pageInfoSql(each, page)}`;
    if (page && isOfPage(each)) return `'${each.key}', ${nodesSql(statement, each, page)}`;
    return `'${each.key}', (SELECT count(*) FROM ${sourceOf(statement, reading, row).from})`;
  });
  const connection = `json_build_object(${members.join(', ')})`;
  // One row, also where none of the fields looks at the page's.
  return page ? `(SELECT ${connection} FROM (${page.sql}) ${page.rows.alias} HAVING TRUE)` : connection;
}

function isOfPage({ field }: Asked): boolean {
  return field !== null && field.extensions.countsRows !== true;
}

interface Page {
  readonly sql: string;
  readonly rows: Rows;
  readonly order: readonly string[];
  readonly first: number;
  /** Whether each row has its cursor and its place, and the first of the next page is among them. */
  readonly isPlaced: boolean;
}

function readPage(
  statement: Statement,
  { args, selected, key }: Asked,
  reading: RowsReading,
  row: Rows | null,
): Page {
  const { rows, near, from, order } = sourceOf(statement, reading, row);
  const { alias } = rows;
  if (order.some((by) => !by.startsWith(`${alias}.`))) throw new NotInSqlError(key);
  const first = firstOf(args);
  const ordered = `FROM ${from} ${orderBy(order)}`;
  if (!selected.some(({ field }) => field && isPageInfo(field))) {
    return { sql: `SELECT ${alias}.* ${ordered} LIMIT ${first}`, rows, order, first, isPlaced: false };
  }
  // Numbered outside, where they are few: within, PostgreSQL would number the whole list first.
  const sql = `SELECT ${alias}.*, row_number() OVER (${orderBy(order)}) AS page_place
    FROM (SELECT ${alias}.*, ${cursorSql(near)} AS page_cursor ${ordered} LIMIT ${first + 1}) ${alias}`;
  return { sql, rows, order, first, isPlaced: true };
}

function nodesSql(statement: Statement, { selected }: Asked, { rows, order, first, isPlaced }: Page): string {
  const nodes = `json_agg(${objectSql(statement, selected, rows)} ${orderBy(order)})`;
  return `coalesce(${nodes}${isPlaced ? ` FILTER (WHERE ${rows.alias}.page_place <= ${first})` : ''}, '[]')`;
}

function pageInfoSql({ selected }: Asked, { rows: { alias }, order, first }: Page): string {
  const cursorAt = (place: string) => `(array_agg(${alias}.page_cursor ${orderBy(order)}))[${place}]`;
  const values: Readonly<Record<string, string>> = {
    hasNextPage: `count(*) > ${first}`,
    hasPreviousPage: 'FALSE',
    startCursor: cursorAt(`least(1, ${first})`),
    endCursor: cursorAt(`least(count(*), ${first})`),
  };
  const members = selected.map(({ key, field, parent }) => {
    const value = field ? values[field.name] : `'${parent.name}'`;
    if (value === undefined) throw new NotInSqlError(key);
    return `'${key}', ${value}`;
  });
  return `json_build_object(${members.join(', ')})`;
}

/** As Pothos writes that of a list which goes by the key of its rows. */
function cursorSql({ model, alias }: Rows): string {
  const parts = keyOf(model).map((column) => `'S:' || ${alias}.${column}`);
  const [only, ...others] = parts;
  return base64Sql(
    only !== undefined && others.length === 0
      ? `'GPC:' || ${only}`
      : `'GPC:T:["' || ${parts.join(` || '","' || `)} || '"]'`,
  );
}

function orderBy(order: readonly string[]): string {
  return order.length === 0 ? '' : `ORDER BY ${order.join(', ')}`;
}
