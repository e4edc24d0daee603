// Where in its data an operation answers what its verb is asked for.
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export interface Answer {
  readonly path: readonly Step[];
  /** Whether it is a connection that the operation can read to its end. */
  readonly isList: boolean;
  readonly description: string | null | undefined;
}

export interface Step {
  readonly name: string;
  readonly isNullable: boolean;
}

/** Goes down as long as there is one field to go to. */
export function answerOf(
  schema: GraphQLSchema,
  { operation, selectionSet, name }: OperationDefinitionNode,
): Answer {
  const root = schema.getRootType(operation);
  const field = onlyField(selectionSet);
  if (!root || !field) throw new Error(`The operation ${name?.value} must ask for one thing.`);
  return below(root, field, []);
}

function below(parent: GraphQLObjectType, field: FieldNode, above: readonly Step[]): Answer {
  const definition = parent.getFields()[field.name.value];
  if (!definition) throw new Error(`There is no field ${field.name.value}.`);
  const name = (field.alias ?? field.name).value;
  const path = [...above, { name, isNullable: !isNonNullType(definition.type) }];
  const type = getNamedType(definition.type);
  const next = onlyField(field.selectionSet);
  if (next && isObjectType(type) && !isListType(getNullableType(definition.type))) {
    return below(type, next, path);
  }
  const isList = (field.arguments ?? []).some(
    (argument) => argument.name.value === 'after' && argument.value.kind === Kind.VARIABLE,
  );
  return { path, isList, description: definition.description };
}

function onlyField(selectionSet: SelectionSetNode | undefined): FieldNode | undefined {
  const [selection, ...others] = selectionSet?.selections ?? [];
  return selection?.kind === Kind.FIELD && others.length === 0 ? selection : undefined;
}
