// Which part may know which: the table of ARCHITECTURE.md, held against every import.
import { describe, expect, test } from '@jest/globals';
import { filesUnder, importsOf, read } from '../kit/files.ts';

const sources = filesUnder('server', '.ts').filter((path) => !path.startsWith('server/http/graphiql/app/'));

interface Part {
  readonly name: string;
  readonly files: RegExp;
  readonly never: RegExp;
}

const PURE =
  /server\/(ledger\/(day|edtf|fold|fold-terms|state)|(party|agreement|amendment|ledger)\/[a-z]*-?rules|amendment\/status|auth\/principal|agreement\/(phase|certainty))\.ts$/;
const GRAPHQL = /^(graphql|graphql-yoga|@pothos\/.*|server\/graphql\/.*)$/;

const PARTS: readonly Part[] = [
  {
    name: 'rules and other pure files know neither Prisma nor GraphQL',
    files: PURE,
    never:
      /^(graphql.*|@pothos\/.*|@prisma\/.*|pg|server\/(graphql|http)\/.*|server\/db\/(client|generated\/prisma\/client).*)$/,
  },
  {
    name: 'services and visibility know no GraphQL',
    files:
      /server\/[a-z]+\/((service|visibility|record|append|project|past-loader|evidence|write|lock)\.ts$|service\/)/,
    never: GRAPHQL,
  },
  {
    name: 'the ledger knows no module above it',
    files: /^server\/ledger\//,
    never: /^server\/(party|agreement|amendment|search)\//,
  },
  {
    name: 'parties know no agreements',
    files: /^server\/party\//,
    never: /^server\/(agreement|amendment|search)\//,
  },
  {
    name: 'agreements know no amendments',
    files: /^server\/agreement\//,
    never: /^server\/(amendment|search)\//,
  },
  {
    name: 'the builder and its settings know no module',
    files: /^server\/graphql\/(?!schema)/,
    never: /^server\/(party|agreement|amendment|search|http)\//,
  },
  {
    name: 'what is remembered knows of changes, and of nothing else',
    files: /^server\/cache\//,
    never: /^(graphql.*|@pothos\/.*|@prisma\/.*|pg|server\/(?!cache\/|ledger\/signal))/,
  },
  { name: 'the database knows nothing above it', files: /^server\/db\//, never: /^server\/(?!db\/)/ },
  {
    name: 'nobody knows the HTTP edge and what is above it',
    files: /^server\/(?!http\/|start\/|app\.ts|main\.ts|commands\/)/,
    never: /^server\/(http\/|start\/|app\.ts|main\.ts|commands\/)/,
  },
  { name: 'the server knows no SDK', files: /^server\//, never: /^(sdk\/|@concordat\/sdk)/ },
];

describe('dependencies run one way', () => {
  test.each(PARTS)('$name', ({ files, never }) => {
    const members = sources.filter((path) => files.test(path));
    const crossings = members.flatMap((path) =>
      importsOf(path)
        .filter((imported) => never.test(imported))
        .map((imported) => `${path} -> ${imported}`),
    );
    expect(crossings).toEqual([]);
    expect(members).not.toEqual([]);
  });

  test('the SDK knows no server', () => {
    const crossings = filesUnder('sdk', '.ts').flatMap((path) =>
      importsOf(path).filter((name) => /^server\//.test(name)),
    );
    expect(crossings).toEqual([]);
  });
});

describe('each thing is done in one place', () => {
  const having = (pattern: RegExp, among = sources) => among.filter((path) => pattern.test(read(path)));

  test('the environment is read in server/config.ts alone', () => {
    expect(having(/process\.env/)).toEqual(['server/config.ts']);
  });

  test('pure files never ask the clock', () => {
    expect(
      having(
        /Date\.now\(|new Date\(\)/,
        sources.filter((path) => PURE.test(path)),
      ),
    ).toEqual([]);
  });

  test('types, queries and mutations write nothing', () => {
    const resolvers = sources.filter((path) =>
      /\/(type|queries|facets|negotiation-type)\.ts$|agreement\/terms\.ts$|\/mutations\//.test(path),
    );
    expect(having(/\.(create|update|upsert|delete)(Many)?\(/, resolvers)).toEqual([]);
  });
});

test('each package that is depended on has its reason in ARCHITECTURE.md', () => {
  const [, table = ''] = read('ARCHITECTURE.md').split('## Dependencies\n');
  const names = [...table.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  const isNamed = (name: string) =>
    names.some((named) =>
      named.endsWith('*') ? name.startsWith(named.slice(0, -1)) : [named, `@pothos/${named}`].includes(name),
    );
  const dependencies = ['package.json', 'server/package.json', 'sdk/package.json'].flatMap((path) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(path));
    return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
  });

  expect(dependencies.filter((name) => !isNamed(name) && !name.startsWith('@types/'))).toEqual([]);
  expect(dependencies.length).toBeGreaterThan(20);
});

describe('code stays small and typed', () => {
  const code = ['server', 'sdk', 'tests', 'prisma'].flatMap((folder) => filesUnder(folder, '.ts'));

  test('no file has more than 400 lines', () => {
    expect(code.filter((path) => read(path).split('\n').length > 400)).toEqual([]);
  });

  test('no type is given up, and nothing is left for later', () => {
    const own = code.filter(
      (path) => path !== 'tests/contract/layout.test.ts' && !path.endsWith('.test-d.ts'),
    );
    const marks =
      /: any\b|\bas any\b|as unknown as|@ts-(ignore|expect-error|nocheck)|biome-ignore|\bTODO\b|\bFIXME\b|\.only\(|\.skip\(/;
    expect(own.filter((path) => marks.test(read(path)))).toEqual([]);
  });
});
