// Builds the package as it is published: ES modules and CommonJS, each with its types, and the schema.
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const compile = (project) =>
  execFileSync(
    process.execPath,
    [join(here, '../node_modules/typescript/bin/tsc'), '-p', join(here, project)],
    {
      stdio: 'inherit',
    },
  );

rmSync(join(here, 'dist'), { recursive: true, force: true });
compile('tsconfig.json');
compile('tsconfig.cjs.json');
writeFileSync(join(here, 'dist/cjs/package.json'), JSON.stringify({ type: 'commonjs' }));
cpSync(join(here, '../server/schema.graphql'), join(here, 'dist/schema.graphql'));
