// The rows that a field reads: tables, conditions and order.
import { findColumn, findRelation, tableOf } from './model.ts';
import type { RowsReading } from './reading.ts';
import { NotInSqlError, type Statement } from './statement.ts';
import { type Rows, whereSql } from './where.ts';

export interface Source {
  readonly rows: Rows;
  /** Those of the table between, where there is one; the same rows elsewhere. */
  readonly near: Rows;
  /** Tables and conditions. */
  readonly from: string;
  readonly order: readonly string[];
}

/** Those of the parent or, without one, of the model. */
export function sourceOf(
  statement: Statement,
  { from, through, where = {}, orderBy: orders = [] }: RowsReading,
  parent: Rows | null,
): Source {
  const relation = parent && findRelation(parent.model, from);
  if (parent && !relation) throw new NotInSqlError(from);
  const near = { model: relation?.model ?? from, alias: statement.rows() };
  const further = through === undefined ? null : findRelation(near.model, through);
  if (through !== undefined && !further) throw new NotInSqlError(through);
  const far = further && { model: further.model, alias: statement.rows() };
  const joined = {
    ...near,
    joined: {
      ...(far && through !== undefined && { [through]: far.alias }),
      ...(parent && relation?.back && { [relation.back]: parent.alias }),
    },
  };
  const tables =
    far && further
      ? `${tableOf(near.model)} ${near.alias} JOIN ${tableOf(far.model)} ${far.alias}
          ON ${far.alias}.${further.otherColumn} = ${near.alias}.${further.column}`
      : `${tableOf(near.model)} ${near.alias}`;
  const link =
    parent && relation
      ? `${near.alias}.${relation.otherColumn} = ${parent.alias}.${relation.column} AND `
      : '';
  return {
    rows: far ?? near,
    near,
    from: `${tables} WHERE ${link}${whereSql(statement, joined, where)}`,
    order: orders.flatMap((order) => orderSql(joined, order)),
  };
}

function orderSql(rows: Rows, order: object): string[] {
  return Object.entries(order).flatMap(([name, by]) => {
    const alias = rows.joined?.[name];
    const relation = alias === undefined ? null : findRelation(rows.model, name);
    if (alias !== undefined && relation) return orderSql({ model: relation.model, alias }, by);
    const column = findColumn(rows.model, name);
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
