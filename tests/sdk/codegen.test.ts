import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { read, root } from '../kit/files.ts';

const run = promisify(execFile);

let copy: string;

/** A project of its own with the schema, the generator's settings and no operations yet. */
beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'concordat-codegen-'));
  await mkdir(join(copy, 'server'));
  await mkdir(join(copy, 'sdk/operations'), { recursive: true });
  await cp(join(root, 'codegen.ts'), join(copy, 'codegen.ts'));
  await cp(join(root, 'sdk/codegen'), join(copy, 'sdk/codegen'), { recursive: true });
  await cp(join(root, 'server/schema.graphql'), join(copy, 'server/schema.graphql'));
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterEach(() => rm(copy, { recursive: true }));

const writeOperation = (name: string, text: string) =>
  writeFile(join(copy, 'sdk/operations', `${name}.graphql`), text);

const generate = () =>
  run(process.execPath, ['node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.ts'], {
    cwd: copy,
    // Under jest's own, the generator reports nothing.
    env: { NODE_ENV: 'development' },
  });

test('the committed types and documents are what the schema and the operations make', async () => {
  await cp(join(root, 'sdk/operations'), join(copy, 'sdk/operations'), { recursive: true });

  await generate();

  // Run `npm run codegen` after a change of either, and read the diff.
  const made = (await readdir(join(copy, 'sdk/generated'))).sort();
  expect(made).toEqual((await readdir(join(root, 'sdk/generated'))).sort());
  for (const name of made) {
    expect(await readFile(join(copy, 'sdk/generated', name), 'utf8')).toBe(read(`sdk/generated/${name}`));
  }
});

test.each([
  ['asks for a field that there is not', 'query WrongGet { host { nmae } }', 'Cannot query field "nmae"'],
  [
    'misspells an enum value',
    'query WrongGet { partners(filter: { category: [GLOBAL] }) { totalCount } }',
    '"GLOBAL"',
  ],
  ['is called otherwise than its file', 'query Host { host { slug } }', 'must be called Wrong and its verb'],
  ['asks for two things', 'query WrongTwo { host { slug } viewer { role } }', 'must ask for one thing'],
  [
    'writes as no other does',
    'mutation WrongWrite($input: ReviseDraftInput!) { reviseDraft(input: $input) { __typename } }',
    'Write the mutation for `write` as the others are',
  ],
  [
    'calls a variable otherwise than its argument',
    'query WrongOne($name: String!) { partner(slug: $name) { slug name } }',
    'The variable $name must be called as the argument',
  ],
  ['has no name', '{ host { slug } }', 'has no name'],
])('an operation that %s fails the run, which writes nothing', async (_what, text, message) => {
  await writeOperation('wrong', text);

  await expect(generate()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
  expect(await readdir(join(copy, 'sdk'))).toEqual(['codegen', 'operations']);
});

test('a document carries the fragments that it uses and no others, and reads as it was written', async () => {
  await writeOperation('names', 'fragment Names on Party { slug name }');
  await writeOperation('client', 'query Host { host { ...Names } }');
  await writeOperation('search', `query SearchAll { search(text: "\`\${1}\\\\") { totalCount } }`);

  await generate();

  const documents = await readFile(join(copy, 'sdk/generated/documents.ts'), 'utf8');
  const texts = [...documents.matchAll(/const (\w+):.*? = (`(?:\\.|[^`\\])*`)/gs)].map(
    ([, name, literal]) => [name, literal],
  );
  expect(Object.fromEntries(texts)).toEqual({
    HostDocument: '`query Host{host{...Names}}fragment Names on Party{slug name}`',
    SearchAllDocument: `\`query SearchAll{search(text:"\\\`\\\${1}\\\\\\\\"){totalCount}}\``,
  });
});
