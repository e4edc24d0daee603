// The package in Node, used as its README says.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { read } from '../../kit/files.ts';
import { type RegistryServer, serveRegistry } from '../serve-registry.ts';
import { createStranger, type Stranger } from './stranger.ts';

let stranger: Stranger;
let server: RegistryServer;

beforeAll(async () => {
  [stranger, server] = await Promise.all([createStranger(), serveRegistry()]);
});

afterAll(async () => {
  await server?.close();
  await stranger?.close();
});

const USE = `
  const client = createClient({ url: 'URL' });
  const bare = createBareClient({ url: 'URL' });
  async function use() {
    const { partner } = await client.query(PartnersGetDocument, { slug: 'wco' }).orThrow();
    const { host } = await bare.query('{ host { slug } }').orThrow();
    const isTold = new TransportError('', { code: 'ABORTED' }) instanceof ConcordatError;
    console.log(partner?.slug, host.slug, isTold);
  }
  use();
`;
const NAMES = '{ ConcordatError, createClient, TransportError }';

test.each([
  [
    'an ES module',
    'use.mjs',
    `import ${NAMES} from '@concordat/sdk';
     import { PartnersGetDocument } from '@concordat/sdk/documents';
     import { createBareClient } from '@concordat/sdk/bare';`,
  ],
  [
    'a CommonJS module',
    'use.cjs',
    `const ${NAMES} = require('@concordat/sdk');
     const { PartnersGetDocument } = require('@concordat/sdk/documents');
     const { createBareClient } = require('@concordat/sdk/bare');`,
  ],
])('%s can use it', async (_what, name, lines) => {
  expect(await stranger.runFile(name, lines + USE.replaceAll('URL', server.url))).toBe('wco interpol true\n');
});

test('the schema comes with it, for tools', async () => {
  const text = `import { readFileSync } from 'node:fs';
    const schema = readFileSync(new URL(import.meta.resolve('@concordat/sdk/schema.graphql')), 'utf8');
    process.stdout.write(schema);`;

  expect(await stranger.runFile('schema.mjs', text)).toBe(read('server/schema.graphql'));
});

const examples = [...read('sdk/README.md').matchAll(/```ts\n(.*?)```\s+```text\n(.*?)```/gs)];

test.each(examples.map(([, code = '', output = ''], index) => [index + 1, code, output] as const))(
  'example %i of its README prints what it says',
  async (number, code, output) => {
    const here = code.replace('http://127.0.0.1:4000/graphql', server.url);
    expect(await stranger.runFile(`example-${number}.mjs`, here)).toBe(output);
  },
);

test('its README has no code that is not run', () => {
  expect(examples).toHaveLength([...read('sdk/README.md').matchAll(/```ts/g)].length);
  expect(examples).not.toEqual([]);
});
