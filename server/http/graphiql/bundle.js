import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build, stop } from 'esbuild';

const SOURCE = fileURLToPath(new URL('.', import.meta.url));
const WORKERS = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
};
const COMPRESSIBLE = new Set(['.css', '.js', '.svg', '.ttf']);
// Quality 11 saves 9 % more and takes fifteen times as long.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/**
 * Builds the GraphiQL page into `directory`, which is emptied first: `assets/` with hashed, minified
 * and compressed files, and `manifest.json`, which says what the page is made of.
 */
export async function bundleGraphiql(directory) {
  const assets = join(directory, 'assets');
  await rm(directory, { recursive: true, force: true });
  await mkdir(assets, { recursive: true });

  const workers = await bundle(assets, WORKERS, {});
  const page = await bundle(
    assets,
    { concordat: join(SOURCE, 'app/main.tsx'), icon: join(SOURCE, 'app/icon.svg') },
    {
      READY_QUERIES: JSON.stringify(await readReadyQueries()),
      WORKER_FILES: JSON.stringify(filesOf(workers, WORKERS)),
    },
  );
  await writeFile(
    join(directory, 'manifest.json'),
    JSON.stringify({ ...describePage(page), assets: await compressAll(assets) }, null, 2),
  );
  // Its helper process would otherwise stay beside the server that `npm start` becomes.
  await stop();
}

/** The queries that the page opens with, in order: title, text, and variables as text. */
export async function readReadyQueries() {
  const folder = join(SOURCE, 'queries');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const query = await readFile(join(folder, name), 'utf8');
      const { title, variables } = JSON.parse(
        await readFile(join(folder, name.replace(/graphql$/, 'json')), 'utf8'),
      );
      return { title, query, variables: JSON.stringify(variables, null, 2) };
    }),
  );
}

async function bundle(outdir, entryPoints, define) {
  const { metafile } = await build({
    entryPoints,
    absWorkingDir: SOURCE,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    metafile: true,
    legalComments: 'eof',
    logLevel: 'error',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.svg': 'copy' },
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    plugins: [styleOnce, inlineFilesToFiles],
  });
  return metafile.outputs;
}

/** GraphiQL's stylesheet holds Monaco's: without this, esbuild would add each of Monaco's own a second time. */
const styleOnce = {
  name: 'style-once',
  setup({ onLoad }) {
    onLoad({ filter: /monaco-editor[\\/].*\.css$/ }, () => ({ contents: '', loader: 'empty' }));
  },
};

/** Writes the fonts and images that stylesheets carry inline to files, which load when needed. */
const inlineFilesToFiles = {
  name: 'inline-files-to-files',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^data:[a-z]+\/[a-z0-9+]+;base64,/ }, ({ path }) => {
      const [, type, data] = /^data:[a-z]+\/([a-z0-9]+)[^,]*,(.*)$/.exec(path);
      return { path: `inline-${hash(data)}.${type}`, namespace: 'inline-file', pluginData: data };
    });
    onLoad({ filter: /.*/, namespace: 'inline-file' }, ({ pluginData }) => ({
      contents: Buffer.from(pluginData, 'base64'),
      loader: 'file',
    }));
  },
};

function hash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function describePage(outputs) {
  const [script, { cssBundle }] = findOutput(outputs, 'app/main.tsx');
  const [icon] = findOutput(outputs, 'app/icon.svg');
  const lazy = Object.keys(outputs).filter((name) => outputs[name].entryPoint?.includes('/monaco-graphql/'));
  return {
    script: basename(script),
    style: basename(cssBundle),
    icon: basename(icon),
    preload: importsOf(outputs, [script, ...lazy]).map((name) => basename(name)),
  };
}

function findOutput(outputs, source) {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(source));
  if (!found) throw new Error(`The bundle has no output for ${source}.`);
  return found;
}

/** All files that these load statically, and these but for the first, which the page names itself. */
function importsOf(outputs, names) {
  const found = new Set(names);
  for (const name of found) {
    for (const { kind, path } of outputs[name].imports) {
      if (kind === 'import-statement') found.add(path);
    }
  }
  return [...found].slice(1);
}

function filesOf(outputs, entryPoints) {
  return Object.fromEntries(
    Object.entries(entryPoints).map(([name, source]) => [name, basename(findOutput(outputs, source)[0])]),
  );
}

async function compressAll(assets) {
  const names = (await readdir(assets)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await compressOne(join(assets, name))])),
  );
}

async function compressOne(file) {
  if (!COMPRESSIBLE.has(extname(file))) return [];
  const content = await readFile(file);
  await Promise.all([
    promisify(brotliCompress)(content, BROTLI).then((small) => writeFile(`${file}.br`, small)),
    promisify(gzip)(content, { level: 9 }).then((small) => writeFile(`${file}.gz`, small)),
  ]);
  return ['br', 'gzip'];
}
