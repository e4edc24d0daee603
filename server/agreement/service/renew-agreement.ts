import { z } from 'zod';
import { appendEvent } from '../../ledger/append.ts';
import { dayOf } from '../../ledger/day.ts';
import { ConflictError, fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { projectAgreement } from '../../ledger/project.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { assertRegistrar, lockAgreement, touch } from '../lock.ts';
import { assertAllowed } from '../rules.ts';

const inputRule = z.object({ agreement: z.string(), until: z.string(), expectedVersion: z.int().nullish() });

/** Renews the term of an agreement: it expires on `until` and no longer on the day before. For the registrar. Returns its id. */
export async function renewAgreement(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'renewAgreement', raw, async (tx) => {
    const { until, ...input } = parseInput(inputRule, raw);
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    assertRegistrar(act);
    assertAllowed('renew it', agreement);
    if (agreement.termMonths === null)
      throw fault('agreement', 'It has no term, so there is nothing to renew.');
    if (!agreement.termRenewable)
      throw fault('agreement', 'Its term is not renewable; amend or replace the agreement instead.');
    if (agreement.endStatus !== 'EXPIRED') {
      throw new ConflictError(
        `It ends on ${agreement.endedOn}, before its term runs out; renewing the term does not change that.`,
        agreement.version,
      );
    }
    if (agreement.endEarliest !== null && dayOf(agreement.endEarliest) >= until) {
      throw fault('until', `It runs until ${agreement.endedOn}; choose a later day.`);
    }
    await appendEvent(tx, { kind: 'RENEWED', agreementId: agreement.id, on: act.today, details: { until } });
    await touch(tx, agreement.id);
    await projectAgreement(tx, agreement.id);
    return agreement.id;
  });
}
