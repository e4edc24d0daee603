import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { schema } from '../../server/graphql/schema.ts';

test('schema.graphql is what the code makes, which takes no database', async () => {
  const committed = await readFile(new URL('../../server/schema.graphql', import.meta.url), 'utf8');
  // Run `npm run codegen` after a change of the schema, and read the diff.
  expect(committed).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
});

test('every type, field, argument and enum value says what it means', () => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const undescribed = types
    .flatMap(elementsOf)
    .filter(({ description }) => !description || description.length < 4);
  expect(undescribed.map(({ name }) => name)).toEqual([]);
  expect(types.length).toBeGreaterThan(30);
});

interface Element {
  readonly name: string;
  readonly description: string | null | undefined;
}

function elementsOf(type: GraphQLNamedType): Element[] {
  const parts: Element[] = [{ name: type.name, description: type.description }];
  const add = (name: string, { description }: Pick<Element, 'description'>) =>
    parts.push({ name: `${type.name}.${name}`, description });
  if (isEnumType(type)) for (const value of type.getValues()) add(value.name, value);
  if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) add(field.name, field);
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      add(field.name, field);
      for (const argument of field.args) add(`${field.name}(${argument.name}:)`, argument);
    }
  }
  return parts;
}
