// Makes what the server runs from: Prisma's client, the server as few files, GraphiQL's page. Plain JavaScript, because it is
// what compiles the TypeScript. What is fresh is left alone, so that a second start builds nothing, and loads nothing that would.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { openBuild } from './builds.js';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const stamps = join(dist, '.stamps');
const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** Each step with what it is made from and one file that it makes; it is repeated when an input changed or that is gone. */
const STEPS = [
  {
    name: 'prisma-client',
    inputs: ['package-lock.json', 'prisma.config.ts', 'prisma/schema.prisma', 'prisma/models'],
    output: join(root, 'server/db/generated/prisma/client.ts'),
    make: () => node(require.resolve('prisma/build/index.js'), 'generate'),
  },
  {
    name: 'graphiql',
    inputs: ['package-lock.json', 'server/http/graphiql'],
    output: join(dist, 'graphiql/manifest.json'),
    make: async () => (await import('./http/graphiql/bundle.js')).bundleGraphiql(join(dist, 'graphiql')),
  },
];

const SERVER_INPUTS = [
  'package-lock.json',
  'prisma.config.ts',
  'prisma/schema.prisma',
  'prisma/seed.ts',
  'prisma/models',
  'server',
];

/**
 * Makes what is not fresh, and returns the folder of the server's bundle, which stays for as long as this process lives. Says why and ends the
 * process where something cannot be made.
 */
export async function build() {
  try {
    await repeatSteps();
    const fingerprint = await fingerprintOf(SERVER_INPUTS);
    return await openBuild(join(dist, 'server'), fingerprint.slice(0, 16), bundle);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function repeatSteps() {
  await mkdir(stamps, { recursive: true });
  for (const { name, inputs, output, make } of STEPS) {
    const fingerprint = await fingerprintOf(inputs);
    const stamp = join(stamps, name);
    if (existsSync(output) && (await readFile(stamp, 'utf8').catch(() => '')) === fingerprint) continue;
    // Without its stamp a step that is killed half-way is made again.
    await rm(stamp, { force: true });
    await make();
    await writeFile(stamp, fingerprint);
  }
}

async function bundle(folder) {
  const { bundleServer } = await import('./bundle.js');
  await bundleServer(folder);
}

async function fingerprintOf(inputs) {
  const hash = createHash('sha256').update(process.version);
  const files = (await Promise.all(inputs.map((input) => filesIn(join(root, input))))).flat();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  for (const [index, file] of files.entries()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(contents[index])
      .update('\0');
  }
  return hash.digest('hex');
}

async function filesIn(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return [path];
  const kept = entries.filter(({ name }) => name !== 'generated' && name !== 'node_modules');
  const files = await Promise.all(kept.map(({ name }) => filesIn(join(path, name))));
  return files.flat().sort();
}

// Prisma starts its generators by name, and would ask its maker's server whether there is a newer version of itself.
const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
const env = { ...process.env, PATH: path, CHECKPOINT_DISABLE: '1' };

async function node(...args) {
  try {
    await run(process.execPath, args, { cwd: root, env });
  } catch (error) {
    throw new Error(`${args.join(' ')} failed:\n${error.stdout}${error.stderr}`, { cause: error });
  }
}

if (realpathSync(process.argv[1]) === import.meta.filename) await build();
