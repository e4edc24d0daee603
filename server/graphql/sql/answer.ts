// The text of the statement whose one value is the whole answer in JSON.
import { type GraphQLObjectType, getNamedType, getNullableType, isListType } from 'graphql';
import { type Asked, firstOf } from './asked.ts';
import { findExposed, isConnection, isGlobalId, isWritable } from './fields.ts';
import { findColumn } from './model.ts';
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

/** As Pothos writes it. PostgreSQL breaks the lines of longer ones. */
function globalIdSql({ name }: GraphQLObjectType, { alias }: Rows): string {
  return `translate(encode(convert_to('${name}:' || ${alias}."id", 'UTF8'), 'base64'), E'\\n', '')`;
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

/** The first page of a connection, each of its fields by a look of its own. */
function pageSql(
  statement: Statement,
  { args, selected, field }: Asked,
  reading: RowsReading,
  row: Rows | null,
): string {
  const first = firstOf(args);
  const members = selected.map((each) => {
    if (!each.field) return `'${each.key}', '${each.parent.name}'`;
    const { rows, from, order } = sourceOf(statement, reading, row);
    if (each.field.extensions.countsRows) return `'${each.key}', (SELECT count(*) FROM ${from})`;
    if (order.some((by) => !by.startsWith(`${rows.alias}.`))) throw new NotInSqlError(String(field?.name));
    const page = `SELECT ${rows.alias}.* FROM ${from} ${orderBy(order)} LIMIT ${first}`;
    const value = objectSql(statement, each.selected, rows);
    return `'${each.key}', (SELECT coalesce(json_agg(${value} ${orderBy(order)}), '[]') FROM (${page}) ${rows.alias})`;
  });
  return `json_build_object(${members.join(', ')})`;
}

function orderBy(order: readonly string[]): string {
  return order.length === 0 ? '' : `ORDER BY ${order.join(', ')}`;
}
