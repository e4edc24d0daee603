import type { Transaction } from '../db/client.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import type { EventAudience, EventKind, EvidenceBasis } from '../db/generated/prisma/enums.ts';
import { toDate } from './day.ts';
import type { EventDetails } from './details.ts';
import { parseEdtf } from './edtf.ts';

export interface NewSource {
  readonly title: string;
  readonly url?: string | null;
  readonly note?: string | null;
}

export interface NewEvent {
  readonly kind: EventKind;
  readonly agreementId?: string;
  readonly amendmentId?: string;
  /** The event that it corrects or takes back. */
  readonly correctsId?: string;
  readonly partyId?: string | null;
  /** The legal day as EDTF; absent for an act of record. */
  readonly on?: string;
  readonly basis?: EvidenceBasis | null;
  readonly disputed?: boolean;
  readonly note?: string | null;
  readonly details?: EventDetails;
  readonly audience?: EventAudience;
  readonly sources?: readonly NewSource[];
}

/**
 * Appends an event to the ledger and returns its id. It takes the ledger's lock until the transaction ends, so the
 * caller has taken the agreement's row lock before. Throws InvalidEdtfError where `on` is no date.
 */
export async function appendEvent(tx: Transaction, event: NewEvent): Promise<string> {
  const { sources = [], details = {}, on, ...columns } = event;
  const sourceIds: string[] = [];
  // Before the sources, or two writers who cite a new one at once would both add it.
  if (sources.length > 0) await tx.$queryRaw`/* appendEvent */ SELECT lock_ledger()::TEXT`;
  for (const source of sources) sourceIds.push(await findOrCreateSource(tx, source));
  const { id } = await tx.event.create({
    data: {
      ...columns,
      ...(on === undefined ? {} : dateColumns(on)),
      details: toJson(details),
      sources: { create: [...new Set(sourceIds)].map((sourceId, position) => ({ sourceId, position })) },
    },
    select: { id: true },
  });
  return id;
}

/** An EDTF date as the three columns that hold it. */
export function dateColumns(text: string) {
  const { edtf, span } = parseEdtf(text);
  return {
    on: edtf,
    onEarliest: span.earliest === null ? null : toDate(span.earliest),
    onLatest: span.latest === null ? null : toDate(span.latest),
  };
}

async function findOrCreateSource(
  tx: Transaction,
  { title, url = null, note = null }: NewSource,
): Promise<string> {
  const known = await tx.source.findFirst({ where: { title, url }, select: { id: true } });
  return known?.id ?? (await tx.source.create({ data: { title, url, note }, select: { id: true } })).id;
}

function toJson(details: EventDetails | Record<string, never>): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(details));
}
