// With the last consent everybody reads what was agreed, by events that restate it; how it came about stays confidential.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, acting, PUBLIC, REGISTRAR, type Row } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { open, propose, start, succeed } from '../../kit/situations.ts';

let database: TestDatabase;
let registrar: Actor;
let europol: Actor;
let wco: Actor;
let nobody: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  const stage = acting(database);
  registrar = stage.as(REGISTRAR);
  nobody = stage.as(PUBLIC);
  europol = await stage.representing('europol');
  wco = await stage.representing('wco');
});

afterAll(() => database.close());

const EVENTS = `query ($after: String!) { events(after: $after, first: 100) {
  nodes { kind on note disputed agreement { slug } party { slug } amendment { sequence } sources { title } } } }`;

interface Told {
  readonly events: { readonly nodes: readonly (Row & { readonly kind: string; readonly agreement: Row })[] };
}

/** What the feed tells a reader of an agreement, from a place in it on. */
async function toldOf(reader: Actor, agreement: string, after: unknown) {
  const told: Told = JSON.parse(JSON.stringify(await reader.query(EVENTS, { after })));
  const events = told.events.nodes.filter((event) => event.agreement.slug === agreement);
  return { events, kinds: events.map(({ kind }) => kind) };
}

/** Where the feed ends that everybody reads. */
async function endOfFeed(): Promise<unknown> {
  const [end] = await database.sql(
    `SELECT id FROM event WHERE audience = 'PUBLIC' ORDER BY position DESC LIMIT 1`,
  );
  const { events } = await nobody.query('{ events(last: 1) { nodes { id } pageInfo { endCursor } } }');
  expect(JSON.stringify(events)).toContain(Buffer.from(`Event:${end?.id}`).toString('base64'));
  return JSON.parse(JSON.stringify(events)).pageInfo.endCursor;
}

async function countOfAgreements(): Promise<unknown> {
  const { partner } = await nobody.query('{ partner(slug: "europol") { agreements { totalCount } } }');
  return JSON.parse(JSON.stringify(partner)).agreements.totalCount;
}

test('a concluded agreement is restated to everybody, and its negotiation is not', async () => {
  const agreement = 'concluded';
  const since = await endOfFeed();
  const count = Number(await countOfAgreements());
  const requiredApprovals = [{ party: 'interpol', body: 'General Assembly' }];
  await open(europol, agreement, { requiredApprovals, title: 'Okapi accord' });
  await succeed(europol, 'ConsentToAgreement', { agreement, on: '2026-09-01' });
  await succeed(europol, 'ReviseDraft', { agreement, scopes: [{ kind: 'DATABASE_ACCESS' }] });
  const approval = { party: 'interpol', body: 'General Assembly', on: '2026-10-01', resolution: 'GA-1' };
  await succeed(registrar, 'RecordApproval', { agreement, ...approval });
  const record = (kind: string, more: Row = {}) =>
    succeed(registrar, 'RecordEvent', {
      agreement,
      kind,
      on: '2026',
      sources: [{ title: 'Minutes' }],
      ...more,
    });
  const submitted = await record('SUBMITTED_FOR_APPROVAL', { note: 'By letter.' });
  const letter = { on: '2026-09-15', sources: [{ title: 'Letter' }], note: 'More precise.' };
  await succeed(registrar, 'CorrectEvent', { event: submitted.id, ...letter });
  const reviewed = await record('REVIEWED');
  await succeed(registrar, 'CorrectEvent', { event: reviewed.id, retract: true, note: 'Another agreement.' });
  await record('NEGOTIATION_CONCLUDED', { disputed: true });
  await succeed(europol, 'ConsentToAgreement', { agreement, on: '2026-11-02' });
  expect(await toldOf(nobody, agreement, since)).toEqual({ events: [], kinds: [] });
  await succeed(registrar, 'ConsentToAgreement', { agreement, on: '2026-11-03', kind: 'RATIFICATION' });

  for (const reader of [nobody, wco]) {
    const { events, kinds } = await toldOf(reader, agreement, since);
    expect(kinds).toEqual([
      'DESCRIBED',
      'APPROVED',
      'SUBMITTED_FOR_APPROVAL',
      'NEGOTIATION_CONCLUDED',
      'SIGNED',
      'SIGNED',
    ]);
    expect(events[1]).toMatchObject({ on: '2026-10-01', party: { slug: 'interpol' } });
    const sources = [{ title: 'Minutes' }, { title: 'Letter' }];
    expect(events[2]).toMatchObject({ on: '2026-09-15', note: 'By letter.', disputed: false, sources });
    expect(events[3]).toMatchObject({ on: '2026', disputed: true });
    expect(events[4]).toMatchObject({ on: '2026-11-02', party: { slug: 'europol' } });
  }
  const { kinds } = await toldOf(europol, agreement, since);
  expect(kinds).toEqual(
    expect.arrayContaining(['NEGOTIATION_OPENED', 'DRAFT_REVISED', 'CONSENTED', 'RETRACTED']),
  );
  expect(await countOfAgreements()).toBe(count + 1);
  const document = `query ($slug: String!) { agreement(slug: $slug) {
    status signedOn draft { number } consents { party { slug } kind on } approvals { body resolution on }
    later: entryIntoForce { ready earliestOn } } search(text: "Okapi accord") { totalCount } }`;
  for (const reader of [nobody, wco, europol, registrar]) {
    expect(await reader.query(document, { slug: agreement })).toMatchObject({
      agreement: {
        status: 'SIGNED',
        signedOn: '2026-11-03',
        draft: null,
        consents: [
          { party: { slug: 'europol' }, kind: 'SIGNATURE', on: '2026-11-02' },
          { party: { slug: 'interpol' }, kind: 'RATIFICATION', on: '2026-11-03' },
        ],
        approvals: [{ body: 'General Assembly', resolution: 'GA-1', on: '2026-10-01' }],
        later: { ready: true, earliestOn: '2026-11-03' },
      },
    });
  }
});

test('an agreed amendment is restated to everybody, and its proposal and the declined one are not', async () => {
  const agreement = 'amended';
  await start(registrar, agreement);
  const since = await endOfFeed();
  const declined = await propose(europol, agreement);
  await succeed(registrar, 'DeclineAmendment', { amendment: declined, reason: 'Too early.' });
  const amendment = await propose(europol, agreement);
  await succeed(europol, 'ConsentToAmendment', { amendment, on: '2026-11-01' });
  expect((await toldOf(nobody, agreement, since)).kinds).toEqual([]);
  await succeed(registrar, 'ConsentToAmendment', { amendment, on: '2026-11-02' });

  for (const reader of [nobody, wco]) {
    const { events, kinds } = await toldOf(reader, agreement, since);
    expect(kinds).toEqual(['AMENDMENT_CONSENTED', 'AMENDMENT_CONSENTED', 'AMENDMENT_AGREED']);
    expect(events[2]).toMatchObject({ on: '2026-11-02', amendment: { sequence: 1 } });
  }
  const { kinds } = await toldOf(europol, agreement, since);
  expect(kinds).toEqual(expect.arrayContaining(['AMENDMENT_PROPOSED', 'AMENDMENT_DECLINED']));
  const document =
    'query ($slug: String!) { agreement(slug: $slug) { amendments { nodes { id sequence } } } }';
  expect(await nobody.query(document, { slug: agreement })).toEqual({
    agreement: { amendments: { nodes: [{ id: amendment, sequence: 1 }] } },
  });
});

test('an end by consent is restated to everybody, and the proposals are not', async () => {
  const agreement = 'ended';
  await start(registrar, agreement);
  const since = await endOfFeed();
  await succeed(europol, 'ProposeTermination', { agreement, on: '2026-12-01', reason: 'A first thought.' });
  await succeed(europol, 'ConsentToTermination', { agreement, on: '2026-11-01' });
  await succeed(registrar, 'ProposeTermination', { agreement, on: '2027-01-01', reason: 'A second.' });
  await succeed(europol, 'ConsentToTermination', { agreement, on: '2026-11-02' });
  expect((await toldOf(nobody, agreement, since)).kinds).toEqual([]);
  await succeed(registrar, 'ConsentToTermination', { agreement, on: '2026-11-03' });

  for (const reader of [nobody, wco]) {
    const { events, kinds } = await toldOf(reader, agreement, since);
    expect(kinds).toEqual(['TERMINATION_CONSENTED', 'TERMINATION_CONSENTED', 'TERMINATED']);
    expect(events.map(({ on }) => on)).toEqual(['2026-11-02', '2026-11-03', '2027-01-01']);
  }
  const { kinds } = await toldOf(europol, agreement, since);
  expect(kinds.filter((kind) => kind === 'TERMINATION_PROPOSED')).toHaveLength(2);
  const document = 'query ($slug: String!) { agreement(slug: $slug) { endedOn termination { on } } }';
  for (const reader of [nobody, registrar]) {
    expect(await reader.query(document, { slug: agreement })).toEqual({
      agreement: { endedOn: '2027-01-01', termination: null },
    });
  }
});

test('what is confidential stays so after the conclusion: by its id it is not there for strangers', async () => {
  const ids = await database.sql(`SELECT id FROM event WHERE audience = 'PARTIES'`);
  expect(ids.length).toBeGreaterThan(10);
  const document = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const asked = { ids: ids.map(({ id }) => Buffer.from(`Event:${id}`).toString('base64')) };
  for (const reader of [nobody, wco])
    expect(await reader.query(document, asked)).toEqual({ nodes: ids.map(() => null) });
  expect(await europol.query(document, asked)).toEqual({ nodes: asked.ids.map((id) => ({ id })) });
});
