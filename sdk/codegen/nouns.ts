// The client's nouns and verbs: an interface to read, and beside it the same as a table of texts that `verbs.ts` makes verbs of. The
// table says of a document only what no other says: what weighs in a bundle is what is new, so what fragments hold is a constant.
//
// A file of `operations` is a noun, and an operation `<Noun><Verb>` in it a verb; those in `client.graphql` are verbs of the client
// itself. What the operation requires are the verb's first arguments, in its order; what else it takes is an object after them. A verb
// answers with the first value on the way down that is more than a wrapper of one field, and is described by the comment above its
// operation or, without one, as that value's field is.
import { basename } from 'node:path';
import type { CodegenPlugin, Types } from '@graphql-codegen/plugin-helpers';
import { concatAST, type GraphQLSchema, Kind, type VariableDefinitionNode } from 'graphql';
import { type Answer, answerOf } from './answer.ts';
import { comment, commentAbove, HEADER, type NamedOperation, operationsIn } from './plugin.ts';
import { verbTexts } from './verb-texts.ts';

interface Verb extends NamedOperation {
  readonly noun: string;
  readonly verb: string;
}

const CLIENT = 'client';

export const nounsPlugin: CodegenPlugin = {
  plugin: (schema, files) => {
    const verbs = files.flatMap(verbsIn);
    const documents = concatAST(files.flatMap(({ document }) => document ?? []));
    const { constants, entryOf } = verbTexts(schema, documents);
    const types = verbs.flatMap(({ result, variables, node }) =>
      node.variableDefinitions?.length ? [result, variables] : [result],
    );
    return {
      prepend: [HEADER],
      content: [
        `import type { CallOptions } from '../ask.ts';`,
        `import type { Following, FollowOptions } from '../follow.ts';
import type { Listing, Reading, Writing } from '../verbs.ts';`,
        `import type {\n${types.map((type) => `  ${type},\n`).join('')}} from './types.ts';\n`,
        `/** The ready operations. Each is sent at once, and answers with a result as \`query\` and \`mutate\` do. */`,
        `export interface Nouns {\n${grouped(verbs, (verb) => signature(schema, verb), ';')}}\n`,
        ...constants,
        `\nexport const VERBS = {\n${grouped(verbs, ({ verb, node }) => `${verb}: ${entryOf(verb, node)}`, ',')}};\n`,
      ].join('\n'),
    };
  },
};

function verbsIn({ location = '', document }: Types.DocumentFile): readonly Verb[] {
  const noun = basename(location, '.graphql').replace(/-(\w)/g, (_dash, letter) => letter.toUpperCase());
  const prefix = noun === CLIENT ? '' : capitalized(noun);
  return (document ? operationsIn(document) : []).map((operation) => {
    const verb = operation.name.slice(prefix.length);
    if (!operation.name.startsWith(prefix) || !/^[A-Z]/.test(verb)) {
      throw new Error(
        `The operation ${operation.name} must be called ${prefix} and its verb, as its file is.`,
      );
    }
    return { ...operation, noun, verb: verb.charAt(0).toLowerCase() + verb.slice(1) };
  });
}

function grouped(verbs: readonly Verb[], line: (verb: Verb) => string, end: string): string {
  const nouns = [...new Set(verbs.map(({ noun }) => noun))].sort();
  return nouns
    .map((noun) => {
      const lines = verbs.filter((verb) => verb.noun === noun).map((verb) => line(verb) + end);
      const indented = lines.join('\n').replace(/^(?=.)/gm, noun === CLIENT ? '  ' : '    ');
      if (noun === CLIENT) return `${indented}\n`;
      const open = end === ';' ? `readonly ${noun}: {` : `${noun}: {`;
      return `  ${open}\n${indented}\n  }${end}\n`;
    })
    .join('');
}

const KINDS = { query: 'Reading', mutation: 'Writing', subscription: 'Following' } as const;

function signature(schema: GraphQLSchema, verb: Verb): string {
  const { node, variables } = verb;
  const answer = answerOf(schema, node);
  const required = (node.variableDefinitions ?? []).filter(isRequired).map(nameOf);
  const optional = (node.variableDefinitions ?? []).filter((variable) => !isRequired(variable));
  const rest =
    required.length > 0
      ? `Omit<${variables}, ${required.map((name) => `'${name}'`).join(' | ')}>`
      : variables;
  const parameters = [
    ...required.map((name) => `${name}: ${variables}['${name}']`),
    ...(optional.length > 0 ? [`variables?: ${rest}`] : []),
    `options?: ${node.operation === 'subscription' ? 'FollowOptions' : 'CallOptions'}`,
  ];
  const kind = answer.isList && node.operation === 'query' ? 'Listing' : KINDS[node.operation];
  return `${comment(commentAbove(node) || answer.description)}${verb.verb}(${parameters.join(', ')}): ${kind}<${answerType(verb, answer)}>`;
}

function answerType({ result }: Verb, { path }: Answer): string {
  const above = path.slice(0, -1);
  const type = path.reduce(
    (parent, { name }, index) =>
      `${path[index - 1]?.isNullable ? `NonNullable<${parent}>` : parent}['${name}']`,
    result,
  );
  return above.some(({ isNullable }) => isNullable) ? `${type} | null` : type;
}

const isRequired = ({ type, defaultValue }: VariableDefinitionNode) =>
  type.kind === Kind.NON_NULL_TYPE && !defaultValue;

const nameOf = ({ variable }: VariableDefinitionNode) => variable.name.value;

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
