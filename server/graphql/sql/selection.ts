// Which fields of a query are asked for, where every one of them can be answered in SQL.
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  getNamedType,
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
  /** Empty for a value. */
  readonly selected: readonly Selected[];
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** PostgreSQL makes an object of at most that many fields. */
const FIELDS_MAX = 50;

/** The fields beneath a type; null where one cannot be answered in SQL, or a directive decides whether it is asked for. */
export function findSelected(
  parent: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  fragments: Fragments,
): Selected[] | null {
  const found = new Map<string, Selected>();
  for (const node of fieldsIn(parent, selectionSet, fragments) ?? [null]) {
    const selected = node && selectedBy(parent, node, fragments);
    // The same name twice would have to be merged.
    if (!selected || found.has(selected.key)) return null;
    found.set(selected.key, selected);
  }
  return found.size > FIELDS_MAX ? null : [...found.values()];
}

function fieldsIn(
  parent: GraphQLObjectType,
  { selections }: SelectionSetNode,
  fragments: Fragments,
): FieldNode[] | null {
  const found: FieldNode[] = [];
  for (const selection of selections) {
    if (selection.directives?.length) return null;
    if (selection.kind === Kind.FIELD) {
      found.push(selection);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    if (!fragment || fragment.directives?.length) return null;
    if (fragment.typeCondition && fragment.typeCondition.name.value !== parent.name) return null;
    const inner = fieldsIn(parent, fragment.selectionSet, fragments);
    if (!inner) return null;
    found.push(...inner);
  }
  return found;
}

function selectedBy(parent: GraphQLObjectType, node: FieldNode, fragments: Fragments): Selected | null {
  const key = node.alias?.value ?? node.name.value;
  if (node.name.value === '__typename') return { key, node, field: null, parent, selected: [] };
  const field = parent.getFields()[node.name.value];
  if (!field || !isInSql(parent, field)) return null;
  if (!node.selectionSet) return { key, node, field, parent, selected: [] };
  const type = getNamedType(field.type);
  const selected = isObjectType(type) ? findSelected(type, node.selectionSet, fragments) : null;
  return selected && { key, node, field, parent, selected };
}
