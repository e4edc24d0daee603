import { z } from 'zod';
import type { Transaction } from '../../db/client.ts';
import { appendEvent } from '../../ledger/append.ts';
import { type Day, dayOf, toDate } from '../../ledger/day.ts';
import { fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { projectAgreement } from '../../ledger/project.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { assertRegistrar, type LockedAgreement, lockAgreement, touch } from '../lock.ts';
import { assertAllowed } from '../rules.ts';
import { reasonRule } from '../terms-rules.ts';

const inputRule = z.object({
  agreement: z.string(),
  on: z.string(),
  reason: reasonRule,
  expectedVersion: z.int().nullish(),
});

/**
 * Suspends an agreement from a day on, which lies inside the period in which it is in force and in no other suspension. For
 * the registrar, who gives the reason. Returns the agreement's id.
 */
export async function suspendAgreement(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'suspendAgreement', raw, async (tx) => {
    const { on, reason, ...input } = parseInput(inputRule, raw);
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    assertRegistrar(act);
    assertAllowed('suspend it', agreement);
    assertInForceOn(agreement, on);
    await assertNotSuspendedFrom(tx, agreement.id, on);
    await appendEvent(tx, { kind: 'SUSPENDED', agreementId: agreement.id, on, note: reason });
    await touch(tx, agreement.id);
    await projectAgreement(tx, agreement.id);
    return agreement.id;
  });
}

/** Throws InvalidInputError for a day on which the agreement is not surely in force. */
export function assertInForceOn({ startLatest, endEarliest, endedOn }: LockedAgreement, on: Day): void {
  if (startLatest === null || dayOf(startLatest) > on) {
    throw fault('on', `It is not surely in force on ${on}; choose a day on which it is.`);
  }
  if (endEarliest !== null && dayOf(endEarliest) <= on) {
    throw fault('on', `It ends on ${endedOn}; choose a day before that.`);
  }
}

async function assertNotSuspendedFrom(tx: Transaction, agreementId: string, on: Day): Promise<void> {
  const other = await tx.suspension.findFirst({
    where: { agreementId, OR: [{ until: null }, { until: { gt: toDate(on) } }] },
    select: { since: true, until: true },
    orderBy: { since: 'asc' },
  });
  if (!other) return;
  const until = other.until ? ` to ${dayOf(other.until)}` : '';
  throw fault(
    'on',
    `It is suspended from ${dayOf(other.since)}${until}; a suspension begins after all earlier ones have ended.`,
  );
}
