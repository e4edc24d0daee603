// What is published, judged by the tools that judge packages.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publint } from 'publint';
import { createStranger, type Stranger } from './stranger.ts';

let stranger: Stranger;
let tarball: Buffer<ArrayBuffer>;

beforeAll(async () => {
  stranger = await createStranger();
  tarball = await readFile(stranger.tarball);
});

afterAll(() => stranger?.close());

const installed = (...path: string[]) => join(stranger.folder, 'node_modules/@concordat/sdk', ...path);

test('it holds the two builds with their types, and nothing else but what is said of it', () => {
  const isBuilt = (path: string) => /^dist\/(esm|cjs)\/.*\.(js|d\.ts)$/.test(path);

  expect(stranger.packed.filter((path) => !isBuilt(path)).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/cjs/package.json',
    'dist/schema.graphql',
    'package.json',
  ]);
  expect(stranger.packed.length).toBeGreaterThan(20);
});

test('nothing in it tells of the machine that made it', async () => {
  const texts = await Promise.all(stranger.packed.map((path) => readFile(installed(path), 'utf8')));
  const telling = stranger.packed.filter((_path, index) =>
    /(?<![\w.])\/(home|root|tmp|work|Users)\/|con_[\w-]{20}|localhost/.test(texts[index] ?? ''),
  );

  expect(telling).toEqual([]);
});

test('it needs no other package: it declares none, installs none and imports none', async () => {
  const scripts = stranger.packed.filter((path) => /\.(js|d\.ts)$/.test(path));
  const texts = await Promise.all(scripts.map((path) => readFile(installed(path), 'utf8')));
  const imported = texts.flatMap((text) =>
    [...text.matchAll(/(?:\bfrom\s|import|require\()\s*\(?['"]([^'"]+)['"]/g)].map(([, name]) => name),
  );

  expect(Object.keys(await manifest()).filter((name) => /dependencies/i.test(name))).toEqual([
    'devDependencies',
  ]);
  expect(await readdir(join(stranger.folder, 'node_modules'))).toEqual(['.package-lock.json', '@concordat']);
  expect(imported.filter((name) => !name?.startsWith('./') && !name?.startsWith('../'))).toEqual([]);
  expect(imported.length).toBeGreaterThan(10);
});

test('publint finds no fault with it, not even a suggestion', async () => {
  const { buffer, byteOffset, byteLength } = tarball;
  const data = buffer.slice(byteOffset, byteOffset + byteLength);

  expect((await publint({ pack: { tarball: data }, strict: true })).messages).toEqual([]);
});

test('its types are right for every kind of resolution, that of Node 10 included', async () => {
  const checked = await checkPackage(createPackageFromTarballData(tarball), {
    excludeEntrypoints: ['./schema.graphql'],
  });

  expect(checked).toMatchObject({ types: { kind: 'included' }, problems: [] });
  expect(Object.keys(Object(checked).entrypoints)).toEqual(
    expect.arrayContaining(['.', './bare', './documents', './introspection']),
  );
});

test('its publication can be proved: it names the repository, and asks npm for a provenance', async () => {
  expect(await manifest()).toMatchObject({
    license: 'MIT',
    repository: { type: 'git', url: expect.stringMatching(/^git\+https:/), directory: 'sdk' },
    publishConfig: { access: 'public', provenance: true },
    sideEffects: false,
  });
});

const manifest = async () => JSON.parse(await readFile(installed('package.json'), 'utf8'));
