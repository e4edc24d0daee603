import { z } from 'zod';
import { actingParty, type LockedAgreement, touch } from '../../agreement/lock.ts';
import { phaseOn } from '../../agreement/phase.ts';
import { agreedDay, assertAllowed, assertNotInFuture, isOver, lastDay } from '../../agreement/rules.ts';
import type { Transaction } from '../../db/client.ts';
import { appendEvent, dateColumns } from '../../ledger/append.ts';
import { type Day, dayOf, toDate } from '../../ledger/day.ts';
import { ConflictError, fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { assertProposed } from '../assert-proposed.ts';
import { changesOf, type LockedAmendment, lockAmendment } from '../lock.ts';
import { misfits } from '../rules.ts';
import { applyChanges, readHoldingTerms } from '../terms.ts';

const inputRule = z.object({
  amendment: z.string(),
  party: z.string().nullish(),
  on: z.string().nullish(),
  expectedVersion: z.int().nullish(),
});

/**
 * Consents to a proposed amendment for a party. With the last consent it is agreed: it gets its number, becomes public, and
 * takes effect on its day or on that of the last consent, whichever is later. Where whoever had not consented has left since, no
 * consent is missing any more: a party that had consented says so by consenting again, and it takes effect no earlier than
 * the other left. Throws ConflictError where it no longer fits, because another amendment was agreed first. Returns the
 * amendment's id.
 */
export async function consentToAmendment(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'consentToAmendment', raw, async (tx) => {
    const input = parseInput(inputRule, raw);
    const { agreement, amendment } = await lockAmendment(tx, act, input.amendment, input.expectedVersion);
    const partyId = actingParty(act, agreement, input.party);
    assertProposed('consent to it', amendment, act.today);
    assertAllowed('consent to an amendment', agreement);
    const on = input.on ?? act.today;
    assertNotInFuture(on, act.today);
    const target = { agreementId: agreement.id, amendmentId: amendment.id, partyId };
    const earlier = await tx.consent.findFirst({ where: target, select: { on: true } });
    if (!earlier) await addConsent(tx, target, on);
    const where = { id: amendment.id };
    await tx.amendment.update({ where, data: { version: { increment: 1 } }, select: { id: true } });
    const isAgreed = await agreeIfComplete(tx, act.today, agreement, amendment);
    if (earlier && !isAgreed)
      throw new ConflictError(`The party has consented already, on ${earlier.on}.`, amendment.version);
    return amendment.id;
  });
}

interface ConsentTarget {
  readonly agreementId: string;
  readonly amendmentId: string;
  readonly partyId: string;
}

async function addConsent(tx: Transaction, target: ConsentTarget, on: Day): Promise<void> {
  const event = { kind: 'AMENDMENT_CONSENTED', ...target, on, audience: 'PARTIES' } as const;
  const eventId = await appendEvent(tx, event);
  await tx.consent.create({
    data: { ...target, kind: 'SIGNATURE', eventId, ...dateColumns(on) },
    select: { id: true },
  });
}

/** Whether no consent was missing, so that it is agreed now. */
async function agreeIfComplete(
  tx: Transaction,
  today: Day,
  agreement: LockedAgreement,
  amendment: LockedAmendment,
): Promise<boolean> {
  const { id: amendmentId, agreementId } = amendment;
  const consents = await tx.consent.findMany({
    where: { amendmentId },
    select: { partyId: true, on: true },
    orderBy: [{ onEarliest: 'asc' }, { id: 'asc' }],
  });
  const effectiveOn = agreedDay(dayOf(amendment.effectiveOn), agreement.parties, consents, today);
  if (effectiveOn === null) return false;
  assertHoldsOn(agreement, effectiveOn, amendment.version);
  const sequence = await nextSequence(tx, amendment, effectiveOn);
  const changes = changesOf(amendment);
  const [first] = misfits(changes, await readHoldingTerms(tx, agreementId, effectiveOn));
  if (first) {
    throw new ConflictError(
      `The amendment no longer fits, because another was agreed first: ${first.message} Propose it anew.`,
      amendment.version,
    );
  }
  const data = { outcome: 'AGREED', sequence, effectiveOn: toDate(effectiveOn) } as const;
  await tx.amendment.update({ where: { id: amendmentId }, data, select: { id: true } });
  for (const { partyId, on } of consents) {
    await appendEvent(tx, { kind: 'AMENDMENT_CONSENTED', agreementId, amendmentId, partyId, on });
  }
  const details = { sequence, title: amendment.title, effectiveOn, changes };
  const lastConsent = lastDay(consents.map(({ on }) => on));
  const eventId = await appendEvent(tx, {
    kind: 'AMENDMENT_AGREED',
    agreementId,
    amendmentId,
    on: lastConsent,
    details,
  });
  await applyChanges(tx, { id: amendmentId, agreementId, effectiveOn, eventId }, changes);
  await touch(tx, agreementId);
  return true;
}

/** Throws where the agreement that the amendment changes does not hold on its day. */
function assertHoldsOn(agreement: LockedAgreement, effectiveOn: Day, version: number): void {
  const { origin, startEarliest, phases } = agreement;
  if (origin === 'NEGOTIATED' && startEarliest === null) {
    throw fault(
      'amendment',
      'No amendment takes effect before its agreement, whose entry into force has no day yet. Bring the agreement into force, then consent last.',
    );
  }
  if (startEarliest !== null && dayOf(startEarliest) > effectiveOn) {
    throw new ConflictError(
      `The agreement is in force from ${dayOf(startEarliest)}; propose the amendment anew for that day or a later one.`,
      version,
    );
  }
  const { status } = phaseOn(phases, effectiveOn);
  if (isOver(status)) {
    throw new ConflictError(
      `The agreement is ${status} on ${effectiveOn}, when the amendment would take effect.`,
      version,
    );
  }
}

async function nextSequence(
  tx: Transaction,
  { agreementId, version }: LockedAmendment,
  effectiveOn: Day,
): Promise<number> {
  const last = await tx.amendment.findFirst({
    where: { agreementId, outcome: 'AGREED' },
    select: { sequence: true, effectiveOn: true },
    orderBy: { sequence: 'desc' },
  });
  if (last && dayOf(last.effectiveOn) > effectiveOn) {
    throw new ConflictError(
      `Amendment ${last.sequence} was agreed first and takes effect on ${dayOf(last.effectiveOn)}; propose this one anew for that day or a later one.`,
      version,
    );
  }
  return (last?.sequence ?? 0) + 1;
}
