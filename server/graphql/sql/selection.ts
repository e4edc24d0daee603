// Which fields of a query are asked for, where every one of them can be answered in SQL.
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type Field, isInSql } from './fields.ts';

export interface Selected {
  /** The name in the answer. */
  readonly key: string;
  readonly node: FieldNode;
  /** Null for `__typename`. */
  readonly field: Field | null;
  readonly parent: GraphQLObjectType;
  /** What the field's value can be; empty for a value without fields. */
  readonly types: readonly GraphQLObjectType[];
  /** The fields beneath, of any of those types. */
  readonly selected: readonly Selected[];
}

/** What the names in a query stand for. */
export interface Definitions {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** PostgreSQL makes an object of at most that many fields. */
const FIELDS_MAX = 50;

/** The fields beneath a type; null where one cannot be answered in SQL, or a directive decides whether it is asked for. */
export function findSelected(
  parent: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  definitions: Definitions,
): Selected[] | null {
  const found = new Map<string, Selected>();
  for (const node of fieldsIn(parent, selectionSet, definitions) ?? [null]) {
    const selected = node && selectedBy(parent, node, definitions);
    // The same name twice would have to be merged.
    if (!selected || found.has(selected.key)) return null;
    found.set(selected.key, selected);
  }
  return found.size > FIELDS_MAX ? null : [...found.values()];
}

function fieldsIn(
  parent: GraphQLObjectType,
  { selections }: SelectionSetNode,
  definitions: Definitions,
): FieldNode[] | null {
  const found: FieldNode[] = [];
  for (const selection of selections) {
    if (selection.directives?.length) return null;
    if (selection.kind === Kind.FIELD) {
      found.push(selection);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? definitions.fragments.get(selection.name.value) : selection;
    if (!fragment || fragment.directives?.length) return null;
    const type = fragment.typeCondition && definitions.schema.getType(fragment.typeCondition.name.value);
    if (type && !typesIn(type, definitions).includes(parent)) continue;
    const inner = fieldsIn(parent, fragment.selectionSet, definitions);
    if (!inner) return null;
    found.push(...inner);
  }
  return found;
}

function selectedBy(parent: GraphQLObjectType, node: FieldNode, definitions: Definitions): Selected | null {
  const own = { key: node.alias?.value ?? node.name.value, node, parent };
  if (node.name.value === '__typename') return { ...own, field: null, types: [], selected: [] };
  const field = parent.getFields()[node.name.value];
  if (!field || !isInSql(parent, field)) return null;
  const types = typesIn(getNamedType(field.type), definitions);
  const selected: Selected[] = [];
  for (const type of types) {
    const ofType = node.selectionSet ? findSelected(type, node.selectionSet, definitions) : null;
    if (!ofType) return null;
    selected.push(...ofType);
  }
  return { ...own, field, types, selected };
}

/** The types of objects that are of a type. */
function typesIn(type: GraphQLNamedType, { schema }: Definitions): readonly GraphQLObjectType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}
