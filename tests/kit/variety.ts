// What the registry's facts hold no example of yet: ends, suspensions, periods, bounds, amendments, and what the public
// may not see.
import {
  describeAgreement,
  type RecordedEvent,
  recordAgreement,
  recordEvents,
} from '../../server/agreement/record.ts';
import { giveNotice } from '../../server/agreement/service/give-notice.ts';
import { consentToAmendment } from '../../server/amendment/service/consent-to-amendment.ts';
import { declineAmendment } from '../../server/amendment/service/decline-amendment.ts';
import { proposeAmendment } from '../../server/amendment/service/propose-amendment.ts';
import type { Database, Transaction } from '../../server/db/client.ts';
import type { EventKind } from '../../server/db/generated/prisma/enums.ts';
import { appendEvent } from '../../server/ledger/append.ts';
import { projectAgreement } from '../../server/ledger/project.ts';
import { REGISTRAR, TODAY } from './acting.ts';

export const SECRET_SOURCE = 'Minutes that nobody may read';

type Facts = readonly (readonly [EventKind, string])[];
type Relations = Partial<Record<'supplements' | 'replaces', string>>;

const SUPPLEMENT: Facts = [
  ['SIGNED', '2002'],
  ['LISTED', '2003-03-03'],
];
const OTHERS: readonly (readonly [slug: string, Relations, Facts])[] = [
  ['triple-supplement', { supplements: 'triple-pact' }, SUPPLEMENT],
  ['triple-survivor', { supplements: 'triple-pact' }, SUPPLEMENT],
  [
    'old-deal',
    {},
    [
      ['SIGNED', '1995-05'],
      ['ENTERED_INTO_FORCE', '1996'],
      ['REPLACED', '2012-12-12'],
    ],
  ],
  [
    'new-deal',
    { replaces: 'old-deal' },
    [
      ['SIGNED', '2012-01-01'],
      ['ENTERED_INTO_FORCE', '2012-12-12'],
    ],
  ],
  [
    'short-deal',
    {},
    [
      ['LISTED', '2003-03-03'],
      ['EXPIRED', '2009'],
    ],
  ],
  [
    'bounded-deal',
    {},
    [
      ['SIGNED', '[..2003-03-03]'],
      ['SUSPENDED', '2015'],
      ['RESUMED', '2016-06-06'],
    ],
  ],
  [
    'open-deal',
    {},
    [
      ['SIGNED', '[2015-05-05..]'],
      ['LISTED', '2026-11-23'],
    ],
  ],
];

// Prisma's own would be too short where many test files run at once.
export const TIMEOUT = { timeout: 30_000, maxWait: 30_000 };

/** Adds agreements of every sort, and to `triple-pact` amendments that are in effect, agreed, proposed and declined. */
export async function addVariety(db: Database): Promise<void> {
  await db.$transaction(async (tx) => {
    await addPact(tx);
    for (const [slug, relations, facts] of OTHERS) await record(tx, slug, relations, facts);
    await addHidden(tx);
  }, TIMEOUT);
  await amendPact(db);
  // Its other partners go on with it.
  await giveNotice(actOf(db), {
    ...{ agreement: 'new-deal', party: 'au', on: '2014-01-01', effectiveOn: '2015-01-01' },
  });
}

async function addPact(tx: Transaction) {
  const id = await record(tx, 'triple-pact', {}, [
    ['SIGNED', '2001-05-05'],
    ['ENTERED_INTO_FORCE', '2001-06-01'],
    ['SUSPENDED', '2005-01-01'],
    ['RESUMED', '2006'],
  ]);
  await describeAgreement(tx, id, {
    kind: 'ARRANGEMENT',
    scopes: [{ kind: 'DATABASE_ACCESS', note: 'of stolen things' }],
    sources: [{ title: 'Text of the pact' }],
  });
}

/** Amendments in effect, agreed, proposed and declined; then the day of the end. */
const PACT = 'triple-pact';

async function amendPact(db: Database) {
  await agreeAmendment(db, PACT, { effectiveOn: '2003-01-01' });
  await agreeAmendment(db, PACT, {
    effectiveOn: '2010-01-01',
    changes: [{ removeScope: 'TECHNICAL_ASSISTANCE' }],
  });
  await agreeAmendment(db, PACT, {
    effectiveOn: '2027-01-01',
    changes: [{ addScope: { kind: 'INFORMATION_EXCHANGE' } }],
  });
  await propose(db, PACT, { effectiveOn: '2028-01-01', changes: [{ removeProvision: '1 bis' }] });
  const amendment = await propose(db, PACT, {
    effectiveOn: '2028-02-02',
    changes: [{ removeProvision: '1 bis' }],
  });
  await declineAmendment(actOf(db), { amendment });
  const { id } = await db.agreement.findUniqueOrThrow({ where: { slug: PACT }, select: { id: true } });
  await db.$transaction((tx) => recordEvents(tx, id, [told('TERMINATED', '2030-06-01')]), TIMEOUT);
}

interface Proposal {
  readonly effectiveOn: string;
  readonly changes?: readonly unknown[];
}

const ADDITIONS = [
  { addScope: { kind: 'TECHNICAL_ASSISTANCE', note: 'training' } },
  { addProvision: { number: '1 bis', heading: 'Aim', text: 'From then on.' } },
];

/** Proposes an amendment; every party consents to it, on that day at the latest. */
export async function agreeAmendment(db: Database, slug: string, proposal: Proposal): Promise<void> {
  const amendment = await propose(db, slug, proposal);
  const parties = await db.agreementParty.findMany({
    where: { agreement: { slug } },
    select: { party: { select: { slug: true } } },
    orderBy: { position: 'asc' },
  });
  const [on = TODAY] = [proposal.effectiveOn, TODAY].sort();
  for (const { party } of parties) {
    await consentToAmendment(actOf(db), { amendment, party: party.slug, on });
  }
}

const actOf = (db: Database) => ({ db, principal: REGISTRAR, today: TODAY });

/** Proposes an amendment, which only its parties and the registrar see, and returns its id. */
export function propose(
  db: Database,
  agreement: string,
  { effectiveOn, changes = ADDITIONS }: Proposal,
): Promise<string> {
  const title = `Amendment of ${effectiveOn}`;
  return proposeAmendment(actOf(db), { agreement, title, effectiveOn, changes });
}

/** Events of an agreement and a party that only the parties may read. */
async function addHidden(tx: Transaction) {
  const { id } = await tx.agreement.findUniqueOrThrow({
    where: { slug: 'oios-cooperation' },
    select: { id: true },
  });
  const audience = 'PARTIES';
  const sources = [{ title: SECRET_SOURCE }];
  await appendEvent(tx, {
    kind: 'SIGNED',
    agreementId: id,
    on: '1990-01-01',
    note: 'secret',
    // As an undisputed one would change what everybody is told.
    disputed: true,
    audience,
    sources,
  });
  const listed = await tx.event.findFirstOrThrow({
    where: { agreementId: id, kind: 'LISTED' },
    select: { id: true },
  });
  const correction = {
    kind: 'CORRECTED' as const,
    agreementId: id,
    correctsId: listed.id,
    note: 'secret',
    audience,
  };
  await tx.event.create({ data: { ...correction, audience: 'PARTIES' }, select: { id: true } });
  await projectAgreement(tx, id);
}

async function record(tx: Transaction, slug: string, relations: Relations, facts: Facts): Promise<string> {
  const id = await recordAgreement(tx, {
    ...{ slug, title: `Concerted Accord ${slug} on Évidence`, note: null, sources: [] },
    partners: ['europol', 'wco', 'au'],
    ...relations,
  });
  await tx.agreement.update({
    where: { id },
    data: { survivesParent: slug.endsWith('-survivor') },
    select: { id: true },
  });
  await recordEvents(
    tx,
    id,
    facts.map(([kind, on]) => told(kind, on)),
  );
  return id;
}

function told(kind: EventKind, on: string): RecordedEvent {
  return { kind, on, partyId: null, basis: null, disputed: false, sources: [{ title: 'A book of accords' }] };
}
