// The ledger as the SDK follows it, from a real server on a real database, through whatever happens to either.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { createClient, type EventFieldsFragment, type Following } from '../../sdk/index.ts';
import { createApiKey, revokeApiKey } from '../../server/auth/api-key.ts';
import { listen } from '../../server/http/listen.ts';
import { createLedgerSignal, type LedgerSignal } from '../../server/ledger/signal.ts';
import { type ServerProcess, startServer } from '../api/http/server-process.ts';
import { type Actor, acting, REGISTRAR, withPools } from '../kit/acting.ts';
import { createTestApp } from '../kit/app.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { databaseUrl } from '../kit/database-url.ts';
import { untilHearing } from '../kit/hearing.ts';
import { open, succeed } from '../kit/situations.ts';

const WRITERS = 10;
const STOP_TIMEOUT_MS = 5_000;

let database: TestDatabase;
let registrar: Actor;
let origin: string;
let signal: LedgerSignal;
let server: Server;
const followed: Following<EventFieldsFragment>[] = [];
const processes: ServerProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  registrar = acting(database).as(REGISTRAR);
  server = await serve();
  ({ origin, signal } = server);
});

const leaveAll = () => Promise.all(followed.splice(0).map((events) => events.return()));

afterEach(async () => {
  await leaveAll();
  for (const { child } of processes.splice(0)) child.kill('SIGKILL');
});

afterAll(async () => {
  await server?.stop();
  await database?.close();
});

interface Server {
  readonly origin: string;
  readonly signal: LedgerSignal;
  stop(): Promise<void>;
}

async function serve(port = 0, of = database): Promise<Server> {
  const signal = createLedgerSignal({ url: of.url, onHearing: () => {}, onLoss: () => {} });
  const app = createTestApp(of, { ledgerSignal: signal });
  const listening = await listen(app.listener, { host: '127.0.0.1', port });
  await untilHearing(signal);
  async function stop() {
    app.announceStop();
    await listening.close(STOP_TIMEOUT_MS);
    await signal.close();
  }
  return { origin: `http://127.0.0.1:${listening.port}`, signal, stop };
}

const clientOf = (at: string, token?: string) => createClient({ url: `${at}/graphql`, token });

function follow(
  { events }: ReturnType<typeof clientOf>,
  ...options: Parameters<typeof events.follow>
): Following<EventFieldsFragment> {
  const following = events.follow(...options);
  followed.push(following);
  return following;
}

async function read(events: Following<EventFieldsFragment>, count: number) {
  const read: EventFieldsFragment[] = [];
  while (read.length < count) {
    const { value } = await events.next();
    if (!value) throw new Error('It has ended.');
    read.push(value);
  }
  return read;
}

const idsOf = (events: readonly EventFieldsFragment[]) => events.map(({ id }) => id);

/** Something that everybody may know of. */
function registerParty(slug: string, writer = registrar): Promise<unknown> {
  return succeed(writer, 'RegisterParty', { slug, name: `Party ${slug}`, category: 'GLOBAL_IO' });
}

async function createKey(role: 'REGISTRAR' | 'REPRESENTATIVE', slug?: string) {
  const partyId = slug ? (await database.db.party.findUniqueOrThrow({ where: { slug } })).id : null;
  return createApiKey(database.db, { role, partyId, label: null });
}

async function lastPosition(): Promise<string> {
  const [row] = await database.sql('SELECT max(position)::TEXT AS position FROM event');
  return String(row?.position);
}

async function idsAfter(position: string, condition = 'TRUE'): Promise<string[]> {
  const sql = `SELECT id FROM event WHERE position > $1 AND ${condition} ORDER BY position`;
  const rows = await database.sql(sql, [position]);
  return rows.map(({ id }) => Buffer.from(`Event:${id}`).toString('base64'));
}

async function openStreams(): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^concordat_subscriptions_open (\d+)$/m.exec(text)?.[1]);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition()));
}

describe('each event comes once and in the order of the ledger', () => {
  test('while ten others write, and the server is killed, comes back, is stopped, and comes back', async () => {
    const process = startServer({ DATABASE_URL: database.url });
    processes.push(process);
    const at = await process.address();
    const port = Number(new URL(at).port);
    const client = clientOf(at, (await createKey('REGISTRAR')).token);
    const start = await lastPosition();
    const events = follow(client, { after: await client.events.end().orThrow() });
    const first = events.next();

    await withPools(database, WRITERS, async (pools) => {
      const writers = pools.map((pool) => acting(database).as(REGISTRAR, pool));
      const writeAll = (round: string) =>
        Promise.all(writers.map((writer, index) => registerParty(`${round}-${index}`, writer)));
      await Promise.all(writers.map((writer, index) => open(writer, `raced-${index}`)));
      await first;
      process.child.kill('SIGKILL');
      await Promise.all([process.exitCode(), writeAll('killed')]);
      const second = await serve(port);
      await writeAll('back');
      await Promise.all([second.stop(), writeAll('stopped')]);
      const third = await serve(port);
      await writeAll('last');
      const expected = await idsAfter(start);
      const { value } = await first;
      const rest = await read(events, expected.length - 1);
      await third.stop();

      expect([value?.id, ...idsOf(rest)]).toEqual(expected);
      expect(expected.length).toBeGreaterThanOrEqual(5 * WRITERS);
    });
  });

  test('when the connection on which the server listens is killed', async () => {
    const client = clientOf(origin);
    const start = await lastPosition();
    const events = follow(client, { after: await client.events.end().orThrow() });
    await registerParty('heard');
    await read(events, 1);
    await database.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'concordat listener'`,
    );
    await registerParty('unheard');
    await untilHearing(signal);
    await registerParty('heard-again');

    expect(idsOf(await read(events, 2))).toEqual((await idsAfter(start)).slice(1));
  });

  test('when the database goes away and comes back', async () => {
    const admin = new Client({ connectionString: databaseUrl(database.url, 'postgres') });
    await admin.connect();
    const name = new URL(database.url).pathname.slice(1);
    const client = clientOf(origin);
    const start = await lastPosition();
    const events = follow(client, { after: await client.events.end().orThrow() });
    await registerParty('before-outage');
    const [before] = await read(events, 1);

    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    const ended = 'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1';
    await admin.query(ended, [name]);
    const next = read(events, 2);
    await until(async () => (await openStreams()) === 0);
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await admin.end();
    await registerParty('after-outage');
    await registerParty('long-after-outage');

    expect(idsOf([...(before ? [before] : []), ...(await next)])).toEqual(await idsAfter(start));
  });

  test('from now on where no place is told, and from any place that is', async () => {
    const client = clientOf(origin);
    const fromNow = follow(client);
    const first = read(fromNow, 1);
    await until(async () => (await openStreams()) === 1 && signal.waiting === 1);
    await registerParty('from-now');
    const [event] = await first;
    expect(event).toMatchObject({ kind: 'PARTY_REGISTERED', party: { slug: 'from-now' } });

    await registerParty('then');
    const [then] = await read(fromNow, 1);
    expect(await read(follow(client, { after: event?.cursor }), 1)).toEqual([then]);
  });

  test('from the beginning where that is the place, or where there was nothing to go on after', async () => {
    const empty = await createTestDatabase('empty');
    const served = await serve(0, empty);
    const writer = acting(empty).as(REGISTRAR);
    let connections = 0;
    // What follows finds the ledger empty, and cannot connect before there is something in it.
    const client = createClient({
      url: `${served.origin}/graphql`,
      async fetch(url, init) {
        if (new Headers(init.headers).get('accept') !== 'text/event-stream') return fetch(url, init);
        connections += 1;
        if (connections > 1) return fetch(url, init);
        await registerParty('the-very-first', writer);
        throw new TypeError('There is no way.');
      },
    });

    const events = await read(follow(client, {}, { retry: { delayMs: 1 } }), 1);
    const again = await read(follow(client, { after: '' }), 1);
    await leaveAll();
    await served.stop();
    await empty.close();

    expect(events).toMatchObject([{ kind: 'PARTY_REGISTERED', party: { slug: 'the-very-first' } }]);
    expect(again).toEqual(events);
  });

  test('for as much of it as the filter takes', async () => {
    const client = clientOf(origin, (await createKey('REGISTRAR')).token);
    const after = await client.events.end().orThrow();
    await registerParty('filtered-out');
    await open(registrar, 'filtered-in');

    const events = follow(client, { after, filter: { kind: ['NEGOTIATION_OPENED'] } });
    expect(await read(events, 1)).toMatchObject([{ agreement: { slug: 'filtered-in' } }]);
  });
});

test('what is confidential is followed by its parties and the registrar alone', async () => {
  const tokenOf = async (slug: string) => (await createKey('REPRESENTATIVE', slug)).token;
  const party = clientOf(origin, await tokenOf('europol'));
  const stranger = clientOf(origin, await tokenOf('wco'));
  await registerParty('the-start');
  const after = await clientOf(origin).events.end().orThrow();
  const [own, others, nobodys] = [party, stranger, clientOf(origin)].map((each) => follow(each, { after }));
  await open(registrar, 'between-two');
  await registerParty('seen-by-all');

  const kindsOf = async (events: typeof own, count: number) =>
    (events ? await read(events, count) : []).map(({ kind }) => kind);
  expect(await kindsOf(own, 2)).toEqual(['NEGOTIATION_OPENED', 'PARTY_REGISTERED']);
  expect(await kindsOf(others, 1)).toEqual(['PARTY_REGISTERED']);
  expect(await kindsOf(nobodys, 1)).toEqual(['PARTY_REGISTERED']);
});

describe('the server is let go of at once', () => {
  const followFromStart = async (
    options?: Parameters<ReturnType<typeof clientOf>['events']['follow']>[1],
  ) => {
    const client = clientOf(origin);
    const { pageInfo } = await client.events.list({ first: 1 }).orThrow();
    return follow(client, { after: pageInfo.endCursor }, options);
  };
  const followWhatIsToCome = async (
    options?: Parameters<ReturnType<typeof clientOf>['events']['follow']>[1],
  ) => {
    const events = follow(clientOf(origin), {}, options);
    const next = events.next();
    await until(async () => (await openStreams()) === 1 && signal.waiting === 1);
    return { events, next };
  };

  test('by a loop that is left', async () => {
    for await (const { kind } of await followFromStart()) {
      expect(kind).toEqual(expect.any(String));
      expect(await openStreams()).toBe(1);
      break;
    }
    await until(async () => (await openStreams()) === 0);
  });

  test('by a loop that throws', async () => {
    const loop = async () => {
      for await (const { id } of await followFromStart()) throw new Error(id);
    };
    await expect(loop()).rejects.toThrow(Error);
    await until(async () => (await openStreams()) === 0);
  });

  test('by `return()` while the next event is waited for, which then is none', async () => {
    const { events, next } = await followWhatIsToCome();

    await events.return();

    expect(await next).toEqual({ done: true, value: undefined });
    await until(async () => (await openStreams()) === 0);
  });

  test('by an abort while the next event is waited for, which throws the reason', async () => {
    const caller = new AbortController();
    const { next } = await followWhatIsToCome({ signal: caller.signal });
    const reason = new Error('The page was left.');

    caller.abort(reason);

    await expect(next).rejects.toMatchObject({ kind: 'transport', code: 'ABORTED', cause: reason });
    await until(async () => (await openStreams()) === 0);
  });

  test('by an abort between two events', async () => {
    const caller = new AbortController();
    const events = await followFromStart({ signal: caller.signal });
    await read(events, 1);

    caller.abort();

    await until(async () => (await openStreams()) === 0);
    await expect(events.next()).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

describe('going on is no use, and the error is thrown', () => {
  test('where the place is none that the caller may know of', async () => {
    const events = follow(clientOf(origin), { after: 'nonsense' });

    await expect(events.next()).rejects.toMatchObject({
      name: 'GraphqlError',
      code: 'BAD_USER_INPUT',
      requestId: expect.any(String),
    });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  test('where the token is none, and where it is revoked meanwhile', async () => {
    const wrong = follow(clientOf(origin, 'con_wrong'));
    await expect(wrong.next()).rejects.toMatchObject({ name: 'AuthenticationError' });

    const { id, token } = await createKey('REGISTRAR');
    const client = clientOf(origin, token);
    const events = follow(client, { after: await client.events.end().orThrow() });
    await registerParty('before-revocation');
    await read(events, 1);
    await revokeApiKey(database.db, id);
    await expect(events.next()).rejects.toMatchObject({ name: 'AuthenticationError' });
  });
});
