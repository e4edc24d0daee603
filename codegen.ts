// The SDK's types, documents and verbs, made from the server's schema and from the operations that the SDK ships.
import type { CodegenConfig } from '@graphql-codegen/cli';
import type { Types } from '@graphql-codegen/plugin-helpers';
import { stringDocuments } from './sdk/codegen/documents.ts';
import { introspectionTypes } from './sdk/codegen/introspection.ts';
import { nounsPlugin } from './sdk/codegen/nouns.ts';
import { printing } from './sdk/codegen/plugin.ts';
import { enumScalars, enumsOf, ownTypes, SCALARS, withEnumsAsScalars } from './sdk/codegen/types.ts';

const preset: Types.OutputPreset = {
  buildGeneratesSection: ({ baseOutputDir, schema, documents, pluginMap, config }) => {
    const enums = enumsOf(schema);
    const own = {
      documents: printing(stringDocuments),
      introspection: printing(introspectionTypes),
      nouns: nounsPlugin,
    };
    return [
      {
        filename: `${baseOutputDir}types.ts`,
        schema: withEnumsAsScalars(schema),
        documents,
        plugins: [{ ownTypes: {} }, { 'typescript-operations': {} }],
        pluginMap: { ...pluginMap, ownTypes: printing(() => ownTypes(enums)) },
        config: { ...config, scalars: { ...SCALARS, ...enumScalars(enums) } },
      },
      ...Object.entries(own).map(([name, plugin]) => ({
        filename: `${baseOutputDir}${name}.ts`,
        schema,
        documents,
        plugins: [{ [name]: {} }],
        pluginMap: { [name]: plugin },
        config,
      })),
    ];
  },
};

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
