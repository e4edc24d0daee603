// Writers at once on connections of their own: one order of them holds, nothing is lost, and whoever came second is told.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Actor, acting, REGISTRAR, type Row, representativeOf, withPools } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { open, propose, sign, start, succeed } from '../../kit/situations.ts';

let database: TestDatabase;
let registrar: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  registrar = acting(database).as(REGISTRAR);
});

afterAll(() => database.close());

type Write = readonly [operation: string, input: Row];

/** Sends each write on a connection of its own, all at once, and returns their answers. */
function atOnce(...writes: readonly Write[]): Promise<Row[]> {
  return withPools(database, writes.length, async (pools) => {
    // Connected before, or the first to connect would have written before the second sends.
    await Promise.all(pools.map((pool) => pool.$queryRaw`SELECT 1`));
    return Promise.all(
      pools.map((pool, index) => {
        const [operation, input] = writes[index] ?? ['', {}];
        return acting(database).as(REGISTRAR, pool).act(operation, input);
      }),
    );
  });
}

const typesOf = (answers: readonly Row[]) => answers.map(({ __typename }) => __typename).sort();

async function kindsOf(agreement: string): Promise<unknown[]> {
  const rows = await database.sql(
    `SELECT event.kind FROM event JOIN agreement ON agreement.id = agreement_id WHERE slug = $1 ORDER BY event.kind::TEXT`,
    [agreement],
  );
  return rows.map(({ kind }) => kind);
}

function deadlocks(): Promise<Row[]> {
  return database.sql('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()');
}

async function readAgreement(slug: string): Promise<unknown> {
  const document = `query ($slug: String!) { agreement(slug: $slug) {
    status version title draft { number } consents { party { slug } } inForceOn scopes { kind } endedOn } }`;
  return (await registrar.query(document, { slug })).agreement;
}

// Several times, so that either writer comes first.
describe.each([1, 2, 3, 4, 5])('round %i', (round) => {
  test('the last two consents at once conclude the agreement once', async () => {
    const agreement = `consents-${round}`;
    await open(registrar, agreement);
    const consent = (party: string): Write => ['ConsentToAgreement', { agreement, party }];
    const answers = await atOnce(consent('interpol'), consent('europol'));
    expect(answers.map(({ status }) => status).sort()).toEqual(['NEGOTIATING', 'SIGNED']);
    expect(await readAgreement(agreement)).toMatchObject({ status: 'SIGNED', version: 3 });
    const kinds = ['CONSENTED', 'CONSENTED', 'DESCRIBED', 'NEGOTIATION_OPENED', 'SIGNED', 'SIGNED'];
    expect(await kindsOf(agreement)).toEqual(kinds);
  });

  test('one party consents once', async () => {
    const agreement = `once-${round}`;
    await open(registrar, agreement);
    const consent: Write = ['ConsentToAgreement', { agreement, party: 'europol' }];
    expect(typesOf(await atOnce(consent, consent, consent))).toEqual([
      'Agreement',
      'ConflictError',
      'ConflictError',
    ]);
    expect(await readAgreement(agreement)).toMatchObject({ consents: [{ party: { slug: 'europol' } }] });
  });

  test('of two revisions that expect the same version, one is made', async () => {
    const agreement = `revisions-${round}`;
    await open(registrar, agreement);
    const revise = (title: string): Write => ['ReviseDraft', { agreement, title, expectedVersion: 1 }];
    const answers = await atOnce(revise('By one'), revise('By the other'));
    expect(typesOf(answers)).toEqual(['Agreement', 'ConflictError']);
    expect(answers).toContainEqual(expect.objectContaining({ currentVersion: 2 }));
    const title = answers[0]?.__typename === 'Agreement' ? 'By one' : 'By the other';
    expect(await readAgreement(agreement)).toMatchObject({ version: 2, draft: { number: 2 }, title });
  });

  test('of revisions that expect nothing, each makes a draft', async () => {
    const agreement = `drafts-${round}`;
    await open(registrar, agreement);
    const revise = (title: string): Write => ['ReviseDraft', { agreement, title }];
    const answers = await atOnce(revise('First'), revise('Second'), revise('Third'));
    expect(answers.map(({ version }) => version).sort()).toEqual([2, 3, 4]);
    expect(await readAgreement(agreement)).toMatchObject({ version: 4, draft: { number: 4 } });
  });

  test('a consent to a draft that is revised meanwhile is to that draft, or is told', async () => {
    const agreement = `overtaken-${round}`;
    await open(registrar, agreement);
    const answers = await atOnce(
      ['ConsentToAgreement', { agreement, party: 'europol', draft: 1 }],
      ['ReviseDraft', { agreement, title: 'Revised' }],
    );
    expect(answers[1]).toMatchObject({ __typename: 'Agreement', draft: { number: 2 } });
    expect(['Agreement', 'ConflictError']).toContain(answers[0]?.__typename);
    expect(await readAgreement(agreement)).toMatchObject({ status: 'NEGOTIATING', consents: [] });
  });

  test('an agreement is brought into force once, and its predecessor ends on that day', async () => {
    const [agreement, replaces] = [`successor-${round}`, `predecessor-${round}`];
    await start(registrar, replaces);
    await sign(registrar, agreement, { replaces });
    const enter = (on: string): Write => ['BringIntoForce', { agreement, on }];
    const answers = await atOnce(enter('2026-05-01'), enter('2026-06-01'));
    const winner = answers[0]?.__typename === 'Agreement' ? '2026-05-01' : '2026-06-01';
    expect(typesOf(answers).filter((type) => type === 'Agreement')).toHaveLength(1);
    expect(typesOf(answers).filter((type) => /Conflict|WrongState/.test(String(type)))).toHaveLength(1);
    expect(await readAgreement(agreement)).toMatchObject({ status: 'IN_FORCE', inForceOn: winner });
    expect(await readAgreement(replaces)).toMatchObject({ status: 'REPLACED', endedOn: winner });
    expect((await kindsOf(replaces)).filter((kind) => kind === 'REPLACED')).toHaveLength(1);
  });

  test('of two successors, one takes the place of the predecessor', async () => {
    const [one, other, replaces] = [`heir-${round}`, `pretender-${round}`, `departed-${round}`];
    await start(registrar, replaces);
    for (const slug of [one, other]) await sign(registrar, slug, { replaces });
    const enter = (agreement: string): Write => ['BringIntoForce', { agreement, on: '2026-05-01' }];
    expect(typesOf(await atOnce(enter(one), enter(other)))).toEqual(['Agreement', 'InvalidInputError']);
    expect((await kindsOf(replaces)).filter((kind) => kind === 'REPLACED')).toHaveLength(1);
  });

  test.each([
    ['OpenNegotiation', { title: 'New', partners: ['europol'], scopes: [] }],
    ['RecordAgreement', { title: 'New', partners: ['europol'], sources: [{ title: 'A list' }] }],
    ['RegisterParty', { name: 'New', category: 'GLOBAL_IO' }],
  ])('%s: of two with one slug, one has it', async (operation, input) => {
    const write: Write = [operation, { slug: `${operation.toLowerCase()}-${round}`, ...input }];
    const answers = await atOnce(write, write);
    const refused = answers.find(({ __typename }) => __typename === 'InvalidInputError');
    expect(refused).toMatchObject({ path: ['input', 'slug'], message: expect.stringContaining('is taken') });
    expect(typesOf(answers).filter((type) => type !== 'InvalidInputError')).toHaveLength(1);
  });

  test('of two amendments that do not go together, one is agreed', async () => {
    const agreement = `amendments-${round}`;
    await start(registrar, agreement);
    const amendments = [await propose(registrar, agreement), await propose(registrar, agreement)];
    for (const amendment of amendments)
      await succeed(registrar, 'ConsentToAmendment', { amendment, party: 'interpol' });
    const consent = (amendment?: string): Write => ['ConsentToAmendment', { amendment, party: 'europol' }];
    const answers = await atOnce(consent(amendments[0]), consent(amendments[1]));
    expect(typesOf(answers)).toEqual(['Amendment', 'ConflictError']);
  });

  test('the end by consent and a notice at once leave one end, the earlier', async () => {
    const agreement = `end-${round}`;
    await start(registrar, agreement);
    await succeed(registrar, 'ProposeTermination', { agreement, on: '2027-02-01' });
    await succeed(registrar, 'ConsentToTermination', { agreement, party: 'europol' });
    const notice = { agreement, party: 'europol', on: '2026-11-24', effectiveOn: '2027-01-01' };
    await atOnce(['ConsentToTermination', { agreement, party: 'interpol' }], ['GiveNotice', notice]);
    expect(await readAgreement(agreement)).toMatchObject({ endedOn: '2027-01-01' });
  });
});

test('writers of an agreement and of those that supplement it do not block each other for good', async () => {
  await start(registrar, 'parent');
  const supplements = ['first', 'second', 'third'].map((name) => `supplement-${name}`);
  for (const slug of supplements) await start(registrar, slug, { supplements: 'parent' });
  const before = await deadlocks();
  for (const on of ['2026-03-01', '2026-05-01', '2026-07-01', '2026-09-01']) {
    const answers = await atOnce(
      ...['parent', ...supplements].map(
        (agreement): Write => ['SuspendAgreement', { agreement, on, reason: 'A dispute.' }],
      ),
    );
    for (const answer of answers) expect([undefined, 'WRONG_STATE']).toContain(answer.code);
    for (const agreement of ['parent', ...supplements])
      await registrar.act('ResumeAgreement', { agreement, on: on.replace(/-01$/, '-15') });
  }
  expect(await deadlocks()).toEqual(before);
});

test('agreements that are concluded and recorded at once do not block each other', async () => {
  const slugs = [1, 2, 3, 4, 5].map((number) => `concluded-${number}`);
  for (const agreement of slugs) {
    await open(registrar, agreement);
    await succeed(registrar, 'ConsentToAgreement', { agreement, party: 'europol' });
  }
  const before = await deadlocks();
  const record = { title: 'New', partners: ['europol'], sources: [{ title: 'A list' }] };
  const answers = await atOnce(
    ...slugs.flatMap((slug): Write[] => [
      ['ConsentToAgreement', { agreement: slug }],
      ['RecordAgreement', { ...record, slug: `${slug}-too` }],
    ]),
  );
  expect(new Set(typesOf(answers))).toEqual(new Set(['Agreement']));
  expect(await deadlocks()).toEqual(before);
});

test('a source that several cite at once is one source', async () => {
  const agreements = ['un-cooperation', 'wco-cooperation', 'europol-cooperation'];
  for (const round of [1, 2, 3, 4, 5]) {
    const title = `New gazette ${round}`;
    const event = { kind: 'REVIEWED', on: '2020', sources: [{ title }] };
    const answers = await atOnce(
      ...agreements.map((agreement): Write => ['RecordEvent', { agreement, ...event }]),
    );
    expect(new Set(typesOf(answers))).toEqual(new Set(['Event']));
    expect(await database.sql('SELECT 1 FROM source WHERE title = $1', [title])).toHaveLength(1);
  }
});

test('a representative and the registrar who act for one party at once are told of each other', async () => {
  await open(registrar, 'same-party');
  const europol = await representativeOf(database, 'europol');
  const answers = await withPools(database, 2, ([one = database.db, other = database.db]) =>
    Promise.all([
      acting(database)
        .as(REGISTRAR, one)
        .act('ConsentToAgreement', { agreement: 'same-party', party: 'europol' }),
      acting(database).as(europol, other).act('ConsentToAgreement', { agreement: 'same-party' }),
    ]),
  );
  expect(typesOf(answers)).toEqual(['Agreement', 'ConflictError']);
});
