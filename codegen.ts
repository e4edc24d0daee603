// The SDK's types and documents, made from the server's schema and from the operations that the SDK ships.
import type { CodegenConfig } from '@graphql-codegen/cli';
import type { CodegenPlugin, Types } from '@graphql-codegen/plugin-helpers';
import {
  concatAST,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  Kind,
  print,
  separateOperations,
} from 'graphql';

const HEADER = '// Generated from server/schema.graphql and sdk/operations by `npm run codegen`.';

/** How JSON carries the scalars of the schema. One that is missing here fails the run. */
const SCALARS = { ID: 'string', Date: 'string', EdtfDate: 'string', DateTime: 'string' };

/**
 * Makes documents that are plain strings: those of the `typed-document-node` plugin import a package that the SDK's users would
 * have to install. And makes enums that are open where they are read, closed where they are written: the plugin for types has
 * one type for both, but two for a scalar, so it is shown every enum as a scalar. What that hides from its check of the
 * operations is checked with the second file, which is made from the schema as it is.
 */
const preset: Types.OutputPreset = {
  buildGeneratesSection: ({ baseOutputDir, schema, documents, pluginMap, config }) => {
    const enums = schema.definitions.filter((definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION);
    const enumScalars = enums.map(({ name: { value } }) => [
      value,
      { input: value, output: `Open<${value}>` },
    ]);
    return [
      {
        filename: `${baseOutputDir}types.ts`,
        schema: withEnumsAsScalars(schema),
        documents,
        plugins: [{ enums: {} }, { 'typescript-operations': {} }],
        pluginMap: { ...pluginMap, enums: printing(() => [OPEN, ...enums.map(enumType)]) },
        config: { ...config, scalars: { ...SCALARS, ...Object.fromEntries(enumScalars) } },
      },
      {
        filename: `${baseOutputDir}documents.ts`,
        schema,
        documents,
        plugins: [{ documents: {} }],
        pluginMap: { documents: printing(stringDocuments) },
        config,
      },
    ];
  },
};

// Relay's way: unlike any string, the one that stands for all others lets a misspelt comparison fail to compile.
const OPEN = `
/**
 * A value as it is read. The last stands for any that the server learned after this package was made, and is never sent as it is
 * spelt: give a \`switch\` a default.
 */
export type Open<Known extends string> = Known | '%future added value';
`;

function printing(parts: (documents: DocumentNode) => readonly string[]): CodegenPlugin {
  return {
    plugin: (_schema, files) => ({
      prepend: [HEADER],
      content: parts(concatAST(files.flatMap(({ document }) => document ?? []))).join('\n'),
    }),
  };
}

function withEnumsAsScalars(schema: DocumentNode): DocumentNode {
  const definitions = schema.definitions.map((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION
      ? ({ kind: Kind.SCALAR_TYPE_DEFINITION, name: definition.name } as const)
      : definition,
  );
  return { ...schema, definitions };
}

function enumType({ name, description, values = [] }: EnumTypeDefinitionNode): string {
  const members = values.map(
    (value) => `${comment(value.description?.value, '  ')}  | '${value.name.value}'`,
  );
  return `${comment(description?.value)}export type ${name.value} =\n${members.join('\n')};\n`;
}

function comment(text: string | undefined, indent = ''): string {
  return text ? `${indent}/** ${text.replaceAll('*/', '*\\/')} */\n` : '';
}

const KINDS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

/** Each operation as a string, with the fragments that it uses, typed with its result and its variables. */
function stringDocuments(documents: DocumentNode): readonly string[] {
  const texts = separateOperations(documents);
  const operations = documents.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const name = definition.name?.value;
    const text = name === undefined ? undefined : texts[name];
    if (text === undefined) throw new Error('An operation in sdk/operations has no name. Give it one.');
    const result = `${name}${KINDS[definition.operation]}`;
    return {
      name,
      result,
      variables: `${result}Variables`,
      text: print(text).replace(/[`\\]|\$\{/g, '\\$&'),
    };
  });
  return [
    `import type { TypedDocument } from '../client.ts';`,
    `import type {\n${operations.map(({ result, variables }) => `  ${result},\n  ${variables},\n`).join('')}} from './types.ts';\n`,
    ...operations.map(
      ({ name, result, variables, text }) =>
        `export const ${name}Document: TypedDocument<${result}, ${variables}> = \`${text}\`;\n`,
    ),
  ];
}

const config: CodegenConfig = {
  schema: 'server/schema.graphql',
  documents: 'sdk/operations/*.graphql',
  generates: {
    'sdk/generated/': {
      preset,
      plugins: ['typescript-operations'],
      config: {
        strictScalars: true,
        namingConvention: 'keep',
        immutableTypes: true,
        arrayInputCoercion: false,
        printFieldsOnNewLines: true,
      },
    },
  },
};

export default config;
