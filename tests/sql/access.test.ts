// API keys, idempotency keys, for whom events are, and the counts that would tell of drafts.
import { describe, expect, test } from '@jest/globals';
import { acting, REGISTRAR } from '../kit/acting.ts';
import { createTestDatabase } from '../kit/database.ts';
import { refusing } from '../kit/refusing.ts';
import { agreement, event, insert, party } from '../kit/rows.ts';
import { open, start, succeed } from '../kit/situations.ts';

const refusedBy = refusing(async () => {});

describe('keys', () => {
  const HASH = `sha256('key')`;
  const key = (role: string, party_id: string, columns: Readonly<Record<string, string>> = {}) =>
    insert('api_key', {
      id: 'gen_random_uuid()',
      prefix: `'con_test'`,
      hash: HASH,
      role: `'${role}'`,
      party_id,
      ...columns,
    });
  const write = (idempotencyKey: string) =>
    insert('idempotent_write', {
      principal: `'registrar'`,
      mutation: `'bringIntoForce'`,
      key: idempotencyKey,
      input_hash: HASH,
    });

  test('a key of a registrar, one of a representative, and a write under a key are taken', async () => {
    const representative = key('REPRESENTATIVE', party('europol'), { prefix: `'con_other'` });
    expect(await refusedBy([key('REGISTRAR', 'NULL'), representative, write(`'once'`)])).toBeUndefined();
  });

  test.each([
    ['that is no SHA-256', 'api_key_hash_form', [key('REGISTRAR', 'NULL', { hash: `'key'` })]],
    ['of a representative of nobody', 'api_key_party_of_representative', [key('REPRESENTATIVE', 'NULL')]],
    ['of a registrar for a party', 'api_key_party_of_representative', [key('REGISTRAR', party('europol'))]],
    ['with an empty label', 'api_key_label_form', [key('REGISTRAR', 'NULL', { label: `''` })]],
    ['whose prefix another has', 'api_key_prefix_key', [key('REGISTRAR', 'NULL'), key('REGISTRAR', 'NULL')]],
  ])('an API key %s is refused', async (_what, constraint, statements) => {
    expect(await refusedBy(statements)).toBe(constraint);
  });

  test('an idempotency key has 1 to 200 characters and stands for one write', async () => {
    expect(await refusedBy([write(`''`)])).toBe('idempotent_write_key_form');
    expect(await refusedBy([write(`repeat('x', 201)`)])).toBe('idempotent_write_key_form');
    expect(await refusedBy([write(`'once'`), write(`'once'`)])).toBe('idempotent_write_pkey');
  });
});

test('an event is for whom it is for when it is appended, whatever its row says', async () => {
  const database = await createTestDatabase();
  try {
    const registrar = acting(database).as(REGISTRAR);
    await start(registrar, 'left', { partners: ['europol', 'wco'] });
    const notice = { party: 'wco', on: '2026-05-01', effectiveOn: '2026-06-01' };
    await succeed(registrar, 'GiveNotice', { agreement: 'left', ...notice });
    const forAll = { audience_party_ids: `ARRAY[${party('wco')}]` };
    await database.sql(event('left', 'REVIEWED', '2026-07-01', { ...forAll, audience: `'PARTIES'` }));
    await database.sql(event('left', 'REVIEWED', '2026-07-01', forAll));

    const readers = await database.sql(`
      SELECT audience, ARRAY(SELECT slug FROM party WHERE id = ANY (audience_party_ids) ORDER BY slug) AS slugs
      FROM event WHERE agreement_id = ${agreement('left')} AND kind = 'REVIEWED' ORDER BY position`);
    expect(readers).toEqual([
      { audience: 'PARTIES', slugs: ['europol', 'interpol'] },
      { audience: 'PUBLIC', slugs: [] },
    ]);
  } finally {
    await database.close();
  }
});

test('a source is public where a public event cites it, and not because its row says so', async () => {
  const source = (is_public: string) =>
    insert('source', { id: 'gen_random_uuid()', title: `'Minutes'`, public: is_public });
  const anySource = '(SELECT id FROM source LIMIT 1)';

  expect(await refusedBy([source('FALSE')])).toBeUndefined();
  expect(await refusedBy([source('TRUE')])).toBe('source_public_by_event');
  expect(await refusedBy([`UPDATE source SET public = FALSE WHERE id = ${anySource}`])).toBe(
    'source_public_by_event',
  );
  expect(await refusedBy([`UPDATE source SET title = 'Another' WHERE id = ${anySource}`])).toBe(
    'ledger_append_only',
  );
});

test("a party's number of agreements does not tell of a draft until every party has signed it", async () => {
  const database = await createTestDatabase();
  try {
    const registrar = acting(database).as(REGISTRAR);
    const counted = async () => {
      const [row] = await database.sql(`SELECT agreement_count FROM party WHERE slug = 'europol'`);
      return Number(row?.agreement_count);
    };
    const before = await counted();
    await open(registrar, 'draft');
    await succeed(registrar, 'ConsentToAgreement', {
      agreement: 'draft',
      party: 'europol',
      on: '2026-01-10',
    });
    expect(await counted()).toBe(before);
    await succeed(registrar, 'ConsentToAgreement', {
      agreement: 'draft',
      party: 'interpol',
      on: '2026-01-10',
    });
    expect(await counted()).toBe(before + 1);
  } finally {
    await database.close();
  }
});
