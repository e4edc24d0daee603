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

/** What stands around the parts of a node. */
const AROUND: Readonly<Record<string, string>> = {
  FragmentDefinition: 'fragment _',
  FragmentSpread: '..._',
  InlineFragment: '..._',
  Directive: '@_',
  Variable: '$_',
  NullValue: 'null_',
  ListValue: '[_]',
  ListType: '[_]',
  NonNullType: '_!',
  ObjectValue: '{_}',
  SelectionSet: '{_}',
};

/** What nodes are made of, in order: of each part between bars, a word of three letters or more stands for what the node has there. */
const PARTS =
  'operation|alias:|name|variable:|on typeCondition|(variableDefinitions)|(arguments)|type|values|fields|:value|=defaultValue|definitions|selections|directives|selectionSet';

/** Written by hand, because the printer of `graphql` would bring the whole language with it. */
export function textOf(document: { valueOf(): string } | ParsedDocument): string {
  return print('definitions' in Object(document) ? document : String(document));
}

function print(value: unknown): string {
  if (Array.isArray(value)) return value.map(print).join(' ');
  const node = asRecord(value);
  if (!node.kind) return `${value ?? ''}`;
  if (node.kind === 'StringValue') return JSON.stringify(node.value);
  if (!node.name && 'value' in node) return `${node.value}`;
  const parts = PARTS.split('|').flatMap((part) => {
    const [property = ''] = part.match(/\w{3,}/) ?? [];
    const text = print(node[property]);
    return text ? part.replace(property, () => text) : [];
  });
  return (AROUND[`${node.kind}`] ?? '_').replace('_', () => parts.join(' '));
}
