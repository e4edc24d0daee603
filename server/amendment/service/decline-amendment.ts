import { z } from 'zod';
import { actingParty } from '../../agreement/lock.ts';
import { assertAllowed, isBoundOn } from '../../agreement/rules.ts';
import { optionalReasonRule } from '../../agreement/terms-rules.ts';
import { dayOf } from '../../ledger/day.ts';
import { ForbiddenError } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { assertProposed } from '../assert-proposed.ts';
import { lockAmendment } from '../lock.ts';
import { settle } from '../settle.ts';

const inputRule = z.object({
  amendment: z.string(),
  party: z.string().nullish(),
  reason: optionalReasonRule,
  expectedVersion: z.int().nullish(),
});

/** Declines a proposed amendment for a party, which ends the proposal. Returns the amendment's id. */
export async function declineAmendment(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'declineAmendment', raw, async (tx) => {
    const input = parseInput(inputRule, raw);
    const { agreement, amendment } = await lockAmendment(tx, act, input.amendment, input.expectedVersion);
    const partyId = actingParty(act, agreement, input.party);
    assertProposed('decline it', amendment, act.today);
    assertAllowed('decline an amendment', agreement);
    const isBound = agreement.parties.some(
      (party) => party.partyId === partyId && isBoundOn(party, dayOf(amendment.effectiveOn)),
    );
    if (!isBound)
      throw new ForbiddenError(
        'The party has left by the day on which it takes effect; its consent is not asked.',
      );
    await settle(tx, amendment, 'DECLINED', partyId, input.reason);
    return amendment.id;
  });
}
