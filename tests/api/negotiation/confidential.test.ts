// Drafts and proposals are confidential: for everyone but the parties and the registrar they do not exist.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type GraphQLNamedType,
  getNamedType,
  isCompositeType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { schema } from '../../../server/graphql/schema.ts';
import { type Actor, acting, PUBLIC, REGISTRAR } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { everyRead, type Read } from '../../kit/reads.ts';
import { open, propose, succeed } from '../../kit/situations.ts';

const SECRETS = {
  drafts: ['quagga-accord', 'quagga-withdrawn'],
  concluded: 'europol-cooperation',
  partner: 'europol',
  title: 'Quagga husbandry accord',
} as const;
const READS = everyRead(SECRETS);
const READERS = ['nobody', 'another party', 'a party', 'the host', 'the registrar'] as const;
type Reader = (typeof READERS)[number];
type Answers = ReadonlyMap<string, string>;

let database: TestDatabase;
let readers: Readonly<Record<Reader, Actor>>;
let before: ReadonlyMap<Reader, Answers>;
let after: ReadonlyMap<Reader, Answers>;

beforeAll(async () => {
  database = await createTestDatabase();
  const stage = acting(database);
  readers = {
    nobody: stage.as(PUBLIC),
    'another party': await stage.representing('wco'),
    'a party': await stage.representing('europol'),
    'the host': await stage.representing('interpol'),
    'the registrar': stage.as(REGISTRAR),
  };
  before = await readAll();
  await negotiate();
  await proposeThings();
  after = await readAll();
}, 120_000);

afterAll(() => database.close());

/** What everybody reads. */
async function readAll(): Promise<ReadonlyMap<Reader, Answers>> {
  const answers = new Map<Reader, Answers>();
  for (const reader of READERS) answers.set(reader, await readAs(readers[reader]));
  return answers;
}

async function readAs(reader: Actor): Promise<Answers> {
  const answers = new Map<string, string>();
  for (const { name, document } of READS) {
    const { text, errors } = await reader.ask(document);
    if (errors.length > 0) throw new Error(`${name} has errors: ${text}`);
    answers.set(name, text);
  }
  return answers;
}

/** Two drafts with all that can happen to one. */
async function negotiate(): Promise<void> {
  const { 'the registrar': registrar, 'a party': party } = readers;
  const [accord, withdrawn] = SECRETS.drafts;
  const draft = { title: SECRETS.title, scopes: [{ kind: 'TECHNICAL_ASSISTANCE' }] };
  const requiredApprovals = [{ party: 'interpol', body: 'General Assembly' }];
  await open(party, accord, { ...draft, supplements: SECRETS.concluded, requiredApprovals });
  await succeed(party, 'ReviseDraft', { agreement: accord, scopes: [{ kind: 'TECHNICAL_ASSISTANCE' }] });
  await succeed(party, 'ConsentToAgreement', { agreement: accord });
  const approval = { party: 'interpol', body: 'General Assembly', on: '2026-11-01' };
  await succeed(registrar, 'RecordApproval', { agreement: accord, ...approval });
  const fact = { kind: 'SUBMITTED_FOR_APPROVAL', on: '2026-10', sources: [{ title: 'Quagga minutes' }] };
  const { id } = await succeed(registrar, 'RecordEvent', { agreement: accord, ...fact });
  await succeed(registrar, 'CorrectEvent', { event: id, on: '2026-10-05', note: 'More precise.' });
  await open(party, withdrawn, { ...draft, supplements: SECRETS.concluded, replaces: SECRETS.concluded });
  await succeed(party, 'WithdrawDraft', { agreement: withdrawn, reason: 'The quagga is extinct.' });
}

/** Amendments that are open, declined and withdrawn, and a proposal to end the agreement. */
async function proposeThings(): Promise<void> {
  const { 'the registrar': registrar, 'a party': party } = readers;
  const agreement = SECRETS.concluded;
  const scopes = ['TECHNICAL_ASSISTANCE', 'MUTUAL_INVESTIGATIVE_PROJECTS', 'DATABASE_ACCESS'];
  const [consented, declined, withdrawn] = await Promise.all(
    scopes.map((kind) =>
      propose(party, agreement, '2026-12-01', [{ addProvision: { number: kind, text: kind } }]),
    ),
  );
  await succeed(party, 'ConsentToAmendment', { amendment: consented });
  await succeed(registrar, 'DeclineAmendment', { amendment: declined, reason: 'Too early.' });
  await succeed(party, 'WithdrawAmendment', { amendment: withdrawn });
  await succeed(party, 'ProposeTermination', { agreement, on: '2027-06-01', reason: 'Superseded.' });
  await succeed(party, 'ConsentToTermination', { agreement });
}

describe.each(['nobody', 'another party'] as const)('%s', (reader) => {
  test.each(READS)('reads the same with and without drafts and proposals: $name', ({ name }) => {
    expect(after.get(reader)?.get(name)).toBe(before.get(reader)?.get(name));
  });
});

describe.each(['a party', 'the host', 'the registrar'] as const)('%s', (reader) => {
  test.each(READS)(
    'learns of drafts and proposals where there is something to learn: $name',
    (read: Read) => {
      const hasLearnt = after.get(reader)?.get(read.name) !== before.get(reader)?.get(read.name);
      expect(hasLearnt).toBe(read.tells);
    },
  );
});

describe('by its id', () => {
  const document = 'query ($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id]) { id } }';

  test.each(['agreement', 'amendment', 'event', 'source'])(
    'a confidential %s is not there for strangers',
    async (table) => {
      const hidden = {
        agreement: 'NOT concluded',
        amendment: 'outcome IS NULL',
        event: `audience = 'PARTIES'`,
        source: `title = 'Quagga minutes'`,
      };
      const [condition] = Object.entries(hidden).flatMap(([name, where]) => (name === table ? [where] : []));
      const found = await database.sql(`SELECT id FROM ${table} WHERE ${condition}`);
      expect(found.length).toBeGreaterThan(0);
      for (const { id } of found) {
        const idOf = (local: unknown) =>
          globalId(table.charAt(0).toUpperCase() + table.slice(1), String(local));
        for (const reader of ['nobody', 'another party'] as const) {
          const none = await statementsOf(reader, document, idOf('00000000-0000-4000-8000-000000000000'));
          const { text, statements } = await statementsOf(reader, document, idOf(id));
          expect({ text, count: statements.length }).toEqual({
            text: none.text,
            count: none.statements.length,
          });
        }
        for (const reader of ['a party', 'the host', 'the registrar'] as const)
          expect((await statementsOf(reader, document, idOf(id))).text).toContain(idOf(id));
      }
    },
  );
});

function globalId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64');
}

async function statementsOf(reader: Reader, document: string, id: string) {
  database.statements.length = 0;
  const { text } = await readers[reader].ask(document, { id });
  return { text, statements: [...database.statements].sort() };
}

describe('asking for what is hidden costs what asking for nothing costs', () => {
  test.each(['nobody', 'another party'] as const)('%s', async (reader) => {
    const document = `query ($id: String!) { agreement(slug: $id) { slug status events { nodes { id } } }
      agreements(filter: { slug: [$id] }) { totalCount nodes { slug } } events(filter: { agreement: [$id] }) { nodes { id } } }`;
    const hidden = await statementsOf(reader, document, SECRETS.drafts[0]);
    expect(hidden).toEqual(await statementsOf(reader, document, 'no-such-agreement'));
  });
});

test('these reads are all that there are', () => {
  const read = new Set<string>();
  for (const { document } of READS) {
    const info = new TypeInfo(schema);
    const enter = () => {
      read.add(`${info.getParentType()?.name}.${info.getFieldDef()?.name}`);
    };
    visit(parse(document), visitWithTypeInfo(info, { Field: { enter } }));
  }
  expect(fieldsFrom('Query').filter((field) => !read.has(field))).toEqual(['Query.node', 'Query.nodes']);
});

/** The fields of a type and of all types that it leads to; what tells of keys is not about agreements. */
function fieldsFrom(root: string): string[] {
  const open: (GraphQLNamedType | undefined)[] = [schema.getType(root)];
  const types = new Set<GraphQLNamedType>();
  for (let type = open.pop(); open.length > 0 || type; type = open.pop()) {
    if (!isCompositeType(type) || types.has(type) || /ApiKey|Viewer/.test(type.name)) continue;
    types.add(type);
    if (!isObjectType(type)) open.push(...schema.getPossibleTypes(type));
    else open.push(...Object.values(type.getFields()).map((field) => getNamedType(field.type)));
  }
  return [...types].filter(isObjectType).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => !/ApiKey|Viewer/.test(getNamedType(field.type).name))
      .map((field) => `${type.name}.${field.name}`),
  );
}
