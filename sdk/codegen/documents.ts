// Documents as plain strings: those of the `typed-document-node` plugin import a package that the SDK's users would have to install.
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  print,
  separateOperations,
  stripIgnoredCharacters,
} from 'graphql';
import { literal, operationsIn } from './plugin.ts';

/** Each operation as a string, with the fragments that it uses, typed with its result and its variables. */
export function stringDocuments(_schema: GraphQLSchema, documents: DocumentNode): readonly string[] {
  const texts = separateOperations(documents);
  const operations = operationsIn(documents);
  return [
    `import type { TypedDocument } from '../document.ts';`,
    `import type {\n${operations.map(({ result, variables }) => `  ${result},\n  ${variables},\n`).join('')}} from './types.ts';\n`,
    ...operations.map(({ name, node, result, variables }) => {
      const fragments = (texts[name]?.definitions ?? []).filter((definition) => definition !== node);
      const text = print({ kind: Kind.DOCUMENT, definitions: [node, ...fragments] });
      return `export const ${name}Document: TypedDocument<${result}, ${variables}> = ${literal(stripIgnoredCharacters(text))};\n`;
    }),
  ];
}
