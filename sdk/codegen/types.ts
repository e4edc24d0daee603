// The types of values: enums that are open where they are read and closed where they are written, and the schema's own scalars.
import { type DocumentNode, type EnumTypeDefinitionNode, Kind } from 'graphql';
import { comment } from './plugin.ts';

/** How JSON carries the scalars of the schema. One that is missing here fails the run. */
export const SCALARS = {
  ID: 'string',
  Date: { input: 'CalendarDateInput', output: 'CalendarDate' },
  EdtfDate: 'EdtfDate',
  DateTime: { input: 'InstantInput', output: 'Instant' },
};

// `Open` is Relay's way: unlike any string, the one that stands for all others lets a misspelt comparison fail to compile.
const OWN_TYPES = `
/**
 * A value as it is read. The last stands for any that the server learned after this package was made, and is never sent as it is
 * spelt: give a \`switch\` a default.
 */
export type Open<Known extends string> = Known | '%future added value';

/** A day of the calendar, such as \`2026-11-24\`. Such dates sort as strings do. */
export type CalendarDate = \`\${number}-\${number}-\${number}\`;

/** A \`CalendarDate\` as it is written, which may be the text of a form. The server refuses what is no day. */
export type CalendarDateInput = string;

/**
 * A date as precise as its source (EDTF, ISO 8601-2): a day \`2014-11-04\`, a month \`2014-11\`, a year \`1998\`, a decade \`196X\`, a
 * bound \`[..2014-04-04]\`, one of several \`[2014-11-04,2014-11-06]\`.
 */
export type EdtfDate = string;

/** A moment in UTC, such as \`2026-11-24T12:00:00.000Z\`, which \`new Date()\` takes. */
export type Instant = \`\${CalendarDate}T\${string}\`;

/** An \`Instant\` as it is written. The server refuses what is none. */
export type InstantInput = string;
`;

/** The types that the operations' types are made of. */
export function ownTypes(enums: readonly EnumTypeDefinitionNode[]): readonly string[] {
  return [OWN_TYPES, ...enums.map(enumType)];
}

export function enumsOf(schema: DocumentNode): readonly EnumTypeDefinitionNode[] {
  return schema.definitions.filter((definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION);
}

/**
 * The plugin for types has one type for both directions of an enum, but two for those of a scalar, so it is shown every enum as a
 * scalar. What that hides from its check of the operations is checked with the files that are made from the schema as it is.
 */
export function withEnumsAsScalars(schema: DocumentNode): DocumentNode {
  const definitions = schema.definitions.map((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION
      ? ({ kind: Kind.SCALAR_TYPE_DEFINITION, name: definition.name } as const)
      : definition,
  );
  return { ...schema, definitions };
}

export function enumScalars(enums: readonly EnumTypeDefinitionNode[]) {
  return Object.fromEntries(
    enums.map(({ name: { value } }) => [value, { input: value, output: `Open<${value}>` }]),
  );
}

function enumType({ name, description, values = [] }: EnumTypeDefinitionNode): string {
  const members = values.map(
    (value) => `${comment(value.description?.value, '  ')}  | '${value.name.value}'`,
  );
  return `${comment(description?.value)}export type ${name.value} =\n${members.join('\n')};\n`;
}
