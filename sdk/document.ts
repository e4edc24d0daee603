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

/** How a node begins that has more than its parts, or is written in another way than they. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  FragmentDefinition: 'fragment ',
  FragmentSpread: '...',
  InlineFragment: '...',
  Directive: '@',
  Variable: '$',
  NullValue: 'null',
};

/** What nodes are made of, in order: of each part between bars, a word of three letters or more stands for what the node has there. */
const PARTS =
  'operation |alias:|name|variable| on typeCondition|(variableDefinitions)|(arguments)|:type|:value|=defaultValue|definitions|{selections}| directives|selectionSet';

/** Written by hand, because the printer of `graphql` would bring the whole language with it. */
export function textOf(document: { valueOf(): string } | ParsedDocument): string {
  return print('definitions' in Object(document) ? document : String(document));
}

function print(value: unknown): string {
  if (Array.isArray(value)) return value.map(print).join(' ');
  const node = asRecord(value);
  if (!node.kind) return `${value ?? ''}`;
  if (node.kind === 'StringValue') return JSON.stringify(node.value);
  if (node.values) return `[${print(node.values)}]`;
  if (node.fields) return `{${print(node.fields)}}`;
  if (node.kind === 'ListType') return `[${print(node.type)}]`;
  if (node.kind === 'NonNullType') return `${print(node.type)}!`;
  if (!node.name && 'value' in node) return `${node.value}`;
  const parts = PARTS.split('|').map((part) =>
    part.replace(/(.*?)(\w{3,})(.*)/, (_part, open, property, close) => {
      const text = print(node[property]);
      return text && open + text + close;
    }),
  );
  return (BEGINNINGS[`${node.kind}`] ?? '') + parts.join('');
}
