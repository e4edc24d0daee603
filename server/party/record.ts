import type { Transaction } from '../db/client.ts';
import { appendEvent, type NewSource } from '../ledger/append.ts';
import type { PartyDetails } from '../ledger/details.ts';

export interface NewParty extends PartyDetails {
  readonly isHost?: boolean;
  readonly sources?: readonly NewSource[];
}

/** Registers a party and appends the event that tells so. Its parent is registered before it. Returns its id. */
export async function registerParty(tx: Transaction, party: NewParty): Promise<string> {
  const { sources = [], isHost = false, parent, aliases, ...columns } = party;
  const { id } = await tx.party.create({
    data: {
      ...columns,
      isHost,
      ...(parent === null ? {} : { parent: { connect: { slug: parent } } }),
      aliases: { create: aliases.map((name, position) => ({ name, position })) },
    },
    select: { id: true },
  });
  const details: PartyDetails = { ...columns, parent, aliases };
  await appendEvent(tx, { kind: 'PARTY_REGISTERED', partyId: id, details, sources });
  return id;
}
