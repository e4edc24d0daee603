// Kept answers are those that would be given anew: random queries of several callers, before and after random writes.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createApiKey } from '../../../server/auth/api-key.ts';
import type { Actor, Row } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { agreementFilters, partyFilters } from '../../kit/filter-trees.ts';
import { untilHearing } from '../../kit/hearing.ts';
import { type Instance, startInstance } from '../../kit/instance.ts';
import { AMENDMENT_STATUSES, amendmentIn, bringInto, STATUSES } from '../../kit/situations.ts';
import { addVariety } from '../../kit/variety.ts';

const WRITES = 10;
const QUERIES = 20;
/** The slugs of what the writes make. */
const inState = (status: string) => status.toLowerCase().replace('_', '-');
const amended = (status: string) => `amended-${inState(status)}`;
const SLUGS = [
  'triple-pact',
  'wco-cooperation',
  ...STATUSES.map(inState),
  ...AMENDMENT_STATUSES.map(amended),
];
const PARTNERS = ['europol', 'wco', 'au', 'fbi'];
const PATIENCE_MS = 30_000;
const stays = new AbortController().signal;

let database: TestDatabase;
/** One that keeps answers, and one that makes each anew. */
let keeping: Instance;
let making: Instance;
let tokens: (string | undefined)[];
let registrar: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await addVariety(database.db);
  keeping = await startInstance(database);
  making = await startInstance(database, { keptAnswersBytesMax: 0 });
  const tokenOf = async (party: string | null) => {
    const partyId = party && (await database.db.party.findUniqueOrThrow({ where: { slug: party } })).id;
    const role = partyId ? 'REPRESENTATIVE' : 'REGISTRAR';
    return (await createApiKey(database.db, { role, partyId, label: null })).token;
  };
  registrar = await tokenOf(null);
  tokens = [undefined, await tokenOf('europol'), await tokenOf('wco'), registrar, await tokenOf(null)];
});

afterAll(async () => {
  await keeping?.close();
  await making?.close();
  await database?.close();
});

interface Question {
  readonly document: string;
  readonly variables: Row;
}

const some = (fields: readonly string[]) =>
  fc.subarray([...fields], { minLength: 1, maxLength: 4 }).map((chosen) => chosen.join(' '));
const agreementFields = some([
  'slug title version updatedAt signedOn',
  'status inForce later: status(on: "2030-01-01")',
  'scopes { kind since until sources { title } } provisions(on: "2026-06-15") { number text }',
  'partners { slug agreements { totalCount } }',
  'awaiting { slug } consents { kind on party { slug } } draft { number scopes { kind } }',
  'amendments(first: 3) { nodes { sequence status version awaiting { slug } } }',
  'events(last: 5) { nodes { kind on note recordedAt } }',
  'termination { on reason } entryIntoForce { ready earliestOn }',
  'text basis(scope: DATABASE_ACCESS) { answer missing } was: status(knownOn: "2026-01-01T00:00:00Z")',
]);
const partyFields = some([
  'slug name',
  'aliases',
  'agreements(first: 5) { totalCount nodes { slug status } }',
  'mayDo(scope: DATABASE_ACCESS) { answer }',
]);
const first = fc.integer({ min: 1, max: 12 });

const questions: fc.Arbitrary<Question> = fc.oneof(
  fc
    .record({ fields: agreementFields, first, filter: agreementFilters(SLUGS, PARTNERS) })
    .map(({ fields, ...variables }) => ({
      document: `query ($first: Int, $filter: AgreementFilter) { agreements(first: $first, filter: $filter) { totalCount nodes { ${fields} } } }`,
      variables,
    })),
  fc.record({ fields: agreementFields, slug: fc.constantFrom(...SLUGS) }).map(({ fields, slug }) => ({
    document: `query ($slug: String!) { agreement(slug: $slug) { ${fields} } }`,
    variables: { slug },
  })),
  fc
    .record({ fields: partyFields, first, filter: partyFilters(PARTNERS) })
    .map(({ fields, ...variables }) => ({
      document: `query ($first: Int, $filter: PartyFilter) { partners(first: $first, filter: $filter) { totalCount nodes { ${fields} } } }`,
      variables,
    })),
  fc.record({ last: first, slugs: fc.option(fc.subarray(SLUGS)) }).map(({ last, slugs }) => ({
    document: `query ($last: Int, $filter: EventFilter) { events(last: $last, filter: $filter) { nodes { kind on agreement { slug } } } }`,
    variables: { last, ...(slugs && { filter: { agreement: slugs } }) },
  })),
  fc.record({ text: fc.constantFrom(...SLUGS, ...PARTNERS), first }).map(({ text, first }) => ({
    document: `query ($text: String!, $first: Int) { search(text: $text, first: $first) { totalCount pageInfo { endCursor }
      edges { cursor node { score matched node { __typename ... on Party { slug version } ... on Agreement { slug status } } } } } }`,
    variables: { text: text.replaceAll('-', ' '), first },
  })),
  fc
    .constantFrom(
      '{ upcoming(within: 3000) { totalCount nodes { kind on agreement { slug } } } }',
      '{ gaps { gap count } host { slug version } }',
      '{ agreements(first: 1) { facets { status { value count } scope { value count } } } viewer { role } }',
    )
    .map((document) => ({ document, variables: {} })),
);

/** Each brings an agreement or an amendment into a state, in several acts. */
const writes = [
  ...STATUSES.map((status) => (actor: Actor) => bringInto(status, actor, inState(status))),
  ...AMENDMENT_STATUSES.map(
    (status) => async (actor: Actor) => void (await amendmentIn(status, actor, amended(status))),
  ),
];

/** A write through one instance or the other. Returns when the one that keeps answers must know of it. */
async function perform(write: (actor: Actor) => Promise<void>, through: Instance): Promise<void> {
  const before = keeping.signal.count;
  await write(through.as(registrar));
  if (through === keeping) return;
  // The last of its acts is heard of last.
  const mark = keeping.signal.count;
  await keeping.signal.waitForChange(before, PATIENCE_MS, stays);
  await database.sql('UPDATE party SET version = version WHERE is_host');
  while (keeping.signal.count === mark) await keeping.signal.waitForChange(mark, PATIENCE_MS, stays);
  await untilHearing(keeping.signal);
}

test('a thousand random answers are those that are made anew, before and after each of random writes', async () => {
  const seed = Date.now();
  const asked = fc.sample(questions, { numRuns: QUERIES, seed });
  const chosen =
    fc.sample(fc.shuffledSubarray(writes, { minLength: WRITES, maxLength: WRITES }), {
      numRuns: 1,
      seed,
    })[0] ?? [];
  let compared = 0;

  for (const [number, write] of chosen.entries()) {
    await perform(write, number % 2 === 0 ? keeping : making);
    for (const [caller, token] of tokens.entries()) {
      const [fromKept, anew] = [keeping.as(token), making.as(token)];
      for (const { document, variables } of asked) {
        const once = await fromKept.ask(document, variables);
        const again = await fromKept.ask(document, variables);
        const expected = await anew.ask(document, variables);
        const told = ({ data, errors }: typeof once) => ({
          seed,
          caller,
          document,
          variables,
          data,
          errors: errors.map(({ message }) => message),
        });
        expect(told(once)).toEqual(told(expected));
        expect(told(again)).toEqual(told(expected));
        compared += 1;
      }
    }
  }

  expect(compared).toBe(WRITES * QUERIES * tokens.length);
  expect(await keeping.countKept()).toBeGreaterThan(compared / 2);
}, 600_000);
