// The text of the statement whose one value is the whole answer in JSON.
import { getNamedType, getNullableType, isListType } from 'graphql';
import { type Asked, firstOf } from './asked.ts';
import {
  countsRows,
  type Field,
  findExposed,
  findModel,
  isConnection,
  isEdges,
  isGlobalId,
  isPageInfo,
} from './fields.ts';
import { findColumn } from './model.ts';
import { cursorSql, listSql, orderBy, type Page, pageInfoSql, pageOf } from './page.ts';
import { type ListReading, type OneOf, readsRows } from './reading.ts';
import { sourceOf } from './source.ts';
import { NotInSqlError, type Statement } from './statement.ts';
import { globalIdSql, valueSql } from './value.ts';
import type { Rows } from './where.ts';

/** The object that the fields make, of a row or, without one, of Query. Throws NotInSqlError for what has no form in SQL. */
export function objectSql(statement: Statement, asked: readonly Asked[], row: Rows | null): string {
  return membersSql(asked, (field, each) => fieldSql(statement, field, each, row));
}

function membersSql(asked: readonly Asked[], write: (field: Field, asked: Asked) => string): string {
  const members = asked.map((each) => {
    const value = each.field ? write(each.field, each) : `'${each.parent.name}'`;
    return `'${each.key}', ${value}`;
  });
  return `json_build_object(${members.join(', ')})`;
}

function fieldSql(statement: Statement, field: Field, asked: Asked, row: Rows | null): string {
  const { parent, reading, selected } = asked;
  const { oneOf } = field.extensions;
  if (oneOf) return oneOfSql(statement, asked, oneOf, row);
  if (!reading && row && isGlobalId(parent, field.name)) return globalIdSql(parent, row);
  if (!reading) return valueSql(field, row, findExposed(field) ?? '');
  if (!readsRows(reading)) return valueSql(field, row, reading.column);
  if (isConnection(getNamedType(field.type))) return connectionSql(statement, asked, reading, row);
  const { rows, from, order } = sourceOf(statement, reading, row);
  const value = reading.column ? valueSql(field, rows, reading.column) : objectSql(statement, selected, rows);
  return isListType(getNullableType(field.type))
    ? `(SELECT coalesce(json_agg(${value} ${orderBy(order)}), '[]') FROM ${from})`
    : `(SELECT ${value} FROM ${from} ${orderBy(order)} LIMIT 1)`;
}

/** An object of the type that the row names. */
function oneOfSql(
  statement: Statement,
  { key, types, selected }: Asked,
  { model, id }: OneOf,
  row: Rows | null,
): string {
  const modelColumn = row && findColumn(row.shape, model);
  const idColumn = row && findColumn(row.shape, id);
  if (!modelColumn || !idColumn) throw new NotInSqlError(key);
  const cases = types.map((type) => {
    const shown = findModel(type);
    if (shown === null) throw new NotInSqlError(type.name);
    const { rows, from } = sourceOf(statement, { from: shown }, null);
    const fields = selected.filter(({ parent }) => parent === type);
    return `WHEN '${shown}' THEN (SELECT ${objectSql(statement, fields, rows)}
      FROM ${from} AND ${rows.alias}."id" = ${row.alias}.${idColumn.sql})`;
  });
  return `CASE ${row.alias}.${modelColumn.sql} ${cases.join(' ')} END`;
}

/** The first page of a connection. What is counted is counted by a look of its own, and all else is read off one page. */
function connectionSql(
  statement: Statement,
  { args, selected }: Asked,
  reading: ListReading,
  row: Rows | null,
): string {
  const source = () => sourceOf(statement, reading, row);
  const ofPage = selected.flatMap(({ field }) => (field && !countsRows(field) ? [field] : []));
  const page = ofPage.length > 0 ? pageOf(source(), firstOf(args), ofPage.some(needsPlaces)) : null;
  const connection = membersSql(selected, (field, each) => {
    if (!page || countsRows(field)) return `(SELECT count(*) FROM ${source().from})`;
    if (isPageInfo(field)) return membersSql(each.selected, ({ name }) => pageInfoSql(page, name));
    return listSql(
      page,
      isEdges(field) ? edgeSql(statement, each, page) : objectSql(statement, each.selected, page.rows),
    );
  });
  // One row, also where none of the fields looks at the page's.
  return page ? `(SELECT ${connection} FROM (${page.sql}) ${page.rows.alias} HAVING TRUE)` : connection;
}

/** Whether the field shows more of the page's rows than themselves. */
function needsPlaces(field: Field): boolean {
  return isPageInfo(field) || isEdges(field);
}

function edgeSql(statement: Statement, { selected }: Asked, page: Page): string {
  return membersSql(selected, ({ name }, each) =>
    name === 'node' ? objectSql(statement, each.selected, page.rows) : cursorSql(page),
  );
}
