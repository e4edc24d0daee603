// How the values of columns are written, each as its resolver writes it.
import { type GraphQLObjectType, getNamedType } from 'graphql';
import { type Field, isWritable } from './fields.ts';
import { findColumn } from './model.ts';
import { NotInSqlError } from './statement.ts';
import type { Rows } from './where.ts';

/** A column as the value of a field. Throws NotInSqlError for what is none, or has a form that only resolvers know. */
export function valueSql(field: Field, row: Rows | null, name: string): string {
  const column = row && findColumn(row.shape, name);
  if (!column || !isWritable(field, column.type)) throw new NotInSqlError(field.name);
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

export function globalIdSql({ name }: GraphQLObjectType, { alias }: Rows): string {
  return base64Sql(`'${name}:' || ${alias}."id"`);
}

/** The cursor of a list that goes by the key of its rows, which these columns are. */
export function keyCursorSql(columns: readonly string[]): string {
  const parts = columns.map((column) => `'S:' || ${column}`);
  const [only, ...others] = parts;
  return base64Sql(
    only !== undefined && others.length === 0
      ? `'GPC:' || ${only}`
      : `'GPC:T:["' || ${parts.join(` || '","' || `)} || '"]'`,
  );
}

/** The cursor of a list that is counted off, from 1 on in this column. */
export function placeCursorSql(column: string): string {
  return base64Sql(`'OffsetConnection:' || ${column} - 1`);
}

/** PostgreSQL breaks the lines of longer ones. */
function base64Sql(text: string): string {
  return `translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'\\n', '')`;
}
