import { z } from 'zod';
import type { Transaction } from '../../db/client.ts';
import { appendEvent } from '../../ledger/append.ts';
import { type Day, dayOf } from '../../ledger/day.ts';
import { ApprovalMissingError, ConflictError, ConsentMissingError, fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { projectAgreement } from '../../ledger/project.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { ENTRY, earliestEntry, entryConditions, unmet } from '../entry-conditions.ts';
import { assertRegistrar, type LockedAgreement, lockAgreement, lockById, touch } from '../lock.ts';
import { assertAllowed } from '../rules.ts';

const inputRule = z.object({
  agreement: z.string(),
  on: z.string().nullish(),
  expectedVersion: z.int().nullish(),
});

/**
 * Brings a signed agreement into force on a day: the one that its own rule computes, or the one given where it has no rule,
 * no earlier than the last consent and the last required approval. The agreement that it replaces ends on that day. For the
 * registrar. Returns the agreement's id.
 */
export async function bringIntoForce(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'bringIntoForce', raw, async (tx) => {
    const input = parseInput(inputRule, raw);
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    assertRegistrar(act);
    if (agreement.origin === 'RECORDED') {
      throw fault(
        'agreement',
        'It was recorded from sources. Record its entry into force as an event, with the source that states it.',
      );
    }
    assertAllowed('bring it into force', agreement);
    if (agreement.inForceOn !== null) {
      throw new ConflictError(`It enters into force on ${agreement.inForceOn} already.`, agreement.version);
    }
    const on = await dayOfEntry(tx, agreement, input.on);
    if (agreement.replacesId !== null) await assertReplaceable(tx, agreement.replacesId, on);
    await appendEvent(tx, { kind: 'ENTERED_INTO_FORCE', agreementId: agreement.id, on });
    if (agreement.replacesId !== null) {
      await appendEvent(tx, {
        kind: 'REPLACED',
        agreementId: agreement.replacesId,
        on,
        details: { by: agreement.slug },
      });
      await touch(tx, agreement.replacesId);
      await projectAgreement(tx, agreement.replacesId);
    }
    await touch(tx, agreement.id);
    await projectAgreement(tx, agreement.id);
    return agreement.id;
  });
}

async function dayOfEntry(tx: Transaction, agreement: LockedAgreement, asked?: Day | null): Promise<Day> {
  const row = await tx.agreement.findUniqueOrThrow({ where: { id: agreement.id }, select: ENTRY });
  const conditions = entryConditions(row);
  // A missing consent is reported before a missing approval.
  const consents = unmet(conditions, 'CONSENT');
  if (consents.length > 0) {
    throw new ConsentMissingError(
      'Not every party has consented; see `awaiting`.',
      consents.map(({ partyId }) => partyId),
    );
  }
  const earliestOn = earliestEntry(conditions, agreement.daysAfterLastConsent);
  if (earliestOn === null) {
    const missing = unmet(conditions, 'APPROVAL').map(({ partyId, body }) => ({ partyId, body: body ?? '' }));
    throw new ApprovalMissingError(
      'An approval that entry into force waits for is missing; see `missing`.',
      missing,
    );
  }
  if (agreement.daysAfterLastConsent !== null) {
    if (asked && asked !== earliestOn) {
      throw fault('on', `Its own rule computes ${earliestOn}; leave \`on\` out, or give that day.`);
    }
    return earliestOn;
  }
  if (!asked)
    throw fault('on', 'It has no rule that computes the day; give the day on which it enters into force.');
  if (asked < earliestOn) {
    throw fault(
      'on',
      `It cannot enter into force before ${earliestOn}, the day of the last consent or approval.`,
    );
  }
  return asked;
}

/** Throws InvalidInputError where the predecessor cannot end on that day. */
async function assertReplaceable(tx: Transaction, replacedId: string, on: Day): Promise<void> {
  const replaced = await lockById(tx, replacedId);
  if (replaced.endStatus === 'REPLACED') {
    throw fault(
      'agreement',
      `"${replaced.slug}", which it replaces, is replaced by another agreement on ${replaced.endedOn} already.`,
    );
  }
  if (replaced.endEarliest !== null && dayOf(replaced.endEarliest) <= on) {
    throw fault(
      'on',
      `"${replaced.slug}", which it replaces, ends on ${replaced.endedOn} already; choose an earlier day.`,
    );
  }
  if (replaced.startEarliest !== null && dayOf(replaced.startEarliest) > on) {
    throw fault(
      'on',
      `"${replaced.slug}", which it replaces, enters into force only on ${dayOf(replaced.startEarliest)}; choose a later day.`,
    );
  }
}
