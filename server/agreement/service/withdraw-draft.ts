import { z } from 'zod';
import { appendEvent } from '../../ledger/append.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { projectAgreement } from '../../ledger/project.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { actingParty, lockAgreement, touch } from '../lock.ts';
import { assertAllowed } from '../rules.ts';
import { optionalReasonRule } from '../terms-rules.ts';

const inputRule = z.object({
  agreement: z.string(),
  reason: optionalReasonRule,
  expectedVersion: z.int().nullish(),
});

/** Withdraws the draft, which ends the negotiation. For any party and the registrar. Returns the agreement's id. */
export async function withdrawDraft(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'withdrawDraft', raw, async (tx) => {
    const input = parseInput(inputRule, raw);
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    const party = actingParty(act, agreement);
    assertAllowed('withdraw the draft', agreement);
    await appendEvent(tx, {
      kind: 'DRAFT_WITHDRAWN',
      agreementId: agreement.id,
      partyId: party,
      audience: 'PARTIES',
      note: input.reason,
    });
    await touch(tx, agreement.id);
    await projectAgreement(tx, agreement.id);
    return agreement.id;
  });
}
