// Prisma's models as tables. Names are those of the models, written with underscores; a test compares all of them with the database.
import { getDatamodel } from '../../db/generated/pothos.ts';

export interface Column {
  readonly sql: string;
  /** Prisma's type, such as String. */
  readonly type: string;
}

export interface Relation {
  readonly model: string;
  readonly isList: boolean;
  /** The column on this side and the one on the other that are equal. */
  readonly column: string;
  readonly otherColumn: string;
  /** The field that leads back; null where the model has none. */
  readonly back: string | null;
}

const { models } = getDatamodel().datamodel;

/** By model and field. */
const columns: ReadonlyMap<string, ReadonlyMap<string, Column>> = new Map(
  Object.entries(models).map(([model, { fields }]) => [
    model,
    new Map(
      fields
        .filter(({ kind, isList }) => kind !== 'object' && !isList)
        .map(({ name, type }) => [name, { sql: columnOf(name), type }]),
    ),
  ]),
);

/** The table of a model. */
export function tableOf(model: string): string {
  return quote(underscored(model));
}

/** What rows have: the fields of a model or, where a statement makes them, columns of these types. */
export type Shape = string | Readonly<Record<string, string>>;

/** The column of a field; null where the field is none. */
export function findColumn(shape: Shape, name: string): Column | null {
  if (typeof shape === 'string') return columns.get(shape)?.get(name) ?? null;
  const type = shape[name];
  return type === undefined ? null : { sql: columnOf(name), type };
}

/** The relation of a field; null where the field is none, or hangs on more than an id. */
export function findRelation(shape: Shape, name: string): Relation | null {
  const field = typeof shape === 'string' ? findField(shape, name) : undefined;
  if (field?.kind !== 'object') return null;
  const other = models[field.type]?.fields.find(
    (each) => each.relationName === field.relationName && each !== field && each.type === shape,
  );
  const [own, ...furtherOwn] = field.relationFromFields ?? [];
  const [theirs, ...furtherTheirs] = other?.relationFromFields ?? [];
  if (furtherOwn.length + furtherTheirs.length > 0) return null;
  const { type, isList } = field;
  const side = { model: type, isList, back: other?.name ?? null };
  if (own !== undefined) return { ...side, column: columnOf(own), otherColumn: columnOf('id') };
  return theirs === undefined ? null : { ...side, column: columnOf('id'), otherColumn: columnOf(theirs) };
}

/** The columns that tell one row from all others. */
export function keyOf(model: string): string[] {
  const { fields = [], primaryKey = null } = models[model] ?? {};
  const names = primaryKey?.fields ?? fields.filter(({ isId }) => isId).map(({ name }) => name);
  return names.map(columnOf);
}

function findField(model: string, name: string) {
  return models[model]?.fields.find((field) => field.name === name);
}

function columnOf(name: string): string {
  return quote(underscored(name));
}

function underscored(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase();
}

function quote(name: string): string {
  return `"${name}"`;
}
