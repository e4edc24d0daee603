import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(import.meta.dirname, '../..');

const SKIPPED = new Set(['node_modules', 'dist', 'generated', '.data', '.git']);

/** The project's own files under a folder, as paths from the root; generated ones are left out. */
export function filesUnder(folder: string, ending = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path, ending) : path.endsWith(ending) ? [path] : [];
    });
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** What a file imports: a path from the root for our own files, the name otherwise. `import type` counts too. */
export function importsOf(path: string): string[] {
  const specifiers = [
    ...read(path).matchAll(/^(?:import|export)\b[^;]*?['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gms),
  ];
  return specifiers.map(([, statement, call]) => {
    const specifier = statement ?? call ?? '';
    return specifier.startsWith('.') ? relative(root, join(root, path, '..', specifier)) : specifier;
  });
}
