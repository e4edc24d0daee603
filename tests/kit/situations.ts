// Brings agreements and amendments into a state by the acts that lead there, as the registrar, who may act for all.
import type { Actor, Row } from './acting.ts';

export const STATUSES = [
  'NEGOTIATING',
  'WITHDRAWN',
  'SIGNED',
  'IN_FORCE',
  'SUSPENDED',
  'TERMINATED',
  'EXPIRED',
  'REPLACED',
  'ENDED',
  'UNKNOWN',
] as const;
export type Status = (typeof STATUSES)[number];

export const AMENDMENT_STATUSES = ['PROPOSED', 'AGREED', 'IN_EFFECT', 'DECLINED', 'WITHDRAWN'] as const;
export type AmendmentStatus = (typeof AMENDMENT_STATUSES)[number];

/** Does an act that must succeed, and returns what it answers. */
export async function succeed(actor: Actor, operationName: string, input: Row): Promise<Row> {
  const answer = await actor.act(operationName, input);
  if (String(answer.__typename).endsWith('Error'))
    throw new Error(`${operationName} was refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** Opens a negotiation with Europol, unless the input tells otherwise. */
export async function open(registrar: Actor, slug: string, input: Row = {}): Promise<void> {
  await succeed(registrar, 'OpenNegotiation', {
    slug,
    title: `Agreement ${slug}`,
    kind: 'COOPERATION_AGREEMENT',
    partners: ['europol'],
    scopes: [{ kind: 'INFORMATION_EXCHANGE' }],
    provisions: [{ number: '1', text: 'The parties cooperate.' }],
    term: { months: 60, renewable: true },
    noticeMonths: 1,
    ...input,
  });
}

/** Opens it, and every party consents. */
export async function sign(registrar: Actor, slug: string, input: Row = {}): Promise<void> {
  await open(registrar, slug, input);
  const partners = Array.isArray(input.partners) ? input.partners : ['europol'];
  for (const party of ['interpol', ...partners])
    await succeed(registrar, 'ConsentToAgreement', { agreement: slug, party, on: '2026-01-10' });
}

/** Signs it, and brings it into force. */
export async function start(
  registrar: Actor,
  slug: string,
  input: Row = {},
  on = '2026-02-01',
): Promise<void> {
  await sign(registrar, slug, input);
  await succeed(registrar, 'BringIntoForce', { agreement: slug, on });
}

/** Records one with Europol of which nothing is told. */
async function record(registrar: Actor, slug: string): Promise<void> {
  await succeed(registrar, 'RecordAgreement', {
    slug,
    title: `Agreement ${slug}`,
    partners: ['europol'],
    sources: [{ title: 'A list' }],
  });
}

/** How an agreement comes to be in each state. */
const WAYS: Readonly<Record<Status, (registrar: Actor, slug: string) => Promise<void>>> = {
  NEGOTIATING: (registrar, slug) => open(registrar, slug),
  async WITHDRAWN(registrar, slug) {
    await open(registrar, slug);
    await succeed(registrar, 'WithdrawDraft', { agreement: slug });
  },
  SIGNED: (registrar, slug) => sign(registrar, slug),
  IN_FORCE: (registrar, slug) => start(registrar, slug),
  async SUSPENDED(registrar, slug) {
    await start(registrar, slug);
    await succeed(registrar, 'SuspendAgreement', { agreement: slug, on: '2026-03-01', reason: 'A dispute.' });
  },
  async TERMINATED(registrar, slug) {
    await start(registrar, slug);
    await succeed(registrar, 'GiveNotice', { agreement: slug, on: '2026-05-01', effectiveOn: '2026-06-01' });
  },
  EXPIRED: (registrar, slug) => start(registrar, slug, { term: { months: 6, renewable: true } }),
  async REPLACED(registrar, slug) {
    await start(registrar, slug);
    await start(registrar, `${slug}-successor`, { replaces: slug }, '2026-09-01');
  },
  async ENDED(registrar, slug) {
    await record(registrar, slug);
    for (const kind of ['EXPIRED', 'REPLACED'])
      await succeed(registrar, 'RecordEvent', { agreement: slug, kind, on: '2020' });
  },
  UNKNOWN: record,
};

/** Makes an agreement of that slug and brings it into a state. */
export function bringInto(status: Status, registrar: Actor, slug: string): Promise<void> {
  return WAYS[status](registrar, slug);
}

/** Proposes an amendment and returns its id. */
export async function propose(
  actor: Actor,
  agreement: string,
  effectiveOn = '2026-12-01',
  changes: readonly Row[] = [{ addScope: { kind: 'DATABASE_ACCESS' } }],
): Promise<string> {
  const { id } = await succeed(actor, 'ProposeAmendment', { agreement, effectiveOn, changes });
  return String(id);
}

/** Makes an agreement in force of that slug with an amendment in a state, and returns the amendment's id. */
export async function amendmentIn(status: AmendmentStatus, registrar: Actor, slug: string): Promise<string> {
  await start(registrar, slug);
  const amendment = await propose(registrar, slug, status === 'IN_EFFECT' ? '2026-11-01' : undefined);
  if (status === 'AGREED' || status === 'IN_EFFECT') {
    for (const party of ['interpol', 'europol'])
      await succeed(registrar, 'ConsentToAmendment', { amendment, party, on: '2026-10-01' });
  }
  if (status === 'DECLINED') await succeed(registrar, 'DeclineAmendment', { amendment });
  if (status === 'WITHDRAWN') await succeed(registrar, 'WithdrawAmendment', { amendment });
  return amendment;
}
