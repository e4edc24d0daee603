// Idempotency keys: whose they are, for what, and what is kept of them.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, acting, REGISTRAR, representativeOf } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { open, sign, start, succeed } from '../../kit/situations.ts';

let database: TestDatabase;
let registrar: Actor;
let europol: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  const stage = acting(database);
  registrar = stage.as(REGISTRAR);
  europol = await stage.representing('europol');
});

afterAll(() => database.close());

const NEW = { title: 'New', partners: ['europol'], scopes: [] };

async function countEvents(): Promise<number> {
  const [row] = await database.sql('SELECT count(*)::INTEGER AS count FROM event');
  return Number(row?.count);
}

test('a key belongs to its principal: another uses the same one for a write of his own', async () => {
  const idempotencyKey = 'shared by principals';
  await succeed(registrar, 'OpenNegotiation', { ...NEW, slug: 'of-registrar', idempotencyKey });
  const opened = await succeed(europol, 'OpenNegotiation', { ...NEW, slug: 'of-europol', idempotencyKey });
  expect(opened).toMatchObject({ slug: 'of-europol' });
  const { id, partyId } = await representativeOf(database, 'europol');
  const colleague = acting(database).as({ role: 'REPRESENTATIVE', id: `another ${id}`, partyId });
  const third = await succeed(colleague, 'OpenNegotiation', { ...NEW, slug: 'of-colleague', idempotencyKey });
  expect(third).toMatchObject({ slug: 'of-colleague' });
});

test('a key belongs to its mutation: the same one serves another mutation', async () => {
  const idempotencyKey = 'shared by mutations';
  await succeed(registrar, 'OpenNegotiation', { ...NEW, slug: 'two-mutations', idempotencyKey });
  const agreement = 'two-mutations';
  await succeed(registrar, 'ConsentToAgreement', { agreement, idempotencyKey });
  await succeed(registrar, 'WithdrawDraft', { agreement, idempotencyKey });
});

test('without a key the same input is a write of its own', async () => {
  await open(registrar, 'no-key');
  const before = await countEvents();
  await succeed(registrar, 'ReviseDraft', { agreement: 'no-key', title: 'Same' });
  await succeed(registrar, 'ReviseDraft', { agreement: 'no-key', title: 'Same' });
  expect(await countEvents()).toBe(before + 2);
});

test('a refusal is not kept: the same key serves the same or another input afterwards', async () => {
  await open(registrar, 'refused');
  const input = { agreement: 'refused', on: '2026-11-01', idempotencyKey: 'refused' };
  const refusals = [
    await registrar.act('BringIntoForce', input),
    await registrar.act('BringIntoForce', { ...input, on: '2026-11-02' }),
    await registrar.act('BringIntoForce', { ...input, expectedVersion: 99 }),
    await registrar.act('BringIntoForce', { ...input, agreement: 'no-such-agreement' }),
    await europol.act('BringIntoForce', input),
  ];
  expect(refusals.map(({ code }) => code)).toEqual([
    'CONSENT_MISSING',
    'CONSENT_MISSING',
    'CONFLICT',
    'NOT_FOUND',
    'FORBIDDEN',
  ]);
  expect(await database.sql(`SELECT 1 FROM idempotent_write WHERE key = 'refused'`)).toEqual([]);
  for (const party of ['interpol', 'europol'])
    await succeed(registrar, 'ConsentToAgreement', { agreement: 'refused', party, on: '2026-10-01' });
  expect(await succeed(registrar, 'BringIntoForce', input)).toMatchObject({ status: 'IN_FORCE' });
});

test('the order in which the fields of an input come makes no other input of it', async () => {
  const first = { ...NEW, slug: 'ordered', term: { months: 6, renewable: true }, idempotencyKey: 'ordered' };
  const second = { idempotencyKey: 'ordered', term: { renewable: true, months: 6 }, slug: 'ordered', ...NEW };
  const opened = await succeed(registrar, 'OpenNegotiation', first);
  expect(await registrar.act('OpenNegotiation', second)).toEqual(opened);
});

test('the order of a list does', async () => {
  const keyed = { ...NEW, slug: 'listed', partners: ['europol', 'wco'], idempotencyKey: 'listed' };
  await succeed(registrar, 'OpenNegotiation', keyed);
  const other = await registrar.act('OpenNegotiation', { ...keyed, partners: ['wco', 'europol'] });
  expect(other).toMatchObject({ __typename: 'IdempotencyMismatchError', path: ['input', 'idempotencyKey'] });
});

test('a replay answers with the thing as it is now, and even where the act is no longer allowed', async () => {
  await sign(registrar, 'moved-on');
  const input = { agreement: 'moved-on', on: '2026-02-01', idempotencyKey: 'moved-on' };
  await succeed(registrar, 'BringIntoForce', input);
  const suspension = { agreement: 'moved-on', on: '2026-03-01', reason: 'A dispute.' };
  await succeed(registrar, 'SuspendAgreement', suspension);
  const before = await countEvents();
  expect(await registrar.act('BringIntoForce', input)).toMatchObject({ status: 'SUSPENDED' });
  expect(await countEvents()).toBe(before);
});

test('a key of a write that no longer stands alone is still known: a replay after the writes of others adds nothing', async () => {
  await start(registrar, 'proposed');
  const changes = [{ addScope: { kind: 'DATABASE_ACCESS' } }];
  const input = { agreement: 'proposed', effectiveOn: '2026-12-01', changes, idempotencyKey: 'proposed' };
  const proposed = await succeed(europol, 'ProposeAmendment', input);
  await succeed(registrar, 'DeclineAmendment', { amendment: proposed.id });
  expect(await europol.act('ProposeAmendment', input)).toMatchObject({ id: proposed.id, status: 'DECLINED' });
});
