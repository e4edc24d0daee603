import { z } from 'zod';
import type { Transaction } from '../../db/client.ts';
import { appendEvent, dateColumns } from '../../ledger/append.ts';
import { type Day, dayOf, toDate } from '../../ledger/day.ts';
import { ConflictError, fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { projectAgreement } from '../../ledger/project.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { actingParty, assertNotReplaced, type LockedAgreement, lockAgreement, touch } from '../lock.ts';
import { agreedDay, assertAllowed, assertNotInFuture } from '../rules.ts';

const inputRule = z.object({
  agreement: z.string(),
  party: z.string().nullish(),
  on: z.string().nullish(),
  expectedVersion: z.int().nullish(),
});

/**
 * Consents for a party to the open proposal to end an agreement. With the last consent the agreement ends, on the day
 * proposed or on that of the last consent, whichever is later. Where whoever had not consented has left since, a party that had
 * consented ends it by consenting again, no earlier than the other left. Returns the agreement's id.
 */
export async function consentToTermination(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'consentToTermination', raw, async (tx) => {
    const input = parseInput(inputRule, raw);
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    const partyId = actingParty(act, agreement, input.party);
    assertAllowed('consent to ending it', agreement);
    const on = input.on ?? act.today;
    assertNotInFuture(on, act.today);
    const agreementId = agreement.id;
    const proposal = await tx.termination.findFirst({
      where: { agreementId, outcome: null },
      select: { id: true, on: true },
    });
    if (!proposal) throw fault('agreement', 'Nobody has proposed to end it; propose that first.');
    const target = { agreementId, terminationId: proposal.id, partyId };
    const earlier = await tx.consent.findFirst({ where: target, select: { on: true } });
    if (!earlier) await addConsent(tx, target, on);
    const isAgreed = await endIfComplete(tx, act.today, agreement, proposal);
    if (earlier && !isAgreed)
      throw new ConflictError(`The party has consented already, on ${earlier.on}.`, agreement.version);
    return agreementId;
  });
}

interface ConsentTarget {
  readonly agreementId: string;
  readonly terminationId: string;
  readonly partyId: string;
}

async function addConsent(tx: Transaction, target: ConsentTarget, on: Day): Promise<void> {
  const { agreementId, partyId } = target;
  const event = { kind: 'TERMINATION_CONSENTED', agreementId, partyId, on, audience: 'PARTIES' } as const;
  const eventId = await appendEvent(tx, event);
  await tx.consent.create({
    data: { ...target, kind: 'SIGNATURE', eventId, ...dateColumns(on) },
    select: { id: true },
  });
}

/** Whether no consent was missing, so that the end is agreed now. */
async function endIfComplete(
  tx: Transaction,
  today: Day,
  agreement: LockedAgreement,
  proposal: { readonly id: string; readonly on: Date },
): Promise<boolean> {
  const agreementId = agreement.id;
  const consents = await tx.consent.findMany({
    where: { terminationId: proposal.id },
    select: { partyId: true, on: true },
    orderBy: [{ onEarliest: 'asc' }, { id: 'asc' }],
  });
  const endsOn = agreedDay(dayOf(proposal.on), agreement.parties, consents, today);
  if (endsOn === null) return false;
  assertNotReplaced(agreement);
  const { endEarliest, endedOn, version } = agreement;
  if (endEarliest !== null && dayOf(endEarliest) <= endsOn)
    throw new ConflictError(`It ends on ${endedOn} already, no later than by this proposal.`, version);
  await tx.termination.update({
    where: { id: proposal.id },
    data: { outcome: 'AGREED', on: toDate(endsOn) },
    select: { id: true },
  });
  for (const { partyId, on } of consents)
    await appendEvent(tx, { kind: 'TERMINATION_CONSENTED', agreementId, partyId, on });
  await appendEvent(tx, {
    kind: 'TERMINATED',
    agreementId,
    on: endsOn,
    details: { termination: proposal.id },
  });
  await touch(tx, agreementId);
  await projectAgreement(tx, agreementId);
  return true;
}
