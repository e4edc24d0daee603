import type { Transaction } from '../db/client.ts';
import type { Terms } from './terms-rules.ts';

export interface NewDraft extends Terms {
  readonly agreementId: string;
  readonly number: number;
  readonly proposedById: string;
}

/** Adds a draft with its terms. Consents to earlier ones stay with those. */
export async function createDraft(tx: Transaction, draft: NewDraft): Promise<void> {
  const { agreementId, number, proposedById, scopes, provisions } = draft;
  await tx.draft.create({ data: { agreementId, number, proposedById }, select: { number: true } });
  await tx.draftScope.createMany({
    data: scopes.map((scope) => ({ ...scope, agreementId, draftNumber: number })),
  });
  await tx.draftProvision.createMany({
    data: provisions.map((provision, position) => ({
      ...provision,
      position,
      agreementId,
      draftNumber: number,
    })),
  });
}

/** The terms of a draft, provisions in the order of the text. */
export async function readTerms(tx: Transaction, agreementId: string, number: number): Promise<Terms> {
  const draft = await tx.draft.findUniqueOrThrow({
    where: { agreementId_number: { agreementId, number } },
    select: {
      scopes: { select: { kind: true, note: true }, orderBy: { kind: 'asc' } },
      provisions: { select: { number: true, heading: true, text: true }, orderBy: { position: 'asc' } },
    },
  });
  return draft;
}
