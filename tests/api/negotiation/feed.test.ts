// The ledger as a feed: whoever reads on from where he was misses nothing and reads nothing twice, however many write.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Principal } from '../../../server/auth/principal.ts';
import type { Database } from '../../../server/db/client.ts';
import { type Actor, acting, PUBLIC, REGISTRAR, representativeOf, withPools } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { amendmentIn, open, propose, succeed } from '../../kit/situations.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

const WRITERS = 10;
const FEED = `query ($after: String, $first: Int!) { events(after: $after, first: $first) {
  nodes { id recordedAt } pageInfo { endCursor hasNextPage } } }`;

interface Page {
  readonly events: {
    readonly nodes: readonly { readonly id: string; readonly recordedAt: string }[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
}

/** Reads on from a cursor, page after page, until it has read the last page after the writers were done. */
async function follow(reader: Actor, cursor: string, areDone: () => boolean) {
  const ids: string[] = [];
  const times: string[] = [];
  let after = cursor;
  for (let polls = 1; ; polls += 1) {
    const wereDone = areDone();
    const { events }: Page = JSON.parse(JSON.stringify(await reader.query(FEED, { after, first: 7 })));
    ids.push(...events.nodes.map(({ id }) => id));
    times.push(...events.nodes.map(({ recordedAt }) => recordedAt));
    after = events.pageInfo.endCursor ?? after;
    if (wereDone && !events.pageInfo.hasNextPage) return { ids, times, polls };
  }
}

/** The life of an agreement, as the registrar acts it out. */
async function live(registrar: Actor, agreement: string): Promise<void> {
  await open(registrar, agreement);
  await succeed(registrar, 'ReviseDraft', { agreement, title: 'Revised' });
  for (const party of ['interpol', 'europol'])
    await succeed(registrar, 'ConsentToAgreement', { agreement, party, on: '2026-01-10' });
  await succeed(registrar, 'BringIntoForce', { agreement, on: '2026-02-01' });
  const amendment = await propose(registrar, agreement);
  for (const party of ['interpol', 'europol'])
    await succeed(registrar, 'ConsentToAmendment', { amendment, party, on: '2026-10-01' });
  const sources = [{ title: 'A list of the day' }];
  await succeed(registrar, 'RecordEvent', { agreement, kind: 'REVIEWED', on: '2026', sources });
  await succeed(registrar, 'SuspendAgreement', { agreement, on: '2026-11-01', reason: 'A dispute.' });
}

async function lastCursor(principal: Principal): Promise<string> {
  const { events } = await acting(database)
    .as(principal)
    .query('{ events(last: 1) { pageInfo { endCursor } } }');
  return JSON.parse(JSON.stringify(events)).pageInfo.endCursor;
}

test('ten writers at once: every reader reads each event that he may see once, in the order of the ledger', async () => {
  const readers = [REGISTRAR, PUBLIC, await representativeOf(database, 'wco')];
  const cursors = await Promise.all(readers.map(lastCursor));
  const [end] = await database.sql('SELECT max(position) AS position FROM event');

  const followed = await withPools(database, WRITERS + readers.length, async (pools) => {
    let areDone = false;
    const writing = Promise.all(
      pools
        .slice(0, WRITERS)
        .map((pool: Database, index) => live(acting(database).as(REGISTRAR, pool), `agreement-${index}`)),
    ).finally(() => {
      areDone = true;
    });
    const following = readers.map((reader, index) =>
      follow(acting(database).as(reader, pools[WRITERS + index]), cursors[index] ?? '', () => areDone),
    );
    const [results] = await Promise.all([Promise.all(following), writing]);
    return results;
  });

  const appended = await database.sql(
    'SELECT id, audience FROM event WHERE position > $1 ORDER BY position',
    [end?.position],
  );
  const idsOf = (events: typeof appended) =>
    events.map(({ id }) => Buffer.from(`Event:${id}`).toString('base64'));
  const all = idsOf(appended);
  const open = idsOf(appended.filter(({ audience }) => audience === 'PUBLIC'));
  expect(open).toHaveLength(WRITERS * 9);
  expect(followed.map(({ ids }) => ids)).toEqual([all, open, open]);
  for (const { times, polls } of followed) {
    expect(times).toEqual([...times].sort());
    expect(polls).toBeGreaterThan(10);
  }
}, 120_000);

test('ten writers at once on one agreement: each counts, one after the other', async () => {
  const registrar = acting(database).as(REGISTRAR);
  await amendmentIn('AGREED', registrar, 'crowded');
  const versionOf = async () =>
    (await database.sql(`SELECT version FROM agreement WHERE slug = 'crowded'`))[0]?.version;
  const before = Number(await versionOf());
  await withPools(database, WRITERS, (pools) =>
    Promise.all(
      pools.map((pool, index) =>
        succeed(acting(database).as(REGISTRAR, pool), 'RecordEvent', {
          agreement: 'crowded',
          kind: 'REVIEWED',
          on: `2026-11-${10 + index}`,
        }),
      ),
    ),
  );
  expect(Number(await versionOf())).toBe(before + WRITERS);
  const told = await database.sql(
    `SELECT count(DISTINCT "on")::INTEGER AS count FROM event WHERE kind = 'REVIEWED' AND "on" LIKE '2026-11-%'`,
  );
  expect(told).toEqual([{ count: WRITERS }]);
});
