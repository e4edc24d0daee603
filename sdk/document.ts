// Documents in each form that tools make them in, and their text.
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
};

/** What nodes are made of, in order: of each part between bars, a word of three letters or more stands for what the node has there. */
const PARTS =
  'operation|alias:|name|variable:|on typeCondition|(variableDefinitions)|(arguments)|type|values|fields|:value|=defaultValue|definitions|{selections}|directives|selectionSet';

/** As tools parse it. */
interface Node {
  readonly kind?: string;
  readonly [property: string]: unknown;
}

/**
 * The text of a document, or of a part of one; what is text already stays as it is. Written by hand, because the printer of `graphql` would
 * bring the whole language with it.
 */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  const node: Node = Object(value);
  if (!node.kind) return `${value ?? ''}`;
  if (node.kind === 'StringValue') return JSON.stringify(node.value);
  if (!node.name && 'value' in node) return `${node.value}`;
  const parts = PARTS.split('|').flatMap((part) => {
    let text = '';
    const whole = part.replace(/\w{3,}/, (property) => {
      text = textOf(node[property]);
      return text;
    });
    return text ? whole : [];
  });
  return (AROUND[node.kind] ?? '_').replace('_', () => parts.join(' '));
}
