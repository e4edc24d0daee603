// What the package costs those who load it: bundled, minified and compressed as servers do unless told, in bytes.
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { root } from '../kit/files.ts';

async function sizeOf(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  return gzipSync(outputFiles[0]?.contents ?? '').byteLength;
}

test.each([
  ['the bare client', `export { createBareClient } from './sdk/bare.ts';`, 3_000],
  ['the whole client', `export { createClient } from './sdk/index.ts';`, 6_000],
  ['all that the package exports beside its documents', `export * from './sdk/index.ts';`, 6_200],
])('%s stays small', async (what, contents, bytesMax) => {
  const bytes = await sizeOf(contents);

  process.stdout.write(`The size of ${what}: ${bytes} B of ${bytesMax}.\n`);
  expect(bytes).toBeLessThan(bytesMax);
  expect(bytes).toBeGreaterThan(2_000);
});
