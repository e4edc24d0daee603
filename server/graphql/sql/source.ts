// The rows that a field reads: tables, conditions and order.
import { findColumn, findRelation, keyOf, tableOf } from './model.ts';
import type { ListReading, MadeReading, RowsReading } from './reading.ts';
import { NotInSqlError, type Statement } from './statement.ts';
import { keyCursorSql, placeCursorSql } from './value.ts';
import { type Rows, whereSql } from './where.ts';

export interface Source {
  readonly rows: Rows;
  /** Tables and conditions. */
  readonly from: string;
  readonly order: readonly string[];
  /** The cursor of each row. */
  readonly cursor: string;
}

/** Those of the parent or, without one, of the model; or those that a statement makes, whoever asks for them. */
export function sourceOf(statement: Statement, reading: ListReading, parent: Rows | null): Source {
  return reading.made ? madeSource(statement, reading) : tableSource(statement, reading, parent);
}

function madeSource(statement: Statement, { made, columns }: MadeReading): Source {
  const rows = { shape: columns, alias: statement.rows() };
  const place = `${rows.alias}."place"`;
  return {
    rows,
    from: `${statement.made(made)} ${rows.alias}`,
    order: [place],
    cursor: placeCursorSql(place),
  };
}

function tableSource(
  statement: Statement,
  { from, through, where = {}, orderBy: orders = [] }: RowsReading,
  parent: Rows | null,
): Source {
  const relation = parent && findRelation(parent.shape, from);
  if (parent && !relation) throw new NotInSqlError(from);
  const near = { shape: relation?.model ?? from, alias: statement.rows() };
  const further = through === undefined ? null : findRelation(near.shape, through);
  if (through !== undefined && !further) throw new NotInSqlError(through);
  const far = further && { shape: further.model, alias: statement.rows() };
  const joined = {
    ...near,
    joined: {
      ...(far && through !== undefined && { [through]: far.alias }),
      ...(parent && relation?.back && { [relation.back]: parent.alias }),
    },
  };
  const tables =
    far && further
      ? `${tableOf(near.shape)} ${near.alias} JOIN ${tableOf(far.shape)} ${far.alias}
          ON ${far.alias}.${further.otherColumn} = ${near.alias}.${further.column}`
      : `${tableOf(near.shape)} ${near.alias}`;
  const link =
    parent && relation
      ? `${near.alias}.${relation.otherColumn} = ${parent.alias}.${relation.column} AND `
      : '';
  return {
    rows: far ?? near,
    from: `${tables} WHERE ${link}${whereSql(statement, joined, where)}`,
    order: orders.flatMap((order) => orderSql(joined, order)),
    cursor: keyCursorSql(keyOf(near.shape).map((column) => `${near.alias}.${column}`)),
  };
}

function orderSql(rows: Rows, order: object): string[] {
  return Object.entries(order).flatMap(([name, by]) => {
    const alias = rows.joined?.[name];
    const relation = alias === undefined ? null : findRelation(rows.shape, name);
    if (alias !== undefined && relation) return orderSql({ shape: relation.model, alias }, by);
    const column = findColumn(rows.shape, name);
    if (!column) throw new NotInSqlError(name);
    return `${rows.alias}.${column.sql} ${directionSql(by)}`;
  });
}

function directionSql(by: unknown): string {
  if (by === 'asc' || by === 'desc') return by;
  if (typeof by !== 'object' || by === null || !('sort' in by)) throw new NotInSqlError(String(by));
  const { sort, nulls } = { nulls: null, ...by };
  if (nulls !== null && nulls !== 'first' && nulls !== 'last') throw new NotInSqlError(String(nulls));
  return `${directionSql(sort)}${nulls === null ? '' : ` NULLS ${nulls}`}`;
}
