// The package's types in a stranger's strict project, under each compiler and each way to resolve modules.
import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { root } from '../../kit/files.ts';
import { createStranger, type Stranger } from './stranger.ts';

const run = promisify(execFile);

const SOURCES = {
  'right.ts': `
    import { createClient, type QueryResult } from '@concordat/sdk';
    import { PartnersGetDocument } from '@concordat/sdk/documents';
    const client = createClient({ url: 'https://registry.example/graphql' });
    export async function signedOn(slug: string): Promise<string | null | undefined> {
      const { partner } = await client.query(PartnersGetDocument, { slug }).orThrow();
      return partner?.agreements.nodes[0]?.signedOn;
    }
    export async function titles(): Promise<string[]> {
      const all: string[] = [];
      for await (const { title } of client.agreements.list({ filter: { status: ['IN_FORCE'] } })) all.push(title);
      return all;
    }
    export const wait = (result: QueryResult<unknown>) =>
      result.kind === 'rate-limit' ? result.error.retryAfterMs : undefined;`,
  'own.ts': `
    import { createClient } from '@concordat/sdk';
    import type { introspection, scalars } from '@concordat/sdk/introspection';
    import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
    import { initGraphQLTada } from 'gql.tada';
    const client = createClient({ url: 'https://registry.example/graphql' });
    const graphql = initGraphQLTada<{ introspection: introspection; scalars: scalars }>();
    const Party = graphql('query Party($slug: String!) { partner(slug: $slug) { name agreements { totalCount } } }');
    declare const Host: TypedDocumentNode<{ host: { slug: string } }, Record<string, never>>;
    export async function count(): Promise<number | undefined> {
      const { host } = await client.query(Host).orThrow();
      const { partner } = await client.query(Party, { slug: host.slug }).orThrow();
      return partner?.agreements.totalCount;
    }`,
  'bare.ts': `
    import { createBareClient, type BareClient } from '@concordat/sdk/bare';
    export const client: BareClient = createBareClient({ url: 'https://registry.example/graphql' });`,
  'right.cts': `
    import sdk = require('@concordat/sdk');
    const client: sdk.Client = sdk.createClient({ url: 'https://registry.example/graphql' });
    export = client;`,
  'wrong.ts': `import { createClient } from '@concordat/sdk'; import { PartnersGetDocument as document } from '@concordat/sdk/documents';
    const client = createClient({ url: 'https://registry.example/graphql' });
    client.query(document);
    client.query(document, { slgu: 'wco' });
    client.query(document, { slug: 'wco' }).orThrow().then(({ partner }) => partner?.nmae);
    client.partners.gte('wco');`,
};
const MODULES = ['right.ts', 'own.ts', 'bare.ts', 'wrong.ts'];

let stranger: Stranger;

beforeAll(async () => {
  stranger = await createStranger();
  for (const [name, text] of Object.entries(SOURCES)) await stranger.write(name, text);
  for (const name of ['gql.tada', 'graphql', '@graphql-typed-document-node/core'])
    await stranger.borrow(name);
});

afterAll(() => stranger?.close());

test.each([
  ['5.9', 'nodenext', [...MODULES, 'right.cts']],
  ['5.9', 'bundler', MODULES],
  ['7.0', 'nodenext', [...MODULES, 'right.cts']],
  ['7.0', 'bundler', MODULES],
])(
  'TypeScript %s, resolving as %s with every check on, takes what is right and nothing else',
  async (version, moduleResolution, files) => {
    const module = moduleResolution === 'bundler' ? 'esnext' : moduleResolution;
    const target = { target: 'es2022', lib: ['es2022', 'dom'], types: [], noEmit: true };
    const compilerOptions = { module, moduleResolution, ...target, ...CHECKS };
    const config = `tsconfig.${version}.${moduleResolution}.json`;
    await stranger.write(config, JSON.stringify({ compilerOptions, files }));

    const faults = await compile(version, config);

    expect(faults.map(([, file, line]) => `${basename(file ?? '')}:${line}`)).toEqual([
      'wrong.ts:3',
      'wrong.ts:4',
      'wrong.ts:5',
      'wrong.ts:6',
    ]);
  },
);

const CHECKS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
};

const COMPILERS: Readonly<Record<string, string>> = { '5.9': 'sdk/node_modules', '7.0': 'node_modules' };

async function compile(version: string, config: string): Promise<RegExpExecArray[]> {
  const compiler = join(root, COMPILERS[version] ?? '', 'typescript/bin/tsc');
  const tsc = (...args: string[]) =>
    run(process.execPath, [compiler, ...args], { cwd: stranger.folder }).catch((failed) => failed);
  expect((await tsc('--version')).stdout).toContain(` ${version}.`);
  const { stdout } = await tsc('-p', config, '--pretty', 'false');
  return [...stdout.matchAll(/^(\S+)\((\d+),\d+\): error/gm)];
}
