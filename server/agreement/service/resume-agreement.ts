import { z } from 'zod';
import { appendEvent } from '../../ledger/append.ts';
import { dayOf } from '../../ledger/day.ts';
import { fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { projectAgreement } from '../../ledger/project.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { assertRegistrar, lockAgreement, touch } from '../lock.ts';
import { assertAllowed } from '../rules.ts';
import { assertInForceOn } from './suspend-agreement.ts';

const inputRule = z.object({ agreement: z.string(), on: z.string(), expectedVersion: z.int().nullish() });

/** Ends a suspension: `on` is the first day on which the agreement is in force again. For the registrar. Returns its id. */
export async function resumeAgreement(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'resumeAgreement', raw, async (tx) => {
    const { on, ...input } = parseInput(inputRule, raw);
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    assertRegistrar(act);
    assertAllowed('resume it', agreement);
    assertInForceOn(agreement, on);
    const open = await tx.suspension.findFirst({
      where: { agreementId: agreement.id, until: null },
      select: { since: true },
    });
    if (!open) {
      throw fault(
        'agreement',
        'It is not itself suspended: it follows the agreement that it supplements. Resume that one.',
      );
    }
    if (on <= dayOf(open.since))
      throw fault('on', `It is suspended from ${dayOf(open.since)}; choose a later day.`);
    await appendEvent(tx, { kind: 'RESUMED', agreementId: agreement.id, on });
    await touch(tx, agreement.id);
    await projectAgreement(tx, agreement.id);
    return agreement.id;
  });
}
