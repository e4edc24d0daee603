// What earlier rules of the folds have stored is brought up to the rules of this version.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EventKind } from '../../server/db/generated/prisma/enums.ts';
import { foldEvents } from '../../server/ledger/fold.ts';
import { FOLD_VERSION, refold } from '../../server/ledger/refold.ts';
import { createLedgerSignal } from '../../server/ledger/signal.ts';
import { phasesOf } from '../../server/ledger/state.ts';
import { openDatabase } from '../../server/start/database.ts';
import { acting, REGISTRAR, withPools } from '../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { root } from '../kit/files.ts';
import { untilHearing } from '../kit/hearing.ts';
import { event, RECORDED } from '../kit/ledger.ts';
import { succeed } from '../kit/situations.ts';
import { readAgreement, readStanding, storedColumns, storedPhases } from '../kit/standing.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const registrar = acting(database).as(REGISTRAR);
  for (const [slug, supplements, on] of [
    ['root', null, '2014'],
    ['branch', 'root', '2015'],
    ['leaf', 'branch', '2016'],
    ['other', null, '2017'],
  ]) {
    const agreement = {
      slug,
      title: slug,
      partners: ['europol'],
      sources: [{ title: 'A list' }],
      supplements,
    };
    await succeed(registrar, 'RecordAgreement', agreement);
    await succeed(registrar, 'RecordEvent', { agreement: slug, kind: 'ENTERED_INTO_FORCE', on: '2010' });
    await succeed(registrar, 'RecordEvent', { agreement: slug, kind: 'SUSPENDED', on: '2012-01-01' });
    await succeed(registrar, 'RecordEvent', { agreement: slug, kind: 'EXPIRED', on });
  }
});

afterAll(() => database.close());

/** Stores what some earlier rules might have made of the agreements, past all that the database demands. */
async function makeStale(slugs: readonly string[]): Promise<void> {
  const stale = `agreement_id IN (SELECT id FROM agreement WHERE slug IN (${slugs.map((slug) => `'${slug}'`)}))`;
  await database.sql(`
    DO $$ BEGIN
      SET LOCAL session_replication_role = replica;
      UPDATE agreement SET end_earliest = NULL, end_latest = NULL, ended_on = NULL, end_status = NULL
      WHERE slug IN (${slugs.map((slug) => `'${slug}'`)});
      DELETE FROM suspension WHERE ${stale};
      DELETE FROM phase WHERE ${stale} AND position > 0;
      UPDATE phase SET since = NULL, until = NULL, status = 'UNKNOWN', in_force = 'UNKNOWN' WHERE ${stale} AND position = 0;
      UPDATE fold_rules SET version = 0;
    END $$`);
}

async function expectFolded(): Promise<void> {
  const agreements = await database.db.agreement.findMany({ select: { id: true } });
  expect(agreements).toHaveLength(81);
  for (const { id } of agreements) {
    expect(await storedColumns(database, id)).toEqual((await readAgreement(database, id)).columns);
    expect(await storedPhases(database, id)).toEqual(phasesOf(await readStanding(database, id)));
  }
}

test('by each of several servers at once, which write what is different alone', async () => {
  await makeStale(['root', 'branch', 'leaf']);
  const untouched = await database.db.agreement.findUnique({ where: { slug: 'other' } });

  await withPools(database, 3, (pools) => Promise.all(pools.map((pool) => refold(pool))));

  await expectFolded();
  expect(await database.sql('SELECT count(*)::INTEGER AS suspensions FROM suspension')).toEqual([
    { suspensions: 4 },
  ]);
  expect(await database.db.agreement.findUnique({ where: { slug: 'other' } })).toEqual(untouched);
});

test('wherever in a family it was stored', async () => {
  await makeStale(['leaf']);
  expect(await refold(database.db)).toBe(1);
  await makeStale(['root']);
  expect(await refold(database.db)).toBe(1);

  await expectFolded();
});

test('as other servers hear, whose kept answers are old then', async () => {
  const signal = createLedgerSignal({ url: database.url, onHearing() {}, onLoss() {} });
  try {
    await untilHearing(signal);
    await makeStale(['other']);
    const { count } = signal;
    await refold(database.db);
    await signal.waitForChange(count, 60_000, new AbortController().signal);

    expect(signal.count).toBeGreaterThan(count);
  } finally {
    await signal.close();
  }
});

test('at a start, which says so', async () => {
  await makeStale(['branch']);
  const said: string[] = [];
  const options = { databaseUrl: database.url, dataDir: '', poolSize: 2, root };
  const { close } = await openDatabase({ ...options, say: (message) => said.push(message) });
  await close();

  expect(said).toEqual([
    'Computed the dates and states of 1 agreement(s) anew, by the rules of this version.',
  ]);
  await expectFolded();
});

test('once: where the rules are those of this version one statement tells so', async () => {
  await makeStale(['other']);
  expect(await refold(database.db)).toBe(1);
  database.statements.length = 0;

  expect(await refold(database.db)).toBe(0);
  expect(database.statements).toHaveLength(1);
});

const KINDS: readonly EventKind[] = [
  ...(['SIGNED', 'ENTERED_INTO_FORCE', 'LISTED', 'SUSPENDED'] as const),
  ...(['RESUMED', 'TERMINATED', 'EXPIRED', 'REPLACED'] as const),
];
const DAYS = [
  '2010',
  '2010-03',
  '2010-03-05',
  '2011-06-01',
  '2012',
  '[..2011-06-01]',
  '[2011..]',
  '2013-01-01',
];
const FACTS = KINDS.flatMap((kind) => DAYS.map((on) => ({ kind, on })));

test('which is raised with every change of these rules: with this digest, once the version is raised', () => {
  // As many as it takes that a change shows, and the same ones for ever.
  const ledgers = Array.from({ length: 1000 }, (_, seed) =>
    Array.from(
      { length: seed % 7 },
      (_, place) => FACTS[(31 * seed + 17 * place + seed * seed * place) % FACTS.length],
    ),
  );
  const folded = ledgers.map((facts) => {
    const events = facts.flatMap((fact, index) => (fact ? [event(String(index), fact.kind, fact.on)] : []));
    const bounds = foldEvents(RECORDED, events);
    const alone = { origin: 'RECORDED', dissolutions: [], parent: null, survivesParent: false } as const;
    return [bounds, phasesOf({ ...bounds, ...alone, signed: bounds.signed?.span ?? null })];
  });
  const digest = createHash('sha256').update(JSON.stringify(folded)).digest('hex').slice(0, 16);

  expect({ version: FOLD_VERSION, digest }).toEqual({ version: 1, digest: '6eccf37d0b9f40e4' });
});
