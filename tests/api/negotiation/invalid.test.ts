// Each mutation, given what it cannot take: everything that is wrong is told with its place, and nothing is written.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, acting, REGISTRAR, type Row } from '../../kit/acting.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { fieldOf, MUTATIONS } from '../../kit/mutations.ts';
import { amendmentIn, bringInto, open, sign, start, succeed } from '../../kit/situations.ts';

let database: TestDatabase;
let registrar: Actor;
let ids: Row;

beforeAll(async () => {
  database = await createTestDatabase();
  registrar = acting(database).as(REGISTRAR);
  await open(registrar, 'draft');
  await sign(registrar, 'signed');
  await sign(registrar, 'computed', { daysAfterLastConsent: 60 });
  await start(registrar, 'in-force');
  await start(registrar, 'without-term', { term: null });
  await start(registrar, 'fixed-term', { term: { months: 60 } });
  await bringInto('SUSPENDED', registrar, 'suspended');
  await bringInto('TERMINATED', registrar, 'ended');
  await bringInto('UNKNOWN', registrar, 'recorded');
  const listed = { agreement: 'recorded', kind: 'LISTED', on: '2026-01-01' };
  const { id: event } = await succeed(registrar, 'RecordEvent', listed);
  const { partner } = await registrar.query('{ partner(slug: "europol") { id } }');
  const { events } = await registrar.query(
    '{ events(filter: { agreement: ["draft"], kind: [NEGOTIATION_OPENED] }) { nodes { id } } }',
  );
  ids = {
    event,
    opened: JSON.parse(JSON.stringify(events)).nodes[0].id,
    party: JSON.parse(JSON.stringify(partner)).id,
    amendment: await amendmentIn('PROPOSED', registrar, 'amended'),
  };
});

afterAll(() => database.close());

/** An operation, an input for it with ids by name, and the places of its faults below `input`. */
type Case = readonly [operation: string, input: Row, ...places: string[]];

const PARTY = { slug: 'new', name: 'New', category: 'GLOBAL_IO' };
const NEGOTIATION = { slug: 'new', title: 'New', partners: ['europol'], scopes: [] };
const RECORD = { slug: 'new', title: 'New', partners: ['europol'], sources: [{ title: 'A list' }] };
const AMENDMENT = { agreement: 'in-force', effectiveOn: '2026-12-01' };
const PROVISION = { number: '1', text: 'Text.' };
const SCOPE = { kind: 'DATABASE_ACCESS' };

const CASES: readonly Case[] = [
  ['RegisterParty', { ...PARTY, slug: 'No Slug', name: ' ', country: 'fr' }, 'slug', 'name', 'country'],
  ['RegisterParty', { ...PARTY, slug: 'a'.repeat(101), acronym: '' }, 'slug', 'acronym'],
  ['RegisterParty', { ...PARTY, slug: 'europol' }, 'slug'],
  ['RegisterParty', { ...PARTY, parent: 'no-such-party' }, 'parent'],
  ['RegisterParty', { ...PARTY, aliases: ['One', 'One'] }, 'aliases'],
  ['RegisterParty', { ...PARTY, aliases: ['One', ''] }, 'aliases.1'],
  [
    'OpenNegotiation',
    { ...NEGOTIATION, slug: '-', title: '', noticeMonths: -1 },
    'slug',
    'title',
    'noticeMonths',
  ],
  ['OpenNegotiation', { ...NEGOTIATION, partners: [] }, 'partners'],
  ['OpenNegotiation', { ...NEGOTIATION, partners: ['europol', 'europol'] }, 'partners'],
  ['OpenNegotiation', { ...NEGOTIATION, partners: ['europol', 'no-such-party'] }, 'partners.1'],
  ['OpenNegotiation', { ...NEGOTIATION, partners: ['interpol'] }, 'partners.0'],
  ['OpenNegotiation', { ...NEGOTIATION, slug: 'draft' }, 'slug'],
  ['OpenNegotiation', { ...NEGOTIATION, scopes: [SCOPE, SCOPE] }, 'scopes.1.kind'],
  ['OpenNegotiation', { ...NEGOTIATION, provisions: [PROVISION, PROVISION] }, 'provisions.1.number'],
  [
    'OpenNegotiation',
    { ...NEGOTIATION, provisions: [{ number: '', text: ' ' }] },
    'provisions.0.number',
    'provisions.0.text',
  ],
  [
    'OpenNegotiation',
    { ...NEGOTIATION, term: { months: 0 }, daysAfterLastConsent: -1 },
    'term.months',
    'daysAfterLastConsent',
  ],
  [
    'OpenNegotiation',
    { ...NEGOTIATION, noticeMonths: 1201, term: { months: 12_001 }, daysAfterLastConsent: 36_501 },
    'noticeMonths',
    'term.months',
    'daysAfterLastConsent',
  ],
  [
    'OpenNegotiation',
    { ...NEGOTIATION, requiredApprovals: [{ party: 'wco', body: 'Council' }] },
    'requiredApprovals.0.party',
  ],
  ['OpenNegotiation', { ...NEGOTIATION, supplements: 'no-such-agreement' }, 'supplements'],
  ['OpenNegotiation', { ...NEGOTIATION, supplements: 'draft' }, 'supplements'],
  ['OpenNegotiation', { ...NEGOTIATION, supplements: 'wco-cooperation' }, 'supplements'],
  ['OpenNegotiation', { ...NEGOTIATION, replaces: 'no-such-agreement' }, 'replaces'],
  ['OpenNegotiation', { ...NEGOTIATION, replaces: 'wco-cooperation' }, 'partners'],
  ['OpenNegotiation', { ...NEGOTIATION, supplements: 'ended' }, 'supplements'],
  ['OpenNegotiation', { ...NEGOTIATION, replaces: 'ended', survivesParent: true }, 'replaces'],
  ['OpenNegotiation', { ...NEGOTIATION, idempotencyKey: '' }, 'idempotencyKey'],
  ['OpenNegotiation', { ...NEGOTIATION, idempotencyKey: 'k'.repeat(201) }, 'idempotencyKey'],
  ['ReviseDraft', { agreement: 'draft', title: ' ' }, 'title'],
  ['ReviseDraft', { agreement: 'draft', scopes: [SCOPE, SCOPE] }, 'scopes.1.kind'],
  ['WithdrawDraft', { agreement: 'draft', reason: '' }, 'reason'],
  ['ConsentToAgreement', { agreement: 'draft', on: '2026-11-25' }, 'on'],
  ['ConsentToAgreement', { agreement: 'draft', draft: 2 }, 'draft'],
  ['ConsentToAgreement', { agreement: 'draft', party: 'wco' }, 'party'],
  ['RecordApproval', { agreement: 'draft', party: 'wco', body: 'Council', on: '2026-11-01' }, 'party'],
  ['RecordApproval', { agreement: 'draft', party: 'europol', body: ' ', on: '2026-11-01' }, 'body'],
  ['RecordApproval', { agreement: 'draft', party: 'europol', body: 'Council', on: '2026-11-25' }, 'on'],
  ['BringIntoForce', { agreement: 'signed' }, 'on'],
  ['BringIntoForce', { agreement: 'signed', on: '2026-01-09' }, 'on'],
  ['BringIntoForce', { agreement: 'computed', on: '2026-11-01' }, 'on'],
  ['BringIntoForce', { agreement: 'recorded', on: '2026-11-01' }, 'agreement'],
  ['ProposeAmendment', { ...AMENDMENT, changes: [] }, 'changes'],
  ['ProposeAmendment', { ...AMENDMENT, title: '', changes: [{ addScope: SCOPE }] }, 'title'],
  ['ProposeAmendment', { ...AMENDMENT, changes: [{ removeScope: 'DATABASE_ACCESS' }] }, 'changes.0'],
  [
    'ProposeAmendment',
    { ...AMENDMENT, changes: [{ addProvision: PROVISION }, { addScope: SCOPE }, { removeProvision: '9' }] },
    'changes.0',
    'changes.2',
  ],
  ['ProposeAmendment', { ...AMENDMENT, changes: [{ addScope: SCOPE }, { addScope: SCOPE }] }, 'changes.1'],
  [
    'ProposeAmendment',
    { ...AMENDMENT, effectiveOn: '2026-01-31', changes: [{ addScope: SCOPE }] },
    'effectiveOn',
  ],
  [
    'ProposeAmendment',
    { ...AMENDMENT, effectiveOn: '2031-02-01', changes: [{ addScope: SCOPE }] },
    'effectiveOn',
  ],
  ['ConsentToAmendment', { amendment: '$party' }, 'amendment'],
  ['ConsentToAmendment', { amendment: 'no id' }, 'amendment'],
  ['ConsentToAmendment', { amendment: '$amendment', on: '2026-11-25' }, 'on'],
  ['ConsentToAmendment', { amendment: '$amendment', party: 'wco' }, 'party'],
  ['DeclineAmendment', { amendment: '$amendment', reason: ' ' }, 'reason'],
  ['DeclineAmendment', { amendment: '$amendment', party: 'wco' }, 'party'],
  ['WithdrawAmendment', { amendment: '$event' }, 'amendment'],
  ['SuspendAgreement', { agreement: 'in-force', on: '2026-10-01', reason: ' ' }, 'reason'],
  ['SuspendAgreement', { agreement: 'in-force', on: '2026-01-31', reason: 'A dispute.' }, 'on'],
  ['SuspendAgreement', { agreement: 'in-force', on: '2031-02-01', reason: 'A dispute.' }, 'on'],
  ['ResumeAgreement', { agreement: 'suspended', on: '2026-03-01' }, 'on'],
  ['ResumeAgreement', { agreement: 'suspended', on: '2031-02-01' }, 'on'],
  ['GiveNotice', { agreement: 'in-force', on: '2026-11-24', effectiveOn: '2026-12-23' }, 'effectiveOn'],
  [
    'GiveNotice',
    { agreement: 'in-force', party: 'wco', on: '2026-11-24', effectiveOn: '2027-11-24' },
    'party',
  ],
  ['RenewAgreement', { agreement: 'without-term', until: '2040-01-01' }, 'agreement'],
  ['RenewAgreement', { agreement: 'fixed-term', until: '2040-01-01' }, 'agreement'],
  ['RenewAgreement', { agreement: 'in-force', until: '2031-02-01' }, 'until'],
  ['ProposeTermination', { agreement: 'in-force', on: '2026-02-01' }, 'on'],
  ['ProposeTermination', { agreement: 'in-force', on: '2031-02-01' }, 'on'],
  ['ProposeTermination', { agreement: 'in-force', on: '2027-01-01', reason: '' }, 'reason'],
  ['ConsentToTermination', { agreement: 'in-force', on: '2026-11-25' }, 'on'],
  ['ConsentToTermination', { agreement: 'in-force', party: 'wco' }, 'party'],
  ['RecordAgreement', { ...RECORD, slug: '', sources: [] }, 'slug', 'sources'],
  ['RecordAgreement', { ...RECORD, slug: 'un-cooperation' }, 'slug'],
  [
    'RecordAgreement',
    { ...RECORD, sources: [{ title: ' ', url: 'ftp://host' }] },
    'sources.0.title',
    'sources.0.url',
  ],
  ['RecordAgreement', { ...RECORD, supplements: 'draft' }, 'supplements'],
  ['RecordAgreement', { ...RECORD, replaces: 'no-such-agreement' }, 'replaces'],
  ['DescribeAgreement', { agreement: 'recorded', kind: 'ARRANGEMENT', sources: [] }, 'sources'],
  ['DescribeAgreement', { agreement: 'recorded', sources: [{ title: 'A list' }] }, 'kind'],
  [
    'DescribeAgreement',
    { agreement: 'in-force', kind: 'ARRANGEMENT', sources: [{ title: 'A list' }] },
    'agreement',
  ],
  [
    'DescribeAgreement',
    { agreement: 'un-cooperation', kind: 'ARRANGEMENT', sources: [{ title: 'A list' }] },
    'kind',
  ],
  [
    'DescribeAgreement',
    {
      agreement: 'un-cooperation',
      scopes: [{ kind: 'RECIPROCAL_REPRESENTATION' }],
      sources: [{ title: 'A list' }],
    },
    'scopes.0.kind',
  ],
  ['RecordEvent', { agreement: 'recorded', kind: 'NEGOTIATION_OPENED', on: '1999' }, 'kind'],
  ['RecordEvent', { agreement: 'in-force', kind: 'TERMINATED', on: '2026-11-01' }, 'kind'],
  ['RecordEvent', { agreement: 'recorded', kind: 'SIGNED', on: '2027' }, 'on'],
  ['RecordEvent', { agreement: 'recorded', kind: 'SIGNED', on: '1999', party: 'wco' }, 'party'],
  ['RecordEvent', { agreement: 'recorded', kind: 'SIGNED', on: '1999', note: ' ' }, 'note'],
  ['CorrectEvent', { event: '$event', note: ' ' }, 'note'],
  ['CorrectEvent', { event: '$event', note: 'Nothing.' }, 'on'],
  ['CorrectEvent', { event: '$event', note: 'Both.', on: '1999', retract: true }, 'on'],
  ['CorrectEvent', { event: '$amendment', note: 'No event.', retract: true }, 'event'],
  ['CorrectEvent', { event: '$opened', note: 'An act.', retract: true }, 'event'],
];

test.each(CASES)('%s of %j tells what is wrong with it', async (operation, input, ...places) => {
  const [before] = await database.sql('SELECT count(*) FROM event');
  const answer = await refusal(operation, input);
  expect(answer).toMatchObject({ __typename: 'InvalidInputError', code: 'INVALID_INPUT' });
  const paths = places.map((place) => ['input', ...place.split('.')]);
  expect(answer.issues.map(({ path }) => path)).toEqual(paths);
  expect(answer.path).toEqual(paths[0]);
  for (const { message } of answer.issues) expect(message).toMatch(/^[A-Z0-9"].*\.$/s);
  expect(await database.sql('SELECT count(*) FROM event')).toEqual([before]);
});

test('every mutation is among these', () => {
  const tried = new Set(CASES.map(([operation]) => operation));
  expect(MUTATIONS.map(({ operation }) => operation).filter((operation) => !tried.has(operation))).toEqual(
    [],
  );
});

test.each(MUTATIONS)(
  '$operation refuses a text that no database can hold',
  async ({ operation, prepare }) => {
    const input = await prepare(registrar, `${operation.toLowerCase()}-nul`);
    for (const field of ['agreement', 'slug', 'title', 'name', 'reason', 'body', 'note']) {
      for (const text of ['\u0000', '\ud800']) {
        if (typeof input[field] !== 'string') continue;
        const answer = await refusal(operation, { ...input, [field]: input[field] + text });
        expect(answer).toMatchObject({ __typename: 'InvalidInputError', path: ['input', field] });
      }
    }
  },
);

interface Refusal extends Row {
  readonly path: readonly string[];
  readonly issues: readonly { readonly path: readonly string[]; readonly message: string }[];
}

/** What a mutation answers to an input whose ids are given by name. */
async function refusal(operation: string, input: Row): Promise<Refusal> {
  const given = Object.entries(input).map(([field, value]) => [
    field,
    typeof value === 'string' && value.startsWith('$') ? ids[value.slice(1)] : value,
  ]);
  const document = `mutation ($input: ${operation}Input!) { ${fieldOf(operation)}(input: $input) {
    __typename ... on UserError { code path message } ... on InvalidInputError { issues { path message } } } }`;
  const answer = await registrar.query(document, { input: Object.fromEntries(given) });
  return JSON.parse(JSON.stringify(answer[fieldOf(operation)]));
}
