// The schema as a type, in the form that gql.tada takes.
import { minifyIntrospection, preprocessIntrospection } from 'gql.tada/internal';
import { type GraphQLSchema, introspectionFromSchema } from 'graphql';

export function introspectionTypes(schema: GraphQLSchema): readonly string[] {
  const types = preprocessIntrospection(minifyIntrospection(introspectionFromSchema(schema)));
  return [
    `import type { CalendarDate, EdtfDate, Instant } from './types.ts';\n`,
    `/** The schema, for gql.tada: \`initGraphQLTada<{ introspection: introspection; scalars: scalars }>()\`. */`,
    `export type introspection = ${types};\n`,
    '/** The types of the scalars, for the same place. */',
    'export type scalars = { Date: CalendarDate; EdtfDate: EdtfDate; DateTime: Instant };\n',
  ];
}
