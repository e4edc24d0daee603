// What the registry's facts hold no example of yet: ends, suspensions, periods, bounds, amendments, and what the public
// may not see.
import {
  describeAgreement,
  type RecordedEvent,
  recordAgreement,
  recordEvents,
} from '../../server/agreement/record.ts';
import type { Database, Transaction } from '../../server/db/client.ts';
import type { AmendmentOutcome, EventKind } from '../../server/db/generated/prisma/enums.ts';
import { appendEvent } from '../../server/ledger/append.ts';

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
export const TIMEOUT = { timeout: 30_000 };

/** Adds agreements of every sort, and to `triple-pact` amendments that are in effect, agreed, proposed and declined. */
export async function addVariety(db: Database): Promise<void> {
  await db.$transaction(async (tx) => {
    await addPact(tx);
    for (const [slug, relations, facts] of OTHERS) await record(tx, slug, relations, facts);
    await addHidden(tx);
  }, TIMEOUT);
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
  await addAmendment(tx, id, { sequence: 1, outcome: 'AGREED', effectiveOn: '2003-01-01' });
  await addAmendment(tx, id, { sequence: 2, outcome: 'AGREED', effectiveOn: '2027-01-01' });
  await addAmendment(tx, id, { sequence: null, outcome: null, effectiveOn: '2028-01-01' });
  await addAmendment(tx, id, { sequence: null, outcome: 'DECLINED', effectiveOn: '2028-02-02' });
  await recordEvents(tx, id, [told('TERMINATED', '2030-06-01')]);
}

interface NewAmendment {
  readonly sequence: number | null;
  readonly outcome: AmendmentOutcome | null;
  readonly effectiveOn: string;
}

/** An amendment that adds a scope and an article; those are rows of the agreement where it is the first. */
export async function addAmendment(
  tx: Transaction,
  agreementId: string,
  { effectiveOn, ...amendment }: NewAmendment,
) {
  const parties = await tx.agreementParty.findMany({ where: { agreementId }, orderBy: { position: 'asc' } });
  const day = new Date(effectiveOn);
  const { id } = await tx.amendment.create({
    data: {
      ...{ ...amendment, agreementId, effectiveOn: day, title: `Amendment of ${effectiveOn}` },
      proposedById: parties[0]?.partyId ?? '',
      changes: {
        create: [
          { position: 0, kind: 'ADD_SCOPE', scope: 'TECHNICAL_ASSISTANCE', note: 'training' },
          {
            position: 1,
            kind: 'ADD_PROVISION',
            number: '1 bis',
            heading: 'Aim',
            text: `From ${effectiveOn} on.`,
          },
        ],
      },
    },
    select: { id: true },
  });
  const audience = amendment.outcome === 'AGREED' ? 'PUBLIC' : 'PARTIES';
  for (const { partyId } of parties) {
    const event = await appendEvent(tx, {
      kind: 'AMENDMENT_CONSENTED',
      agreementId,
      partyId,
      on: effectiveOn,
      audience,
    });
    const consent = { agreementId, amendmentId: id, partyId, kind: 'SIGNATURE' as const, eventId: event };
    await tx.consent.create({ data: { ...consent, on: effectiveOn, onEarliest: day, onLatest: day } });
  }
  if (amendment.sequence !== 1) return;
  const eventId = await appendEvent(tx, { kind: 'AMENDMENT_AGREED', agreementId, on: effectiveOn });
  const added = { agreementId, eventId, addedById: id, since: day };
  await tx.scope.create({
    data: {
      ...added,
      kind: 'TECHNICAL_ASSISTANCE',
      note: 'training',
      until: new Date(effectiveOn < '2010' ? '2010-01-01' : '2030-01-01'),
    },
  });
  await tx.provision.create({ data: { ...added, number: '1 bis', heading: 'Aim', text: 'From then on.' } });
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
