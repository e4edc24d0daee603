// Each rule that the database holds, broken by SQL: whatever the service forgets, no row can break it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { refusedBy as refusal } from '../kit/refused-by.ts';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.close();
});

const refusedBy = (...statements: readonly string[]) => refusal(client, statements);

const UN = `(SELECT id FROM agreement WHERE slug = 'un-cooperation')`;
const WCO = `(SELECT id FROM agreement WHERE slug = 'wco-cooperation')`;
const HOST = `(SELECT id FROM party WHERE is_host)`;
const EUROPOL = `(SELECT id FROM party WHERE slug = 'europol')`;
const LISTED = `(SELECT id FROM event WHERE agreement_id = ${UN} AND kind = 'LISTED')`;

const ID = '00000000-0000-4000-8000-000000000001';
const NEW_AGREEMENT = `INSERT INTO agreement (id, slug, title, origin, concluded, lead_partner_id, category)
  VALUES ('${ID}', 'new', 'New', 'RECORDED', true, ${EUROPOL}, 'REGIONAL_IO')`;
const described = (agreement: string) =>
  `INSERT INTO event (id, kind, agreement_id) VALUES (gen_random_uuid(), 'DESCRIBED', ${agreement})`;
const asParty = (party: string, role: 'HOST' | 'PARTNER', position: number) =>
  `INSERT INTO agreement_party (agreement_id, party_id, role, position) VALUES ('${ID}', ${party}, '${role}', ${position})`;
const WITH_HOST = asParty(HOST, 'HOST', 0);
const WITH_PARTNER = asParty(EUROPOL, 'PARTNER', 1);
const WITH_PHASE = `INSERT INTO phase (agreement_id, position, status, in_force) VALUES ('${ID}', 0, 'UNKNOWN', 'UNKNOWN')`;

describe('rule 1: an agreement has exactly one host and at least one partner', () => {
  test('an agreement with both is accepted', async () => {
    const statements = [NEW_AGREEMENT, WITH_HOST, WITH_PARTNER, WITH_PHASE, described(`'${ID}'`)];
    expect(await refusedBy(...statements)).toBeUndefined();
  });

  test.each([
    ['without a host', 'agreement_has_host', [NEW_AGREEMENT, WITH_PARTNER]],
    ['without a partner', 'agreement_has_partner', [NEW_AGREEMENT, WITH_HOST]],
    [
      'with a partner in the place of the host',
      'agreement_party_role_is_the_partys',
      [NEW_AGREEMENT, WITH_PARTNER, asParty(`(SELECT id FROM party WHERE slug = 'wco')`, 'HOST', 0)],
    ],
    [
      'with the host as a partner',
      'agreement_party_role_is_the_partys',
      [NEW_AGREEMENT, asParty(HOST, 'PARTNER', 1)],
    ],
    [
      'with the host in another place than the first',
      'agreement_party_host_first',
      [NEW_AGREEMENT, asParty(HOST, 'HOST', 2)],
    ],
    [
      'whose host leaves',
      'agreement_parties_fixed',
      [`DELETE FROM agreement_party WHERE agreement_id = ${UN} AND role = 'HOST'`],
    ],
    [
      'whose only partner leaves',
      'agreement_parties_fixed',
      [`DELETE FROM agreement_party WHERE agreement_id = ${UN} AND role = 'PARTNER'`],
    ],
    [
      'of another category than its first partner',
      'agreement_category_is_lead_partners',
      [`UPDATE agreement SET category = 'PRIVATE_ENTITY' WHERE id = ${UN}`],
    ],
    [
      'led by a party that is none of its own',
      'agreement_has_partner',
      [`UPDATE agreement SET lead_partner_id = ${EUROPOL}, category = 'REGIONAL_IO' WHERE id = ${UN}`],
    ],
  ])('an agreement %s is refused', async (_what, constraint, statements) => {
    expect(await refusedBy(...statements)).toBe(constraint);
  });

  test('a second host is refused', async () => {
    const second = `INSERT INTO party (id, slug, name, is_host) VALUES ('${ID}', 'other', 'Other', true)`;
    expect(await refusedBy(second)).toBe('party_one_host');
  });

  test('a partner without a category, and a host with one, are refused', async () => {
    const uncategorised = `INSERT INTO party (id, slug, name) VALUES ('${ID}', 'other', 'Other')`;
    expect(await refusedBy(uncategorised)).toBe('party_category_unless_host');
    const categorised = `UPDATE party SET category = 'GLOBAL_IO' WHERE is_host`;
    expect(await refusedBy(categorised)).toBe('party_category_unless_host');
  });

  test("a partner's new category becomes that of the agreements it leads", async () => {
    await client.query('BEGIN');
    await client.query(`UPDATE party SET category = 'GLOBAL_IO' WHERE slug = 'europol'`);
    const { rows } = await client.query(
      `SELECT DISTINCT category FROM agreement WHERE lead_partner_id = ${EUROPOL}`,
    );
    await client.query('ROLLBACK');
    expect(rows).toEqual([{ category: 'GLOBAL_IO' }]);
  });
});

describe('rule 5: one row of a scope, one wording of a provision, one phase a day', () => {
  const scope = (since: string, until: string) =>
    `INSERT INTO scope (id, agreement_id, kind, since, until, event_id)
     VALUES (gen_random_uuid(), ${UN}, 'DATABASE_ACCESS', ${since}, ${until}, ${LISTED})`;
  const provision = (since: string, until: string) =>
    `INSERT INTO provision (id, agreement_id, number, text, since, until, event_id)
     VALUES (gen_random_uuid(), ${UN}, '12', 'Text', ${since}, ${until}, ${LISTED})`;

  test.each([
    ['scope_once_a_day', scope],
    ['provision_once_a_day', provision],
  ])(
    '%s refuses a period that shares a day with another, and takes one that follows it',
    async (constraint, row) => {
      expect(
        await refusedBy(described(UN), row(`'2001-01-01'`, `'2002-01-01'`), row(`'2002-01-01'`, 'NULL')),
      ).toBeUndefined();
      expect(await refusedBy(row(`'2001-01-01'`, `'2002-01-02'`), row(`'2002-01-01'`, 'NULL'))).toBe(
        constraint,
      );
      expect(await refusedBy(row('NULL', 'NULL'), row(`'2002-01-01'`, `'2003-01-01'`))).toBe(constraint);
    },
  );

  test('two phases never hold on one day', async () => {
    const second = `INSERT INTO phase (agreement_id, position, since, status, in_force)
      VALUES (${UN}, 9, '2001-01-01', 'IN_FORCE', 'YES')`;
    expect(await refusedBy(second)).toBe('phase_once_a_day');
  });

  test.each([
    ['scope_period', scope(`'2002-01-01'`, `'2002-01-01'`)],
    ['provision_period', provision(`'2002-01-01'`, `'2002-01-01'`)],
    [
      'phase_in_force_is_status',
      `UPDATE phase SET in_force = 'NO' WHERE agreement_id = ${UN} AND status = 'IN_FORCE'`,
    ],
  ])('%s refuses what cannot hold', async (constraint, statement) => {
    expect(await refusedBy(statement)).toBe(constraint);
  });

  test('a scope is stated by an event of its own agreement', async () => {
    const foreign = `INSERT INTO scope (id, agreement_id, kind, event_id)
      VALUES (gen_random_uuid(), ${WCO}, 'DATABASE_ACCESS', ${LISTED})`;
    expect(await refusedBy(foreign)).toBe('scope_stated_by_own_event');
  });
});

describe('rule 9: events are never updated or deleted', () => {
  test.each([
    ['an update of an event', `UPDATE event SET note = 'changed' WHERE id = ${LISTED}`],
    ['a deletion of an event', `DELETE FROM event WHERE id = ${LISTED}`],
    ['the truncation of the ledger', 'TRUNCATE event CASCADE'],
    ['an update of its sources', `UPDATE event_source SET position = 9 WHERE event_id = ${LISTED}`],
    ['a deletion of its sources', `DELETE FROM event_source WHERE event_id = ${LISTED}`],
    ['the truncation of its sources', 'TRUNCATE event_source'],
    ['an update of a source', `UPDATE source SET title = 'changed'`],
    ['a deletion of a source', 'DELETE FROM source'],
    [
      'a source attached later',
      `INSERT INTO event_source (event_id, source_id, position)
      SELECT ${LISTED}, id, 9 FROM source WHERE url IS NULL AND title LIKE 'IA REGNUM%'`,
    ],
  ])('%s is refused', async (_what, statement) => {
    expect(await refusedBy(statement)).toBe('ledger_append_only');
  });

  test('an agreement, a party or a source that an event names cannot be deleted', async () => {
    expect(await refusedBy(`DELETE FROM agreement WHERE id = ${UN}`)).toMatch(/_fkey$/);
    expect(await refusedBy(`DELETE FROM party WHERE slug = 'europol'`)).toMatch(/_fkey$/);
  });

  const event = (kind: string, on: string, more = '') =>
    `INSERT INTO event (id, kind, agreement_id, party_id, details, "on", on_earliest, on_latest${more ? ', corrects_id' : ''})
     VALUES (gen_random_uuid(), '${kind}', ${UN}, ${HOST}, '{"effectiveOn": "2030-01-01"}', ${on}, ${on}, ${on}${more})`;
  const FAMILY = `(SELECT id FROM agreement WHERE id = ${UN} OR supplements_id = ${UN})`;
  const ENDED = [
    event('TERMINATED', `'2020-01-01'`),
    `UPDATE agreement SET ended_on = '2020-01-01', end_earliest = '2020-01-01', end_latest = '2020-01-01',
     end_status = 'TERMINATED' WHERE id = ${UN}`,
    `DELETE FROM phase WHERE agreement_id IN ${FAMILY}`,
    `INSERT INTO phase (agreement_id, position, until, status, in_force)
     SELECT id, 0, DATE '2020-01-01', 'UNKNOWN'::agreement_status, 'UNKNOWN'::certainty FROM agreement WHERE id IN ${FAMILY}`,
    `INSERT INTO phase (agreement_id, position, since, status, in_force)
     SELECT id, 1, DATE '2020-01-01', 'TERMINATED'::agreement_status, 'NO'::certainty FROM agreement WHERE id IN ${FAMILY}`,
  ];

  test.each(['SUSPENDED', 'RESUMED', 'NOTICE_GIVEN', 'AMENDMENT_CONSENTED', 'TERMINATION_CONSENTED'])(
    'after the end no %s can be added, with a day after it',
    async (kind) => {
      expect(await refusedBy(...ENDED, event(kind, `'2020-01-01'`))).toBe('event_not_after_end');
      expect(await refusedBy(...ENDED, event(kind, `'2019-12-31'`))).toBeUndefined();
    },
  );

  test('after the end corrections, retractions and evidence can be added', async () => {
    expect(await refusedBy(...ENDED, event('CORRECTED', 'NULL', `, ${LISTED}`))).toBeUndefined();
    expect(await refusedBy(...ENDED, event('RETRACTED', 'NULL', `, ${LISTED}`))).toBeUndefined();
    expect(await refusedBy(...ENDED, event('REVIEWED', `'2021-01-01'`))).toBeUndefined();
  });

  test('a correction comes after what it corrects', async () => {
    const retraction = (id: string, corrected: string) =>
      `INSERT INTO event (id, kind, agreement_id, corrects_id) VALUES ('${id}', 'RETRACTED', ${UN}, '${corrected}')`;
    expect(await refusedBy(retraction(ID, ID))).toBe('event_corrects_earlier');
    expect(await refusedBy(retraction(ID, ID.replace(/1$/, '2')))).toBe('event_corrects_earlier');
  });

  test.each([
    ['event_fact_has_day', event('SIGNED', 'NULL')],
    ['event_correction_names_event', event('CORRECTED', `'2001-01-01'`)],
    ['event_correction_names_event', event('SIGNED', `'2001-01-01'`, `, ${LISTED}`)],
    ['event_of_agreement_or_party', event('PARTY_REGISTERED', 'NULL')],
    [
      'event_bounds',
      `INSERT INTO event (id, kind, agreement_id, "on", on_earliest, on_latest)
      VALUES (gen_random_uuid(), 'SIGNED', ${UN}, 'x', '2002-01-01', '2001-01-01')`,
    ],
    [
      'event_day_text',
      `INSERT INTO event (id, kind, agreement_id, "on") VALUES (gen_random_uuid(), 'SIGNED', ${UN}, '1999')`,
    ],
    [
      'event_details_object',
      `INSERT INTO event (id, kind, agreement_id, details)
      VALUES (gen_random_uuid(), 'DESCRIBED', ${UN}, '[]')`,
    ],
    [
      'event_corrects_own_agreements',
      `INSERT INTO event (id, kind, agreement_id, corrects_id)
      VALUES (gen_random_uuid(), 'RETRACTED', ${WCO}, ${LISTED})`,
    ],
  ])('%s refuses an event that tells nothing true', async (constraint, statement) => {
    expect(await refusedBy(statement)).toBe(constraint);
  });
});

describe('keys and checks', () => {
  const party = (values: string) => `INSERT INTO party (id, slug, name, acronym, category, country, parent_id)
    VALUES ('${ID}', ${values})`;
  const amendment = (outcome: string, sequence: string, party: string = HOST) =>
    `INSERT INTO amendment (id, agreement_id, effective_on, outcome, sequence, proposed_by_id)
     VALUES ('${ID}', ${UN}, '2030-01-01', ${outcome}, ${sequence}, ${party})`;
  const change = (columns: string, values: string) =>
    `INSERT INTO amendment_change (amendment_id, position, kind, ${columns}) VALUES ('${ID}', 0, ${values})`;
  const proposed = amendment('NULL', 'NULL');

  test.each([
    ['party_slug_form', [party(`'Not A Slug', 'Name', NULL, 'GLOBAL_IO', NULL, NULL`)]],
    ['party_slug_key', [party(`'europol', 'Name', NULL, 'GLOBAL_IO', NULL, NULL`)]],
    ['party_name_form', [party(`'new', ' Name', NULL, 'GLOBAL_IO', NULL, NULL`)]],
    ['party_acronym_form', [party(`'new', 'Name', '', 'GLOBAL_IO', NULL, NULL`)]],
    ['party_country_form', [party(`'new', 'Name', NULL, 'GLOBAL_IO', 'fr', NULL`)]],
    ['party_parent_id_acyclic', [party(`'new', 'Name', NULL, 'GLOBAL_IO', NULL, '${ID}'`)]],
    [
      'party_parent_id_acyclic',
      [`UPDATE party SET parent_id = (SELECT id FROM party WHERE slug = 'oios') WHERE slug = 'un'`],
    ],
    ['party_successor_id_acyclic', [`UPDATE party SET successor_id = id WHERE slug = 'un'`]],
    ['party_dissolved_text', [`UPDATE party SET dissolved_earliest = '2001-01-01' WHERE slug = 'un'`]],
    [
      'agreement_supplements_id_acyclic',
      [
        `UPDATE agreement SET supplements_id = (SELECT id FROM agreement WHERE slug = 'wco-special-motor-vehicles') WHERE id = ${WCO}`,
      ],
    ],
    ['agreement_replaces_id_acyclic', [`UPDATE agreement SET replaces_id = id WHERE id = ${WCO}`]],
    [
      'agreement_possible_duplicate_of_id_acyclic',
      [`UPDATE agreement SET possible_duplicate_of_id = id WHERE id = ${WCO}`],
    ],
    [
      'agreement_signed_bounds',
      [`UPDATE agreement SET signed_earliest = '2002-01-01', signed_latest = '2001-01-01' WHERE id = ${WCO}`],
    ],
    ['agreement_signed_text', [`UPDATE agreement SET signed_on = NULL WHERE id = ${WCO}`]],
    ['agreement_end_status', [`UPDATE agreement SET end_status = 'REPLACED' WHERE id = ${WCO}`]],
    ['agreement_title_form', [`UPDATE agreement SET title = '' WHERE id = ${WCO}`]],
    [
      'source_url_form',
      [`INSERT INTO source (id, title, url) VALUES ('${ID}', 'Title', 'javascript:alert(1)')`],
    ],
    [
      'source_identity',
      [
        `INSERT INTO source (id, title, url) SELECT '${ID}', title, url FROM source WHERE url IS NULL LIMIT 1`,
      ],
    ],
    ['amendment_sequence_when_agreed', [amendment(`'AGREED'`, 'NULL')]],
    ['amendment_sequence_when_agreed', [amendment('NULL', '1')]],
    ['amendment_sequence_positive', [amendment(`'AGREED'`, '0')]],
    ['amendment_proposed_by_a_party', [amendment('NULL', 'NULL', EUROPOL)]],
    ['amendment_change_form', [proposed, change('scope, number', `'ADD_SCOPE', 'DATABASE_ACCESS', '1'`)]],
    ['amendment_change_form', [proposed, change('number', `'ADD_PROVISION', '1'`)]],
    ['amendment_change_form', [proposed, change('number, text', `'REMOVE_PROVISION', '1', 'Text'`)]],
    [
      'scope_removal_has_day',
      [
        proposed,
        `INSERT INTO scope (id, agreement_id, kind, event_id, removed_by_id)
      VALUES (gen_random_uuid(), ${UN}, 'DATABASE_ACCESS', ${LISTED}, '${ID}')`,
      ],
    ],
    [
      'consent_of_a_party',
      [
        `INSERT INTO consent (id, agreement_id, party_id, kind, "on", event_id)
      VALUES (gen_random_uuid(), ${UN}, ${EUROPOL}, 'SIGNATURE', '199X', ${LISTED})`,
      ],
    ],
    [
      'approval_for_a_party',
      [
        `INSERT INTO approval (id, agreement_id, party_id, "on", event_id)
      VALUES (gen_random_uuid(), ${UN}, ${EUROPOL}, '199X', ${LISTED})`,
      ],
    ],
    ['search_term_of_one', [`INSERT INTO search_term (field, text) VALUES ('NAME', 'Nobody')`]],
  ])('%s holds', async (constraint, statements) => {
    expect(await refusedBy(...statements)).toBe(constraint);
  });

  test('the number of an amendment is given once an agreement', async () => {
    const second = amendment(`'AGREED'`, '1').replace(ID, ID.replace(/1$/, '2'));
    expect(await refusedBy(amendment(`'AGREED'`, '1'), second)).toBe('amendment_agreement_id_sequence_key');
  });
});

describe('what triggers keep', () => {
  test("a party's number of agreements is that of its rows", async () => {
    const { rows } = await client.query(`SELECT slug FROM party p WHERE agreement_count <>
      (SELECT count(*) FROM agreement_party WHERE party_id = p.id)`);
    expect(rows).toEqual([]);
    await client.query('BEGIN');
    for (const statement of [NEW_AGREEMENT, WITH_HOST, WITH_PARTNER]) await client.query(statement);
    const counted = await client.query(`SELECT agreement_count FROM party WHERE is_host`);
    await client.query('ROLLBACK');
    expect(counted.rows).toEqual([{ agreement_count: 78 }]);
  });

  test('search terms follow the names and titles that they copy', async () => {
    await client.query('BEGIN');
    await client.query(`UPDATE party SET name = 'Zürich Office', acronym = NULL WHERE slug = 'wco'`);
    await client.query(
      `DELETE FROM party_alias WHERE party_id = (SELECT id FROM party WHERE slug = 'cemac')`,
    );
    const terms = await client.query(
      `SELECT slug, field, folded FROM search_term t JOIN party p ON p.id = t.party_id
       WHERE slug IN ('wco', 'cemac') ORDER BY slug, field`,
    );
    await client.query('ROLLBACK');
    expect(terms.rows).toEqual([
      { slug: 'cemac', field: 'NAME', folded: 'economic and monetary community of central africa' },
      { slug: 'cemac', field: 'ACRONYM', folded: 'cemac' },
      { slug: 'wco', field: 'NAME', folded: 'zurich office' },
    ]);
  });
});

const WAITING = `SELECT count(*)::INTEGER AS waiting FROM pg_locks
  WHERE locktype = 'advisory' AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

describe('the order of the ledger', () => {
  test('is the order of commits, whoever began first', async () => {
    const other = new Client({ connectionString: database.url });
    await other.connect();
    try {
      const append = `INSERT INTO event (id, kind, agreement_id) VALUES (gen_random_uuid(), 'DESCRIBED', ${WCO}) RETURNING position`;
      await client.query('BEGIN');
      await other.query('BEGIN');
      const first = await client.query(append);
      // Waits for the lock that the first writer holds until it commits.
      const waiting = other.query(append);
      while ((await database.sql(WAITING))[0]?.waiting === 0);
      await client.query('COMMIT');
      const second = await waiting;
      await other.query('COMMIT');
      expect(BigInt(second.rows[0].position)).toBeGreaterThan(BigInt(first.rows[0].position));
    } finally {
      await other.end();
    }
  });
});
