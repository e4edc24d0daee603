// What was confidential becomes public as events of its own when an agreement is concluded: whoever reads the feed misses
// nothing, and the earlier events stay as confidential as they were appended.
import type { Transaction } from '../db/client.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import { appendEvent, type NewSource } from '../ledger/append.ts';
import { retractedIds, standingClaims } from '../ledger/fold.ts';
import { readTerms } from './draft.ts';
import { TOLD } from './event-rules.ts';
import type { LockedAgreement } from './lock.ts';

/** Writes the terms of the draft as those of the agreement, with the public event that tells of them. */
export async function restateTerms(
  tx: Transaction,
  agreement: LockedAgreement,
  draftNumber: number,
): Promise<void> {
  const agreementId = agreement.id;
  const { scopes, provisions } = await readTerms(tx, agreementId, draftNumber);
  const partners = agreement.parties.filter(({ role }) => role === 'PARTNER').map(({ party }) => party.slug);
  const details = {
    title: agreement.title,
    partners,
    ...(agreement.kind ? { kind: agreement.kind } : {}),
    scopes,
    provisions,
  };
  const eventId = await appendEvent(tx, { kind: 'DESCRIBED', agreementId, details });
  await tx.scope.createMany({ data: scopes.map((scope) => ({ ...scope, agreementId, eventId })) });
  // One by one, so that their ids follow the order of the text.
  for (const provision of provisions) {
    await tx.provision.create({ data: { ...provision, agreementId, eventId }, select: { id: true } });
  }
}

const CONFIDENTIAL = {
  id: true,
  kind: true,
  partyId: true,
  on: true,
  basis: true,
  disputed: true,
  note: true,
  correctsId: true,
  details: true,
  sources: {
    select: { source: { select: { title: true, url: true, note: true } } },
    orderBy: { position: 'asc' },
  },
} as const satisfies Prisma.EventSelect;

type ConfidentialEvent = Prisma.EventGetPayload<{ select: typeof CONFIDENTIAL }>;

/** Appends the approvals and the facts that were recorded during the negotiation, as their last corrections leave them. */
export async function restateFacts(tx: Transaction, agreementId: string): Promise<void> {
  const events = await tx.event.findMany({
    where: {
      agreementId,
      audience: 'PARTIES',
      kind: { in: [...TOLD, 'APPROVED', 'CORRECTED', 'RETRACTED'] },
    },
    select: CONFIDENTIAL,
    orderBy: { position: 'asc' },
  });
  // Disputed claims are told too, as disputed.
  const claims = standingClaims(
    events.map((event) => ({ ...event, disputed: false, until: null, terminationId: null })),
  );
  for (const { id, on } of claims) {
    const event = events.find((each) => each.id === id);
    if (!event) continue;
    const { kind, partyId, basis, disputed, note, details } = event;
    const fact = { kind, agreementId, partyId, on, basis, disputed, note };
    await appendEvent(tx, { ...fact, details: Object(details), sources: sourcesOf(event, events) });
  }
}

/** The sources of an event and of the corrections of it that stand. */
function sourcesOf({ id, sources }: ConfidentialEvent, events: readonly ConfidentialEvent[]): NewSource[] {
  const retracted = retractedIds(events.map((event) => ({ ...event, until: null, terminationId: null })));
  const corrections = events.filter(
    (event) => event.correctsId === id && event.kind === 'CORRECTED' && !retracted.has(event.id),
  );
  return [
    ...sources.map(({ source }) => source),
    ...corrections.flatMap((event) => sourcesOf(event, events)),
  ];
}
