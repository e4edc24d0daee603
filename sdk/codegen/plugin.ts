// What the makers of the generated files have in common.
import type { CodegenPlugin } from '@graphql-codegen/plugin-helpers';
import {
  concatAST,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TokenKind,
} from 'graphql';

export const HEADER = '// Generated from server/schema.graphql and sdk/operations by `npm run codegen`.';

/** A plugin that writes a file of these parts. */
export function printing(
  parts: (schema: GraphQLSchema, documents: DocumentNode) => readonly string[],
): CodegenPlugin {
  return {
    plugin: (schema, files) => ({
      prepend: [HEADER],
      content: parts(schema, concatAST(files.flatMap(({ document }) => document ?? []))).join('\n'),
    }),
  };
}

const KINDS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

/** An operation, and the names that its types have in `types.ts`. */
export interface NamedOperation {
  readonly name: string;
  readonly node: OperationDefinitionNode;
  readonly result: string;
  readonly variables: string;
}

export function operationsIn(documents: DocumentNode): readonly NamedOperation[] {
  return documents.definitions.flatMap((node) => {
    if (node.kind !== Kind.OPERATION_DEFINITION) return [];
    const name = node.name?.value;
    if (name === undefined) throw new Error('An operation in sdk/operations has no name. Give it one.');
    const result = name + KINDS[node.operation];
    return { name, node, result, variables: `${result}Variables` };
  });
}

/** The lines of comment right above an operation, as one text; empty where there are none. */
export function commentAbove({ loc }: OperationDefinitionNode): string {
  let { prev: token, line } = loc?.startToken ?? { prev: null, line: 0 };
  let text = '';
  for (; token?.kind === TokenKind.COMMENT && token.line === line - 1; { prev: token, line } = token) {
    text = `${token.value.trim()} ${text}`;
  }
  return text.trim();
}

export function comment(text: string | null | undefined, indent = ''): string {
  return text ? `${indent}/** ${text.replaceAll('*/', '*\\/')} */\n` : '';
}

/** As a literal in backticks. */
export function literal(text: string): string {
  return `\`${text.replace(/[`\\]|\$\{/g, '\\$&')}\``;
}
