// What holds of every mutation alike: who may not call it at all, and that a write is done once.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { schema } from '../../../server/graphql/schema.ts';
import { type Actor, acting, PUBLIC, REGISTRAR, type Row, withPools } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { fieldOf, MUTATIONS, type MutationCase } from '../../kit/mutations.ts';
import { succeed } from '../../kit/situations.ts';

let database: TestDatabase;
let registrar: Actor;
let countRows: () => Promise<Row>;

beforeAll(async () => {
  database = await createTestDatabase();
  registrar = acting(database).as(REGISTRAR);
  const tables = await database.sql(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
  const counts = tables.map(
    ({ tablename }) => `(SELECT count(*)::INTEGER FROM "${tablename}") AS "${tablename}"`,
  );
  countRows = async () => (await database.sql(`SELECT ${counts.join()}`))[0] ?? {};
});

afterAll(() => database.close());

test('every mutation but those of keys is among these', () => {
  const fields = Object.keys(schema.getMutationType()?.getFields() ?? {});
  const known = MUTATIONS.map(({ operation }) => fieldOf(operation));
  expect(fields.filter((field) => !field.endsWith('ApiKey')).sort()).toEqual(known.sort());
});

/** The version of the thing that a write changes. */
async function versionOf({ counts }: MutationCase, slug: string): Promise<number> {
  const of = counts === 'amendment' ? 'amendment.agreement_id = agreement.id' : 'TRUE';
  const [row] = await database.sql(
    `SELECT ${counts ?? 'agreement'}.version FROM agreement LEFT JOIN amendment ON ${of} WHERE slug = $1`,
    [slug],
  );
  return Number(row?.version);
}

describe.each(MUTATIONS)('$operation', (mutation) => {
  const { operation, answers, prepare, change, isVersioned, counts } = mutation;
  const slugOf = (test: string) => `${operation.toLowerCase()}-${test}`;

  test('is refused to nobody, before anything is looked up', async () => {
    const input = await prepare(registrar, slugOf('nobody'));
    database.statements.length = 0;
    for (const given of [input, { ...input, expectedVersion: 7 }, { ...input, idempotencyKey: 'key' }]) {
      if ('expectedVersion' in given && !isVersioned) continue;
      const { data, errors } = await acting(database).as(PUBLIC).ask(operation, { input: given });
      expect(data).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    }
    expect(database.statements).toEqual([]);
  });

  test('succeeds, with at least one event in the ledger, and a replay writes nothing', async () => {
    const input = { ...(await prepare(registrar, slugOf('replay'))), idempotencyKey: slugOf('replay') };
    const before = await countRows();
    const answer = await succeed(registrar, operation, input);
    expect(answer).toMatchObject({ __typename: answers });
    const after = await countRows();
    expect(Number(after.event)).toBeGreaterThan(Number(before.event));

    expect(await registrar.act(operation, input)).toEqual(answer);
    expect(await registrar.act(operation, { ...input, ...change })).toMatchObject({
      __typename: 'IdempotencyMismatchError',
    });
    expect(await countRows()).toEqual(after);
  });

  test('of two writers at once with one key, both are answered with the one thing that was written', async () => {
    const input = { ...(await prepare(registrar, slugOf('key'))), idempotencyKey: slugOf('key') };
    const alone = await countRows();
    const answers = await atOnce(operation, input);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.__typename).toBe(mutation.answers);
    const rows = await countRows();
    expect(Number(rows.idempotent_write)).toBe(Number(alone.idempotent_write) + 1);
  });

  if (isVersioned) {
    test('is refused where the thing is no longer at the version that the caller expects', async () => {
      const slug = slugOf('version');
      const input = await prepare(registrar, slug);
      const current = await versionOf(mutation, slug);
      const before = await countRows();
      expect(await conflict(operation, { ...input, expectedVersion: current + 1 })).toMatchObject({
        __typename: 'ConflictError',
        code: 'CONFLICT',
        path: ['input', 'expectedVersion'],
        currentVersion: current,
      });
      expect(await countRows()).toEqual(before);
      await succeed(registrar, operation, { ...input, expectedVersion: current });
      expect(await versionOf(mutation, slug)).toBe(counts === null ? current : current + 1);
    });
  }

  if (isVersioned && counts !== null) {
    test('of two writers at once who expect the same version, one succeeds and one is told of it', async () => {
      const [input, raced] = [
        await prepare(registrar, slugOf('one')),
        await prepare(registrar, slugOf('two')),
      ];
      const change = await rowsOf(() => succeed(registrar, operation, input));
      const expectedVersion = await versionOf(mutation, slugOf('two'));
      const changeOfTwo = await rowsOf(async () => {
        const answers = await atOnce(operation, { ...raced, expectedVersion });
        expect(answers.map(({ __typename }) => __typename).sort()).toEqual(
          [mutation.answers, 'ConflictError'].sort(),
        );
      });
      expect(changeOfTwo).toEqual(change);
      expect(await versionOf(mutation, slugOf('two'))).toBe(expectedVersion + 1);
    });
  }
});

/** What two writers are answered who send the same on connections of their own. */
function atOnce(operation: string, input: Row): Promise<Row[]> {
  return withPools(database, 2, (pools) =>
    Promise.all(pools.map((pool) => acting(database).as(REGISTRAR, pool).act(operation, input))),
  );
}

/** How many rows a write adds to each table. */
async function rowsOf(act: () => Promise<unknown>): Promise<Row> {
  const before = await countRows();
  await act();
  const after = await countRows();
  return Object.fromEntries(
    Object.keys(after).map((table) => [table, Number(after[table]) - Number(before[table])]),
  );
}

async function conflict(operation: string, input: Row): Promise<unknown> {
  const document = `mutation ($input: ${operation}Input!) { ${fieldOf(operation)}(input: $input) {
    __typename ... on UserError { code path } ... on ConflictError { currentVersion } } }`;
  return (await registrar.query(document, { input }))[fieldOf(operation)];
}
