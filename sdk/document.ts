// Documents in each form that tools make them in, and their text.
import { asRecord } from './reply.ts';

/** Carries types for the compiler alone; the member is that of `@graphql-typed-document-node/core`. */
export interface Typed<Data, Variables> {
  __apiType?: (variables: Variables) => Data;
}

/** A document as a string that knows the types of its result and of its variables. */
export type TypedDocument<Data, Variables> = string & Typed<Data, Variables>;

/** A document that a tool parsed, such as the `TypedDocumentNode` of `gql.tada` and of code generators. */
export interface ParsedDocument {
  readonly kind: string;
  readonly definitions: readonly object[];
}

/**
 * How each kind of node begins, where it is not by its name or value. Of each part between bars, `<property>` stands for what the node
 * has there; without it the part is left out.
 */
const BEGINNINGS: Readonly<Record<string, string>> = {
  Document: '<definitions>',
  OperationDefinition: '<operation>| <name>|(<variableDefinitions>)',
  FragmentDefinition: 'fragment <name>| on <typeCondition>',
  VariableDefinition: '<variable>:|<type>|=<defaultValue>',
  SelectionSet: '{<selections>}',
  Field: '<alias>:|<name>',
  FragmentSpread: '...<name>',
  InlineFragment: '...|on <typeCondition>',
  Directive: '@<name>',
  Argument: '<name>:|<value>',
  ObjectField: '<name>:|<value>',
  Variable: '$<name>',
  ListType: '[<type>]',
  NonNullType: '<type>!',
  ListValue: '[|<values>|]',
  ObjectValue: '{|<fields>|}',
  NullValue: 'null',
};

/** Written by hand, because the printer of `graphql` would bring the whole language with it. */
export function textOf(document: { valueOf(): string } | ParsedDocument): string {
  return print('definitions' in Object(document) ? document : String(document));
}

function print(value: unknown): string {
  if (Array.isArray(value)) return value.map(print).join(' ');
  const node = asRecord(value);
  if (node.kind === 'StringValue') return JSON.stringify(node.value);
  const beginning = BEGINNINGS[`${node.kind}`] ?? '<name>|<value>';
  return node.kind
    ? `${beginning}|(<arguments>)| <directives>|<selectionSet>`.replace(
        /([^|<]*)<(\w+)>([^|]*)\|?|\|/g,
        (_part, open = '', property = '', close = '') => {
          const text = print(node[property]);
          return text && open + text + close;
        },
      )
    : `${value ?? ''}`;
}
