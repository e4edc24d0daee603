// What the table of verbs holds of each document: a field with the types of its variables in their places, such as `agreement(slug:$String!){…}`.
// Of a mutation it is what follows the verb in the name of its field, and what that answers: `verbs.ts` knows the rest.
import {
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  stripIgnoredCharacters,
  TypeInfo,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { literal } from './plugin.ts';

export interface VerbTexts {
  /** What each fragment holds, as a constant; those that it spreads come before it. */
  readonly constants: readonly string[];
  /** What the table says of the operation of this verb. */
  entryOf(verb: string, operation: OperationDefinitionNode): string;
}

/** Stands before the name of a constant, in the place of a fragment. */
const MARK = 'CONSTANT_';

export function verbTexts(schema: GraphQLSchema, { definitions }: DocumentNode): VerbTexts {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const texts = new Map(fragments.map((node) => [node.name.value, selectionOf(schema, fragments, node)]));
  const ordered = new Set<string>();
  const order = (name: string) => {
    for (const inner of constantsIn(texts.get(name) ?? '')) order(inner);
    ordered.add(name);
  };
  for (const name of texts.keys()) order(name);
  return {
    constants: [...ordered].map((name) => `const ${name} = ${template(texts.get(name) ?? '')};`),
    entryOf(verb, operation) {
      const text = selectionOf(schema, fragments, operation);
      return template(operation.operation === 'mutation' ? written(verb, text) : asked(text, operation));
    },
  };
}

/** What a fragment or an operation selects, without its braces. */
function selectionOf(
  schema: GraphQLSchema,
  fragments: readonly FragmentDefinitionNode[],
  node: FragmentDefinitionNode | OperationDefinitionNode,
): string {
  const types = new TypeInfo(schema);
  const marked = visit<ASTNode>(
    node,
    visitWithTypeInfo(types, {
      FragmentSpread({ name: { value } }): SelectionNode {
        const constant = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: MARK + value } } as const;
        const typeCondition = fragments.find(({ name }) => name.value === value)?.typeCondition;
        if (!typeCondition || typeCondition.name.value === types.getParentType()?.name) return constant;
        const selectionSet = { kind: Kind.SELECTION_SET, selections: [constant] } as const;
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet };
      },
    }),
  );
  return stripIgnoredCharacters(print(marked)).replace(/^.*?\{(.*)\}$/, '$1');
}

function written(verb: string, text: string): string {
  const [head, field] = /^(\w+)\(input:\$input\)(?=\{\.\.\.on \w+\{)/.exec(text) ?? [];
  if (head && field?.startsWith(verb)) return text.replace(head, field.slice(verb.length));
  throw new Error(
    `Write the mutation for \`${verb}\` as the others are: a field whose name begins so, one \`$input\`, and what each type of its answer selects.`,
  );
}

function asked(text: string, { variableDefinitions = [] }: OperationDefinitionNode): string {
  const withTypes = variableDefinitions.reduce(withType, text);
  const [left] = /\$[a-z]\w*/.exec(withTypes) ?? [];
  if (left) throw new Error(`The variable ${left} must be called as the argument that takes it.`);
  return withTypes;
}

function withType(text: string, { variable, type, defaultValue }: VariableDefinitionNode): string {
  const { value } = variable.name;
  const whole = print(type) + (defaultValue ? `=${print(defaultValue)}` : '');
  return text.replaceAll(new RegExp(`\\b${value}:\\$${value}\\b`, 'g'), () => `${value}:$${whole}`);
}

const CONSTANT = /CONSTANT_(\w+)/g;

const constantsIn = (text: string) => [...text.matchAll(CONSTANT)].map(([, name = '']) => name);

/** As a literal that takes in the constants. */
const template = (text: string) => literal(text).replace(CONSTANT, (_mark, name) => `\${${name}}`);
