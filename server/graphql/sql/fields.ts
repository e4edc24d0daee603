// Which fields can be answered in SQL. Whatever is not known here to have nothing for its resolver to do is left to that.
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isObjectType,
} from 'graphql';
import { findColumn, findRelation } from './model.ts';

export type Field = GraphQLField<unknown, unknown>;

/** Those options of a type or of a field that say nothing about how, or to whom, it is answered. With any other, resolvers answer. */
const TYPE_OPTIONS: ReadonlySet<string> = new Set([
  ...['name', 'description', 'fields', 'extensions', 'id', 'variant', 'loadWithoutCache'],
]);
const FIELD_OPTIONS: ReadonlySet<string> = new Set([
  ...['type', 'nullable', 'description', 'deprecationReason', 'args', 'extensions', 'resolve', 'select'],
]);

/** Whether a field can be answered in SQL, given arguments that can. */
export function isInSql(parent: GraphQLObjectType, field: Field): boolean {
  const { name, args, extensions } = field;
  if (!hasOnly(parent.extensions.pothosOptions, TYPE_OPTIONS)) return false;
  if (!hasOnly(extensions.pothosOptions, FIELD_OPTIONS)) return false;
  if (isAbstractType(getNamedType(field.type))) return extensions.oneOf !== undefined;
  if (parent.name === PAGE_INFO) return true;
  if (isEdge(parent)) return name === 'cursor' || name === 'node';
  if (isConnection(parent)) {
    return name === 'nodes' || isEdges(field) || isPageInfo(field) || countsRows(field);
  }
  if (extensions.reads) return true;
  const model = findModel(parent);
  // Then it can only be of rows that a statement makes, which have the columns that are said to be shown.
  if (model === null) return args.length === 0 && showsColumn(field);
  const relation = findRelationName(field);
  if (relation !== null) return findRelation(model, relation) !== null;
  return args.length === 0 && (isGlobalId(parent, name) || isColumn(model, field));
}

function isColumn(model: string, field: Field): boolean {
  const column = findColumn(model, findExposed(field) ?? '');
  return column !== null && showsColumn(field) && isWritable(field, column.type);
}

function showsColumn(field: Field): boolean {
  return findExposed(field) !== null && field.extensions.pothosOriginalResolve === defaultFieldResolver;
}

/** What each of our scalars can show. Others, and enums with values other than their names, have a form that only resolvers know. */
const SCALARS: Readonly<Record<string, readonly string[]>> = {
  Boolean: ['Boolean'],
  Date: ['DateTime'],
  DateTime: ['DateTime'],
  EdtfDate: ['String'],
  Float: ['Float'],
  Int: ['Int'],
  String: ['String'],
};

/** Whether a column of this type of Prisma's can be written as the type of the field asks for. */
export function isWritable({ type }: Field, columnType: string): boolean {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues().every(({ name, value }) => name === value);
  return SCALARS[named.name]?.includes(columnType) ?? false;
}

/** Whether the type is a page of a list. */
export function isConnection(type: unknown): boolean {
  return isObjectType(type) && type.name.endsWith('Connection') && 'pageInfo' in type.getFields();
}

const PAGE_INFO = 'PageInfo';

/** Whether the field of a connection tells how many rows the list holds in all. */
export function countsRows({ extensions }: Field): boolean {
  return extensions.countsRows === true;
}

/** Whether the field of a connection gives the page's rows with their cursors. */
export function isEdges({ type }: Field): boolean {
  return isEdge(getNamedType(type));
}

function isEdge(type: unknown): boolean {
  return isObjectType(type) && type.name.endsWith('Edge') && 'cursor' in type.getFields();
}

/** Whether the field of a connection tells where the page lies. */
export function isPageInfo({ type }: Field): boolean {
  return getNamedType(type).name === PAGE_INFO;
}

export function isGlobalId(type: GraphQLObjectType, fieldName: string): boolean {
  return fieldName === 'id' && type.getInterfaces().some(({ name }) => name === 'Node');
}

/** The model that a type shows; null where it is no row of a table. */
export function findModel({ extensions }: GraphQLObjectType): string | null {
  return typeof extensions.pothosPrismaModel === 'string' ? extensions.pothosPrismaModel : null;
}

/** The column that a field exposes; null where it does more. */
export function findExposed({ extensions }: Field): string | null {
  return typeof extensions.pothosExposedField === 'string' ? extensions.pothosExposedField : null;
}

/** The relation that a field shows; null where it shows none. */
export function findRelationName({ extensions }: Field): string | null {
  const { pothosPrismaRelationField: relation } = extensions;
  const isNamed = typeof relation === 'object' && relation !== null && 'name' in relation;
  return isNamed && typeof relation.name === 'string' ? relation.name : null;
}

function hasOnly(options: unknown, known: ReadonlySet<string>): boolean {
  return Object.keys(options ?? {}).every((name) => known.has(name));
}
