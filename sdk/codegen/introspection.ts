// The schema as a type, in the form that gql.tada takes.
import { minifyIntrospection, preprocessIntrospection } from 'gql.tada/internal';
import { type GraphQLSchema, introspectionFromSchema, isEnumType } from 'graphql';

export function introspectionTypes(schema: GraphQLSchema): readonly string[] {
  const enums = Object.keys(schema.getTypeMap()).filter(
    (name) => isEnumType(schema.getType(name)) && !name.startsWith('__'),
  );
  const types = preprocessIntrospection(minifyIntrospection(introspectionFromSchema(schema)));
  return [
    `import type {\n${['CalendarDate', 'EdtfDate', 'Instant', 'Open', ...enums].map((name) => `  ${name},\n`).join('')}} from './types.ts';\n`,
    `/** The schema, for gql.tada: \`initGraphQLTada<{ introspection: introspection; scalars: scalars }>()\`. */`,
    `export type introspection = ${types};\n`,
    '/**',
    ' * The types of the scalars, and of the enums, which are open; for the same place. As gql.tada has one type for what is read and what is',
    ' * written, they are open in both: the one that stands for all others is taken as a variable too, and refused by the server.',
    ' */',
    'export type scalars = {',
    '  Date: CalendarDate;',
    '  EdtfDate: EdtfDate;',
    '  DateTime: Instant;',
    ...enums.map((name) => `  ${name}: Open<${name}>;`),
    '};\n',
  ];
}
