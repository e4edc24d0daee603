// The part of Prisma's where-clauses that visibility and filters use, as SQL that means the same.
import { findColumn, findRelation, type Shape, tableOf } from './model.ts';
import { NotInSqlError, type Statement } from './statement.ts';

/** Rows, with those of another table that are joined to them by a relation. */
export interface Rows {
  readonly shape: Shape;
  readonly alias: string;
  readonly joined?: Readonly<Record<string, string>>;
}

/** The condition on rows. Throws NotInSqlError for what it does not know. */
export function whereSql(statement: Statement, rows: Rows, where: object): string {
  const conditions = Object.entries(where)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => conditionSql(statement, rows, name, value));
  return all(conditions);
}

function conditionSql(statement: Statement, rows: Rows, name: string, value: unknown): string {
  const nested = (each: object) => whereSql(statement, rows, each);
  switch (name) {
    case 'AND':
      return all(listOf(value).map(nested));
    case 'OR':
      return any(listOf(value).map(nested));
    case 'NOT':
      return `NOT ${nested(asObject(value))}`;
  }
  const column = findColumn(rows.shape, name);
  if (column) return columnSql(statement, `${rows.alias}.${column.sql}`, value);
  return relationSql(statement, rows, name, asObject(value));
}

const COMPARISONS: Readonly<Record<string, string>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' };

function columnSql(statement: Statement, column: string, value: unknown): string {
  if (value === null) return `${column} IS NULL`;
  if (typeof value !== 'object' || value instanceof Date) return `${column} = ${statement.value(value)}`;
  return all(
    Object.entries(value)
      .filter(([, operand]) => operand !== undefined)
      .map(([operator, operand]) => operatorSql(statement, column, operator, operand)),
  );
}

function operatorSql(statement: Statement, column: string, operator: string, operand: unknown): string {
  const comparison = COMPARISONS[operator];
  if (comparison && operand !== null) return `${column} ${comparison} ${statement.value(operand)}`;
  // An index of several columns is in order of the others where the first is one value, not one of a list.
  if (operator === 'in' && Array.isArray(operand) && operand.length === 1)
    return `${column} = ${statement.value(operand[0])}`;
  if (operator === 'in') return `${column} = ANY (${statement.value(operand)})`;
  if (operator === 'notIn') return `${column} <> ALL (${statement.value(operand)})`;
  if (operator === 'not' && operand === null) return `${column} IS NOT NULL`;
  if (operator === 'contains') return `${column} LIKE ${statement.value(`%${String(operand)}%`)}`;
  throw new NotInSqlError(operator);
}

function relationSql(statement: Statement, rows: Rows, name: string, value: object): string {
  const relation = findRelation(rows.shape, name);
  if (!relation) throw new NotInSqlError(name);
  const joined = rows.joined?.[name];
  if (joined !== undefined) return whereSql(statement, { shape: relation.model, alias: joined }, value);
  const exist = (where: object) => {
    const others = { shape: relation.model, alias: statement.rows() };
    const conditions = whereSql(statement, others, where);
    return `EXISTS (SELECT FROM ${tableOf(others.shape)} ${others.alias}
      WHERE ${others.alias}.${relation.otherColumn} = ${rows.alias}.${relation.column} AND ${conditions})`;
  };
  if (!relation.isList) return exist(value);
  return all(
    Object.entries(value).map(([quantifier, where]) => {
      if (quantifier === 'some') return exist(asObject(where));
      if (quantifier === 'none') return `NOT ${exist(asObject(where))}`;
      throw new NotInSqlError(quantifier);
    }),
  );
}

function listOf(value: unknown): object[] {
  return Array.isArray(value) ? value.map(asObject) : [asObject(value)];
}

function asObject(value: unknown): object {
  if (typeof value === 'object' && value !== null) return value;
  throw new NotInSqlError(String(value));
}

function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'TRUE' : `(${conditions.join(' AND ')})`;
}

function any(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'FALSE' : `(${conditions.join(' OR ')})`;
}
