// A project that has nothing but the package, as whoever installs it has: built, packed and installed without a network.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../kit/files.ts';

const run = promisify(execFile);

export interface Stranger {
  /** The folder of the project. */
  readonly folder: string;
  /** The package as a file. */
  readonly tarball: string;
  /** What the package holds, as paths in it. */
  readonly packed: readonly string[];
  write(name: string, text: string): Promise<void>;
  /** What a file of the stranger's prints when Node runs it. */
  runFile(name: string, text: string): Promise<string>;
  /** Lets the stranger have another package too, from those that are installed here. */
  borrow(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Close it when done. */
export async function createStranger(): Promise<Stranger> {
  const scratch = await mkdtemp(join(tmpdir(), 'concordat-package-'));
  const { filename, files } = await pack(scratch);
  const tarball = join(scratch, filename);
  const folder = join(scratch, 'stranger');
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await mkdir(folder);
  await write('package.json', '{ "private": true, "type": "module" }');
  await npm(scratch, folder, 'install', '--offline', '--no-audit', '--ignore-scripts', tarball);
  return {
    folder,
    tarball,
    packed: files.map(({ path }) => path),
    write,
    async runFile(name, text) {
      await write(name, text);
      return (await run(process.execPath, [name], { cwd: folder })).stdout;
    },
    async borrow(name) {
      const place = join(folder, 'node_modules', name);
      await mkdir(dirname(place), { recursive: true });
      await symlink(join(root, 'node_modules', name), place);
    },
    close: () => rm(scratch, { recursive: true }),
  };
}

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs a copy, so that nobody who uses the package at the same time sees it half built. */
async function pack(scratch: string): Promise<Packed> {
  const project = join(scratch, 'project');
  const isSource = (path: string) => !['dist', 'node_modules'].includes(basename(path));
  await cp(join(root, 'sdk'), join(project, 'sdk'), { recursive: true, filter: isSource });
  await cp(join(root, 'tsconfig.json'), join(project, 'tsconfig.json'));
  await cp(join(root, 'server/schema.graphql'), join(project, 'server/schema.graphql'));
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
  const sdk = join(project, 'sdk');
  // Nothing is built yet: the package does that itself before it is packed.
  const options = ['--json', '--ignore-scripts=false', '--foreground-scripts=false'];
  const [packed] = JSON.parse(await npm(scratch, sdk, 'pack', '--pack-destination', scratch, ...options));
  return packed;
}

/** With a cache of its own, so that it needs no home. */
async function npm(scratch: string, folder: string, ...args: readonly string[]): Promise<string> {
  const here = ['--prefix', folder, '--cache', join(scratch, 'cache')];
  return (await run('npm', [...args, ...here], { cwd: folder })).stdout;
}
