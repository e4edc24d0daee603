// `npm run changelog`: prints what became different in the API since the last release, as a draft of an entry in CHANGELOG.md.
// `-- --release` keeps the schema as that of the version in package.json. CONTRIBUTING.md tells when.
import { parseArgs } from 'node:util';
import { changesBetween, isTooLow } from './changes.ts';
import { draftEntry } from './draft-entry.ts';
import { keepAsReleased, readCurrent, readReleased } from './released.ts';

const { values } = parseArgs({ options: { release: { type: 'boolean', default: false } } });
const released = readReleased();
const current = readCurrent();
const changes = await changesBetween(released.schema, current.schema);

if (!values.release) process.stdout.write(draftEntry(released.version, current.version, changes));
else if (isTooLow(released.version, current.version, changes)) {
  process.stderr.write('Something breaks: raise the version in sdk/package.json first.\n');
  process.exitCode = 1;
} else keepAsReleased(current.version);
