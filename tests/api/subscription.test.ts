// The ledger as it is followed by server-sent events, on two servers of one database.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { createApiKey, revokeApiKey } from '../../server/auth/api-key.ts';
import type { Listening } from '../../server/http/listen.ts';
import { createLedgerSignal, type LedgerSignal } from '../../server/ledger/signal.ts';
import { type Actor, acting, REGISTRAR, withPools } from '../kit/acting.ts';
import { createTestApp, listenForTest, type TestApp } from '../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { databaseUrl } from '../kit/database-url.ts';
import { type Following, type FollowOptions, follow } from '../kit/follow.ts';
import { untilHearing } from '../kit/hearing.ts';
import { open, succeed } from '../kit/situations.ts';

interface Server extends Listening {
  readonly origin: string;
  readonly app: TestApp;
  readonly signal: LedgerSignal;
  stop(): Promise<void>;
}

const STOP_TIMEOUT_MS = 100_000;
const WRITERS = 10;

let database: TestDatabase;
let one: Server;
let other: Server;
let registrar: Actor;
let registrarKey: string;
let today = '2026-11-24';
const following: Following[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  registrar = acting(database).as(REGISTRAR);
  registrarKey = (await createKey('REGISTRAR')).token;
  one = await serve();
  other = await serve();
});

afterEach(() => {
  for (const each of following.splice(0)) each.leave();
  today = '2026-11-24';
});

afterAll(async () => {
  await one?.stop();
  await other?.stop();
  await database?.close();
});

async function serve(): Promise<Server> {
  const signal = createLedgerSignal({ url: database.url, onHearing: () => {}, onLoss: () => {} });
  const app = createTestApp(database, { ledgerSignal: signal, now: () => new Date(`${today}T12:00:00Z`) });
  const server = await listenForTest(app);
  await untilHearing(signal);
  async function stop() {
    app.announceStop();
    await server.close(STOP_TIMEOUT_MS);
    await signal.close();
  }
  return { ...server, app, signal, stop };
}

async function createKey(role: 'REGISTRAR' | 'REPRESENTATIVE', slug?: string) {
  const partyId = slug ? (await database.db.party.findUniqueOrThrow({ where: { slug } })).id : null;
  return createApiKey(database.db, { role, partyId, label: null });
}

async function begin(options: FollowOptions = {}, server = one): Promise<Following> {
  const made = await follow(server.origin, options);
  following.push(made);
  return made;
}

/** Something that everybody may know of. */
function registerParty(slug: string): Promise<unknown> {
  return succeed(registrar, 'RegisterParty', { slug, name: `Party ${slug}`, category: 'GLOBAL_IO' });
}

async function read(from: Following, count: number) {
  const events: Awaited<ReturnType<Following['next']>>[] = [];
  while (events.length < count) events.push(await from.next());
  return events;
}

async function openStreams({ origin }: Server): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^concordat_subscriptions_open (\d+)$/m.exec(text)?.[1]);
}

async function lastPosition(): Promise<string> {
  const [row] = await database.sql('SELECT max(position)::TEXT AS position FROM event');
  return String(row?.position);
}

async function idsAfter(position: string, condition = 'TRUE'): Promise<string[]> {
  const rows = await database.sql(
    `SELECT id FROM event WHERE position > $1 AND ${condition} ORDER BY position`,
    [position],
  );
  return rows.map(({ id }) => Buffer.from(`Event:${id}`).toString('base64'));
}

describe('whoever follows', () => {
  test('gets each event once and in the order of the ledger, on every server, while ten others write', async () => {
    const start = await lastPosition();
    const readers = [
      await begin({ token: registrarKey }),
      await begin({ token: registrarKey }, other),
      await begin({}, other),
    ];
    await withPools(database, WRITERS, async (pools) => {
      const writers = pools.map((pool) => acting(database).as(REGISTRAR, pool));
      await Promise.all(
        writers.map(async (writer, index) => {
          await open(writer, `raced-${index}`);
          const input = { slug: `racing-${index}`, name: `Racer ${index}`, category: 'GLOBAL_IO' };
          await succeed(writer, 'RegisterParty', input);
        }),
      );
    });
    const all = await idsAfter(start);
    const open_ = await idsAfter(start, `audience = 'PUBLIC'`);
    const seen = await Promise.all(
      readers.map((each, index) => read(each, index < 2 ? all.length : open_.length)),
    );

    expect(seen.map((events) => events.map(({ id }) => id))).toEqual([all, all, open_]);
    expect(open_).toHaveLength(WRITERS);
    expect(all.length).toBeGreaterThan(open_.length);
  });

  test('goes on behind any event that he got, on any server', async () => {
    const first = await begin();
    await registerParty('resumed-1');
    await registerParty('resumed-2');
    await registerParty('resumed-3');
    const [a, b, c] = await read(first, 3);
    first.leave();

    const again = await begin(a && { after: a.cursor }, other);
    expect(await read(again, 2)).toEqual([b, c]);
  });

  test('finds in lists the cursors that he has got, and can begin with one of those', async () => {
    const query = '{ events(first: 3) { edges { cursor node { id cursor } } pageInfo { endCursor } } }';
    const { events } = JSON.parse(JSON.stringify(await registrar.query(query)));
    for (const { cursor, node } of events.edges) expect(node.cursor).toBe(cursor);

    const [next] = await read(await begin({ after: events.edges[0].cursor }), 1);
    expect(next?.id).toBe(events.edges[1].node.id);
  });

  test('from its beginning where the place is empty', async () => {
    const [first] = await database.sql('SELECT id FROM event ORDER BY position LIMIT 1');

    const [event] = await read(await begin({ after: '' }), 1);

    expect(event?.id).toBe(Buffer.from(`Event:${first?.id}`).toString('base64'));
  });

  test('gets what his filter takes, and nothing else', async () => {
    const from = await begin({ token: registrarKey, filter: { kind: ['NEGOTIATION_OPENED'] } });
    await registerParty('filtered-out');
    await open(registrar, 'filtered-in');

    expect(await from.next()).toMatchObject({
      kind: 'NEGOTIATION_OPENED',
      agreement: { slug: 'filtered-in', status: 'NEGOTIATING' },
    });
  });

  test('is told the status of each event’s own day, however long he follows', async () => {
    const slug = 'stl-cooperation';
    const note = (text: string) =>
      succeed(registrar, 'RecordEvent', {
        agreement: slug,
        kind: 'REVIEWED',
        on: '2020',
        note: text,
        sources: [{ title: 'A report' }],
      });
    today = '2009-12-16';
    const from = await begin({ filter: { agreement: [slug] } });
    await note('before');
    expect((await from.next()).agreement).toEqual({ slug, status: 'SIGNED' });
    today = '2009-12-17';
    await note('after');
    expect((await from.next()).agreement).toEqual({ slug, status: 'IN_FORCE' });
  });
});

describe('what a caller may not know of', () => {
  test('he is not told: a draft is followed by its parties and the registrar alone', async () => {
    const party = await begin({ token: (await createKey('REPRESENTATIVE', 'europol')).token });
    const stranger = await begin({ token: (await createKey('REPRESENTATIVE', 'wco')).token });
    const nobody = await begin();
    await open(registrar, 'between-two');
    await registerParty('seen-by-all');

    expect(await party.next()).toMatchObject({
      kind: 'NEGOTIATION_OPENED',
      agreement: { slug: 'between-two' },
    });
    expect(await stranger.next()).toMatchObject({ kind: 'PARTY_REGISTERED', agreement: null });
    expect(await nobody.next()).toMatchObject({ kind: 'PARTY_REGISTERED', agreement: null });
  });

  test('is no place to begin at: its cursor is answered like one that there never was', async () => {
    const secret = await begin({ token: registrarKey });
    await open(registrar, 'no-place');
    const { cursor } = await secret.next();
    const never = Buffer.from('GPC:S:01234567-89ab-7def-8123-456789abcdef').toString('base64');
    const [hidden, missing] = await Promise.all(
      [cursor, never].map(async (after) => (await begin({ after })).end()),
    );

    const told = hidden?.map(({ message, extensions: { code } }) => ({ message, code }));
    expect(told).toEqual([{ message: expect.stringMatching(/Begin again/), code: 'BAD_USER_INPUT' }]);
    expect(missing?.map(({ message, extensions: { code } }) => ({ message, code }))).toEqual(told);
  });

  test.each(['nonsense', Buffer.from('OffsetConnection:3').toString('base64')])(
    'nor is %s, which is no cursor of this list',
    async (after) => {
      const [error] = await (await begin({ after })).end();
      expect(error?.extensions.code).toBe('BAD_USER_INPUT');
    },
  );
});

describe('a subscription ends', () => {
  test('when the key is revoked, at once', async () => {
    const { id, token } = await createKey('REGISTRAR');
    const from = await begin({ token });
    await registerParty('before-revocation');
    await from.next();
    await revokeApiKey(database.db, id);

    expect(await from.end()).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test('when the client leaves, and leaves nothing behind', async () => {
    const server = await serve();
    const leaving = await Promise.all([1, 2, 3].map(() => begin({}, server)));
    while (server.signal.waiting < 3) await openStreams(server);
    expect(await openStreams(server)).toBe(3);

    for (const each of leaving) each.leave();
    while ((await openStreams(server)) > 0);

    expect(server.signal.waiting).toBe(0);
    await server.stop();
  });

  test('when the server stops, which need not wait for it and takes no other', async () => {
    const server = await serve();
    const from = await begin({}, server);
    const ended = from.end();
    server.app.announceStop();
    const late = await server.app.fetch('http://localhost/graphql?query=subscription{events{id}}', {
      headers: { accept: 'text/event-stream' },
    });

    expect(await ended).toEqual([]);
    expect(late.status).toBe(503);
    await server.stop();
  });
});

describe('nothing is lost or doubled', () => {
  test('when the connection that listens is killed', async () => {
    const from = await begin();
    const start = await lastPosition();
    await database.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'concordat listener'`,
    );
    await registerParty('unheard');
    await untilHearing(one.signal);
    await registerParty('heard-again');

    expect((await read(from, 2)).map(({ id }) => id)).toEqual(await idsAfter(start));
  });

  test('when the database goes away and comes back, and the client goes on where it was', async () => {
    const admin = new Client({ connectionString: databaseUrl(database.url, 'postgres') });
    await admin.connect();
    const name = new URL(database.url).pathname.slice(1);
    const from = await begin();
    const start = await lastPosition();
    await registerParty('before-outage');
    const before = await from.next();

    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await admin.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [
      name,
    ]);
    expect(await from.end()).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await admin.end();

    await registerParty('after-outage');
    const again = await begin({ after: before.cursor });
    const after = await again.next();
    await untilHearing(one.signal);
    await registerParty('long-after-outage');
    const last = await again.next();
    expect([before, after, last].map(({ id }) => id)).toEqual(await idsAfter(start));
  });
});

describe('a subscription is refused', () => {
  test('where the client does not take server-sent events', async () => {
    const response = await fetch(`${one.origin}/graphql?query=subscription{events{id}}`, {
      headers: { accept: 'application/json' },
    });
    expect(response.status).toBe(406);
    expect(JSON.stringify(await response.json())).toMatch(/text\/event-stream/);
  });

  test('to a caller who has a hundred already, until he ends one', async () => {
    const { token } = await createKey('REGISTRAR');
    const hundred = await Promise.all(Array.from({ length: 100 }, () => begin({ token })));
    while ((await openStreams(one)) < 100);
    const refused = await begin({ token });
    expect(refused.status).toBe(429);
    expect(await refused.end()).toMatchObject([{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }]);
    expect((await begin()).status).toBe(200);

    hundred[0]?.leave();
    while ((await openStreams(one)) > 100);
    expect((await begin({ token })).status).toBe(200);
  });
});
