// The package as a stranger gets it: built, packed, installed without a network, then run and type-checked.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { read, root } from '../kit/files.ts';
import { type RegistryServer, serveRegistry } from './serve-registry.ts';

const run = promisify(execFile);

let folder: string;
let stranger: string;
let packed: readonly { readonly path: string }[];
let server: RegistryServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-package-'));
  server = await serveRegistry();

  // A copy, so that nobody who uses the package at the same time sees it half built.
  const project = join(folder, 'project');
  const isSource = (path: string) => !['dist', 'node_modules'].includes(basename(path));
  await cp(join(root, 'sdk'), join(project, 'sdk'), { recursive: true, filter: isSource });
  await cp(join(root, 'tsconfig.json'), join(project, 'tsconfig.json'));
  await cp(join(root, 'server/schema.graphql'), join(project, 'server/schema.graphql'));
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
  await run('npm', ['run', 'build'], { cwd: join(project, 'sdk') });
  const pack = ['pack', '--json', '--pack-destination', folder];
  const { stdout } = await run('npm', pack, { cwd: join(project, 'sdk') });
  const [{ filename, files }] = JSON.parse(stdout);
  packed = files;

  stranger = join(folder, 'stranger');
  await mkdir(stranger);
  await writeFile(join(stranger, 'package.json'), '{ "private": true, "type": "module" }');
  const install = ['install', '--offline', '--ignore-scripts', '--no-audit', '--prefix', stranger];
  await run('npm', [...install, join(folder, filename)], { cwd: stranger });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** What a file of the stranger's prints. */
async function runFile(name: string, text: string): Promise<string> {
  await writeFile(join(stranger, name), text);
  return (await run(process.execPath, [name], { cwd: stranger })).stdout;
}

test('it holds the two builds with their types, and nothing else but what is said of it', () => {
  const paths = packed
    .map(({ path }) => path)
    .filter((path) => !/^dist\/(esm|cjs)\/.*\.(js|d\.ts)$/.test(path));

  expect(paths.sort()).toEqual([
    'LICENSE',
    'README.md',
    'dist/cjs/package.json',
    'dist/schema.graphql',
    'package.json',
  ]);
  expect(packed.length).toBeGreaterThan(20);
});

test('it needs no other package: it declares none, installs none and imports none', async () => {
  const installed = join(stranger, 'node_modules/@concordat/sdk');
  const scripts = packed.map(({ path }) => path).filter((path) => /\.(js|d\.ts)$/.test(path));
  const texts = await Promise.all(scripts.map((path) => readFile(join(installed, path), 'utf8')));
  const imported = texts.flatMap((text) =>
    [...text.matchAll(/(?:\bfrom\s|import|require\()\s*\(?['"]([^'"]+)['"]/g)].map(([, name]) => name),
  );

  expect(Object.keys(JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')))).not.toContain(
    'dependencies',
  );
  expect(await readdir(join(stranger, 'node_modules/@concordat'))).toEqual(['sdk']);
  expect(imported.filter((name) => !name?.startsWith('./') && !name?.startsWith('../'))).toEqual([]);
  expect(imported.length).toBeGreaterThan(10);
});

const USE = `
  const client = createClient({ url: 'URL' });
  client.query(PartnersGetDocument, { slug: 'wco' }).orThrow().then(({ partner }) => {
    console.log(partner?.slug, new TransportError('', { code: 'ABORTED' }) instanceof ConcordatError);
  });
`;
const NAMES = '{ ConcordatError, createClient, PartnersGetDocument, TransportError }';

test.each([
  ['an ES module', 'use.mjs', `import ${NAMES} from '@concordat/sdk';`],
  ['a CommonJS module', 'use.cjs', `const ${NAMES} = require('@concordat/sdk');`],
])('%s can use it', async (_what, name, line) => {
  expect(await runFile(name, line + USE.replace('URL', server.url))).toBe('wco true\n');
});

const SOURCES = {
  'right.ts': `
    import { createClient, PartnersGetDocument, type QueryResult } from '@concordat/sdk';
    const client = createClient({ url: 'https://registry.example/graphql' });
    export async function signedOn(slug: string): Promise<string | null | undefined> {
      const { partner } = await client.query(PartnersGetDocument, { slug }).orThrow();
      return partner?.agreements.nodes[0]?.signedOn;
    }
    export const wait = (result: QueryResult<unknown>) =>
      result.kind === 'rate-limit' ? result.error.retryAfterMs : undefined;`,
  'right.cts': `
    import sdk = require('@concordat/sdk');
    export const client: sdk.Client = sdk.createClient({ url: 'https://registry.example/graphql' });`,
  'wrong.ts': `import { createClient, PartnersGetDocument as document } from '@concordat/sdk';
    const client = createClient({ url: 'https://registry.example/graphql' });
    client.query(document);
    client.query(document, { slgu: 'wco' });
    client.query(document, { slug: 'wco' }).orThrow().then(({ partner }) => partner?.nmae);`,
};

test.each([
  ['nodenext', 'nodenext', ['right.ts', 'right.cts', 'wrong.ts']],
  ['bundler', 'esnext', ['right.ts', 'wrong.ts']],
])('its types hold under the resolution %s with every check on', async (moduleResolution, module, files) => {
  for (const [name, text] of Object.entries(SOURCES)) await writeFile(join(stranger, name), text);
  const target = { target: 'es2022', lib: ['es2022', 'dom'], types: [], noEmit: true };
  const checks = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false };
  const compilerOptions = { module, moduleResolution, ...target, ...checks };
  const config = join(stranger, `tsconfig.${moduleResolution}.json`);
  await writeFile(config, JSON.stringify({ compilerOptions, files }));

  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const failed = await run(process.execPath, [compiler, '-p', config, '--pretty', 'false']).catch(
    (error) => error,
  );

  const places = [...failed.stdout.matchAll(/^(\S+)\((\d+),\d+\): error/gm)].map(
    ([, file, line]) => `${basename(file)}:${line}`,
  );
  expect(places).toEqual(['wrong.ts:3', 'wrong.ts:4', 'wrong.ts:5']);
});

const examples = [...read('sdk/README.md').matchAll(/```ts\n(.*?)```\s+```text\n(.*?)```/gs)];

test.each(examples.map(([, code = '', output = ''], index) => [index + 1, code, output] as const))(
  'example %i of its README prints what it says',
  async (number, code, output) => {
    const here = code.replace('http://127.0.0.1:4000/graphql', server.url);
    expect(await runFile(`example-${number}.mjs`, here)).toBe(output);
  },
);

test('its README has no code that is not run', () => {
  expect(examples).toHaveLength([...read('sdk/README.md').matchAll(/```ts/g)].length);
  expect(examples).not.toEqual([]);
});
