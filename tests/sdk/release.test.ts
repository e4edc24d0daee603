// What a release may break, and how the changelog tells of it.
import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { changesBetween, isTooLow } from '../../sdk/release/changes.ts';
import { draftEntry } from '../../sdk/release/draft-entry.ts';
import { readCurrent, readReleased } from '../../sdk/release/released.ts';
import { read } from '../kit/files.ts';

const released = readReleased();
const current = readCurrent();

test('nothing that was released breaks, unless the version is raised', async () => {
  const changes = await changesBetween(released.schema, current.schema);

  // Deprecate instead, or raise the version in sdk/package.json: the second number before 1.0.0, then the first.
  expect(isTooLow(released.version, current.version, changes) ? changes.breaking : []).toEqual([]);
});

test('the changelog begins with the version that would be released now', () => {
  const [latest] = [...read('sdk/CHANGELOG.md').matchAll(/^## (\S+)$/gm)].map(([, version]) => version);

  // `npm run changelog` drafts its entry.
  expect(latest).toBe(current.version);
});

test.each([
  ['0.1.0', '0.1.1', true],
  ['0.1.9', '0.2.0', false],
  ['0.9.0', '0.10.0', false],
  ['0.2.0', '0.1.0', true],
  ['0.9.0', '1.0.0', false],
  ['1.2.0', '1.3.0', true],
  ['1.9.0', '2.0.0', false],
  ['1.0.0', '0.9.0', true],
])('that something breaks from %s to %s is refused: %s', (before, after, isRefused) => {
  expect(isTooLow(before, after, { breaking: ['Something.'] })).toBe(isRefused);
  expect(isTooLow(before, after, { breaking: [] })).toBe(false);
});

describe('the draft of an entry', () => {
  const schema = (host: string, rest = '') =>
    buildSchema(`type Query { host${host} } enum Kind { ONE } ${rest}`);
  const draft = async (before: string, after: string, rest = '', version = '0.1.1') =>
    draftEntry('0.1.0', version, await changesBetween(schema(before), schema(after, rest)));

  test('tells first what breaks, and that the version is too low for it', async () => {
    expect(
      await draft(': Int\n name: String', ': Int! @deprecated(reason: "Ask for more.")\n slug: ID'),
    ).toBe(
      `## 0.1.1, which must be raised: something breaks

### Breaking

- Field \`name\` was removed from object type \`Query\`.

### Added

- Field \`slug\` was added to object type \`Query\`.

### Changed

- Field \`Query.host\` changed type from \`Int\` to \`Int!\`.

### Deprecated

- Field \`Query.host\` is deprecated.
`,
    );
  });

  test('tells of a breaking change without complaint once the version is raised', async () => {
    expect(await draft(': Int', ': String', '', '0.2.0')).toMatch(/^## 0\.2\.0\n\n### Breaking\n/);
  });

  test('tells of a new type once, and not of each of its fields', async () => {
    expect(await draft(': Int', ': Int', 'type Party { name: String slug: ID }')).toBe(
      '## 0.1.1\n\n### Added\n\n- Type `Party` was added.\n',
    );
  });

  test('tells of an argument that must be given as of something that breaks', async () => {
    expect(await draft(': Int', '(on: Int!): Int')).toContain('### Breaking\n\n- Argument');
  });

  test('does not tell of better words', async () => {
    const before = buildSchema('type Query { host: Int }');
    const after = buildSchema('type Query { "Who keeps the registry." host: Int }');

    expect(draftEntry('0.1.0', '0.1.1', await changesBetween(before, after))).toBe(
      '## 0.1.1\n\nThe API is as it was in 0.1.0.\n',
    );
  });
});
