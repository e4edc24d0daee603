// What the README of the SDK shows compiles, with every check on. That it prints what it says is held where the package is packed.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { VERBS } from '../../sdk/generated/nouns.ts';
import { read, root } from '../kit/files.ts';

const run = promisify(execFile);

test('the README lists every verb of every noun', () => {
  const listed = [...read('sdk/README.md').matchAll(/^\| `(\w+)` \| `((?:\w+ ?)+)` \|$/gm)];
  const nouns = Object.entries(VERBS).filter(([, verbs]) => typeof verbs === 'object');

  expect(new Map(listed.map(([, noun, verbs = '']) => [noun, verbs.split(' ').sort()]))).toEqual(
    new Map(nouns.map(([noun, verbs]) => [noun, Object.keys(verbs).sort()])),
  );
});

test('every block of the README compiles', async () => {
  const blocks = [...read('sdk/README.md').matchAll(/```(?:ts|typescript)\n(.*?)```/gs)];
  const folder = await mkdtemp(join(tmpdir(), 'concordat-readme-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const files = blocks.map((_block, index) => `block-${index + 1}.mts`);
  await Promise.all(files.map((file, index) => writeFile(join(folder, file), blocks[index]?.[1] ?? '')));
  const paths = {
    '@concordat/sdk': [join(root, 'sdk/index.ts')],
    '@concordat/sdk/bare': [join(root, 'sdk/bare.ts')],
    '@concordat/sdk/documents': [join(root, 'sdk/generated/documents.ts')],
    '@concordat/sdk/introspection': [join(root, 'sdk/generated/introspection.ts')],
  };
  const typeRoots = [join(root, 'node_modules/@types')];
  const compilerOptions = { paths, typeRoots, lib: ['ES2023', 'DOM'] };
  const config = { extends: join(root, 'tsconfig.json'), compilerOptions, files, include: [] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));

  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const failed = await run(process.execPath, [compiler, '-p', folder, '--pretty', 'false']).catch(
    (error) => error,
  );
  await rm(folder, { recursive: true });

  expect(failed.stdout).toBe('');
  expect(blocks.length).toBeGreaterThan(8);
});
