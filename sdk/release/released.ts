// The schema of the last release, kept to tell what became different since.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';

const sdk = join(import.meta.dirname, '..');
const RELEASED = join(sdk, 'release/released.graphql');
const CURRENT = join(sdk, '../server/schema.graphql');

export interface Release {
  readonly version: string;
  readonly schema: GraphQLSchema;
}

export function readReleased(): Release {
  const text = readFileSync(RELEASED, 'utf8');
  const [, version] = /^# (\d+\.\d+\.\d+)\n/.exec(text) ?? [];
  if (version === undefined) throw new Error(`The first line of ${RELEASED} does not name a version.`);
  return { version, schema: buildSchema(text) };
}

/** What would be released now. */
export function readCurrent(): Release {
  const { version } = JSON.parse(readFileSync(join(sdk, 'package.json'), 'utf8'));
  return { version, schema: buildSchema(readFileSync(CURRENT, 'utf8')) };
}

/** From now on the current schema is that of the last release. */
export function keepAsReleased(version: string): void {
  writeFileSync(RELEASED, `# ${version}\n${readFileSync(CURRENT, 'utf8')}`);
}
