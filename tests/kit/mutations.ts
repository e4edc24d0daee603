// Each mutation of the contract with a situation in which it succeeds.
import type { Actor, Row } from './acting.ts';
import { amendmentIn, bringInto, open, sign, start, succeed } from './situations.ts';

export interface MutationCase {
  readonly operation: string;
  /** What it answers. */
  readonly answers: 'Agreement' | 'Amendment' | 'Event' | 'Party';
  /** Makes what it needs, with names of its own, and returns an input that succeeds. */
  readonly prepare: (registrar: Actor, slug: string) => Promise<Row>;
  /** The thing whose version it counts up; null where it makes a new thing, and where a proposal leaves the agreement as it is. */
  readonly counts: 'agreement' | 'amendment' | null;
  /** Whether it takes the version at which the caller read the thing that it changes. */
  readonly isVersioned: boolean;
  /** Another input that differs in nothing but this. */
  readonly change: Row;
}

type Prepare = MutationCase['prepare'];

const onAgreement =
  (make: (registrar: Actor, slug: string) => Promise<unknown>, input: Row): Prepare =>
  async (registrar, agreement) => {
    await make(registrar, agreement);
    return { agreement, ...input };
  };

const onAmendment =
  (input: Row): Prepare =>
  async (registrar, slug) => ({ amendment: await amendmentIn('PROPOSED', registrar, slug), ...input });

const record = (registrar: Actor, slug: string) => bringInto('UNKNOWN', registrar, slug);

async function proposeEnd(registrar: Actor, agreement: string): Promise<void> {
  await start(registrar, agreement);
  await succeed(registrar, 'ProposeTermination', { agreement, on: '2027-01-01' });
}

async function recordSignature(registrar: Actor, agreement: string): Promise<unknown> {
  await record(registrar, agreement);
  const signed = { kind: 'SIGNED', on: '1999', sources: [{ title: 'A gazette' }] };
  return (await succeed(registrar, 'RecordEvent', { agreement, ...signed })).id;
}

function of(
  operation: string,
  prepare: Prepare,
  change: Row,
  {
    answers = 'Agreement',
    counts = 'agreement',
    isVersioned = true,
  }: Partial<Pick<MutationCase, 'answers' | 'counts' | 'isVersioned'>> = {},
): MutationCase {
  return { operation, prepare, change, answers, counts, isVersioned };
}

const NEW = { counts: null, isVersioned: false } as const;
const PROPOSAL = { counts: null } as const;
const AMENDMENT = { answers: 'Amendment', counts: 'amendment' } as const;
const CHANGES = [{ addScope: { kind: 'DATABASE_ACCESS' } }];

/** All of them but those of keys. */
export const MUTATIONS: readonly MutationCase[] = [
  of(
    'RegisterParty',
    async (_registrar, slug) => ({ slug: `party-${slug}`, name: `Party ${slug}`, category: 'GLOBAL_IO' }),
    { name: 'Another' },
    { ...NEW, answers: 'Party' },
  ),
  of(
    'OpenNegotiation',
    async (_registrar, slug) => ({ slug, title: 'New', partners: ['europol'], scopes: [] }),
    { title: 'Another' },
    NEW,
  ),
  of('ReviseDraft', onAgreement(open, { title: 'Revised' }), { title: 'Another' }),
  of('WithdrawDraft', onAgreement(open, { reason: 'No longer needed.' }), { reason: 'Another.' }),
  of('ConsentToAgreement', onAgreement(open, { on: '2026-11-01' }), { on: '2026-11-02' }),
  of('RecordApproval', onAgreement(open, { party: 'europol', body: 'Management Board', on: '2026-11-01' }), {
    body: 'Council',
  }),
  of('BringIntoForce', onAgreement(sign, { on: '2026-11-01' }), { on: '2026-11-02' }),
  of(
    'ProposeAmendment',
    onAgreement(start, { effectiveOn: '2026-12-01', changes: CHANGES }),
    { effectiveOn: '2026-12-02' },
    { ...PROPOSAL, answers: 'Amendment' },
  ),
  of('ConsentToAmendment', onAmendment({ on: '2026-11-01' }), { on: '2026-11-02' }, AMENDMENT),
  of('DeclineAmendment', onAmendment({ reason: 'Too early.' }), { reason: 'Another.' }, AMENDMENT),
  of('WithdrawAmendment', onAmendment({}), { expectedVersion: 1 }, AMENDMENT),
  of('SuspendAgreement', onAgreement(start, { on: '2026-10-01', reason: 'A dispute.' }), {
    on: '2026-10-02',
  }),
  of(
    'ResumeAgreement',
    onAgreement((registrar, slug) => bringInto('SUSPENDED', registrar, slug), { on: '2026-10-01' }),
    { on: '2026-10-02' },
  ),
  of('GiveNotice', onAgreement(start, { on: '2026-11-24', effectiveOn: '2027-11-24' }), {
    effectiveOn: '2027-11-25',
  }),
  of('RenewAgreement', onAgreement(start, { until: '2040-01-01' }), { until: '2041-01-01' }),
  of('ProposeTermination', onAgreement(start, { on: '2027-01-01' }), { on: '2027-01-02' }, PROPOSAL),
  of('ConsentToTermination', onAgreement(proposeEnd, { on: '2026-11-01' }), { on: '2026-11-02' }, PROPOSAL),
  of(
    'RecordAgreement',
    async (_registrar, slug) => ({
      slug,
      title: 'Recorded',
      partners: ['europol'],
      sources: [{ title: 'A list' }],
    }),
    { title: 'Another' },
    NEW,
  ),
  of('DescribeAgreement', onAgreement(record, { kind: 'ARRANGEMENT', sources: [{ title: 'A gazette' }] }), {
    kind: 'JOINT_INITIATIVE',
  }),
  of(
    'RecordEvent',
    onAgreement(record, { kind: 'SIGNED', on: '1999', sources: [{ title: 'A gazette' }] }),
    { on: '2000' },
    { answers: 'Event' },
  ),
  of(
    'CorrectEvent',
    async (registrar, slug) => ({
      event: await recordSignature(registrar, slug),
      on: '1999-05',
      note: 'More precise.',
    }),
    { note: 'Another.' },
    { answers: 'Event' },
  ),
];

/** The name of the field that an operation asks. */
export function fieldOf(operation: string): string {
  return operation.charAt(0).toLowerCase() + operation.slice(1);
}
