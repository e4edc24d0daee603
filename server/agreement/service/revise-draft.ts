import { z } from 'zod';
import { appendEvent } from '../../ledger/append.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { createDraft, readTerms } from '../draft.ts';
import { actingParty, lockAgreement } from '../lock.ts';
import { assertAllowed } from '../rules.ts';
import { provisionsRule, scopesRule, titleRule } from '../terms-rules.ts';

const inputRule = z.object({
  agreement: z.string(),
  title: titleRule.nullish(),
  scopes: scopesRule.nullish(),
  provisions: provisionsRule.nullish(),
  expectedVersion: z.int().nullish(),
});

/**
 * Puts forward the next draft of an agreement under negotiation, with what the input leaves out as it was. Nobody has
 * consented to it yet. For any party and the registrar. Returns the agreement's id.
 */
export async function reviseDraft(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'reviseDraft', raw, async (tx) => {
    const input = parseInput(inputRule, raw);
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    const proposer = actingParty(act, agreement);
    assertAllowed('revise the draft', agreement);
    const current = agreement.draftNumber ?? 0;
    const terms = await readTerms(tx, agreement.id, current);
    const revised = {
      scopes: input.scopes ?? terms.scopes,
      provisions: input.provisions ?? terms.provisions,
    };
    const number = current + 1;
    await createDraft(tx, { agreementId: agreement.id, number, proposedById: proposer, ...revised });
    const title = input.title ?? agreement.title;
    await tx.agreement.update({
      where: { id: agreement.id },
      data: { draftNumber: number, title, version: { increment: 1 } },
      select: { id: true },
    });
    await appendEvent(tx, {
      kind: 'DRAFT_REVISED',
      agreementId: agreement.id,
      partyId: proposer,
      audience: 'PARTIES',
      details: { draft: number, title, ...revised },
    });
    return agreement.id;
  });
}
