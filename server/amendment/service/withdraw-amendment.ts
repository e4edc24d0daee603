import { z } from 'zod';
import { actingParty } from '../../agreement/lock.ts';
import { assertAllowed } from '../../agreement/rules.ts';
import { ForbiddenError } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { assertProposed } from '../assert-proposed.ts';
import { lockAmendment } from '../lock.ts';
import { settle } from '../settle.ts';

const inputRule = z.object({ amendment: z.string(), expectedVersion: z.int().nullish() });

/** Withdraws a proposed amendment. For the party that proposed it, and the registrar. Returns the amendment's id. */
export async function withdrawAmendment(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'withdrawAmendment', raw, async (tx) => {
    const input = parseInput(inputRule, raw);
    const { agreement, amendment } = await lockAmendment(tx, act, input.amendment, input.expectedVersion);
    const partyId = actingParty(act, agreement);
    assertProposed('withdraw it', amendment, act.today);
    if (act.principal.role !== 'REGISTRAR' && partyId !== amendment.proposedById) {
      throw new ForbiddenError('Only the party that proposed it can withdraw it; you can decline it.');
    }
    assertAllowed('withdraw an amendment', agreement);
    await settle(tx, amendment, 'WITHDRAWN', amendment.proposedById, null);
    return amendment.id;
  });
}
