import { z } from 'zod';
import { appendEvent } from '../../ledger/append.ts';
import { dayOf, toDate } from '../../ledger/day.ts';
import { fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { actingParty, assertNotReplaced, lockAgreement } from '../lock.ts';
import { assertAllowed } from '../rules.ts';
import { optionalReasonRule } from '../terms-rules.ts';

const inputRule = z.object({
  agreement: z.string(),
  on: z.string(),
  reason: optionalReasonRule,
  expectedVersion: z.int().nullish(),
});

/**
 * Proposes to end an agreement by consent of all on a day. It takes the place of an earlier proposal, whose consents do not
 * count for it. For any party and the registrar; known to the parties alone. Returns the agreement's id.
 */
export async function proposeTermination(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'proposeTermination', raw, async (tx) => {
    const { on, reason, ...input } = parseInput(inputRule, raw);
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    const proposedById = actingParty(act, agreement);
    assertAllowed('propose to end it', agreement);
    assertNotReplaced(agreement);
    if (agreement.endEarliest !== null && dayOf(agreement.endEarliest) <= on) {
      throw fault('on', `It ends on ${agreement.endedOn} already; choose an earlier day.`);
    }
    if (agreement.startEarliest !== null && dayOf(agreement.startEarliest) >= on) {
      throw fault('on', `It is in force from ${dayOf(agreement.startEarliest)}; choose a later day.`);
    }
    const agreementId = agreement.id;
    await tx.termination.updateMany({
      where: { agreementId, outcome: null },
      data: { outcome: 'SUPERSEDED' },
    });
    await tx.termination.create({
      data: { agreementId, on: toDate(on), reason, proposedById },
      select: { id: true },
    });
    await appendEvent(tx, {
      kind: 'TERMINATION_PROPOSED',
      agreementId,
      partyId: proposedById,
      audience: 'PARTIES',
      note: reason,
      details: { effectiveOn: on },
    });
    return agreementId;
  });
}
