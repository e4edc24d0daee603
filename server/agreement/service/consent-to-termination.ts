import { z } from 'zod';
import type { Transaction } from '../../db/client.ts';
import { appendEvent, dateColumns } from '../../ledger/append.ts';
import { dayOf, toDate } from '../../ledger/day.ts';
import { ConflictError, fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { projectAgreement } from '../../ledger/project.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { actingParty, assertNotReplaced, type LockedAgreement, lockAgreement, touch } from '../lock.ts';
import { assertAllowed, assertNotInFuture, awaitedOn, lastDay } from '../rules.ts';

const inputRule = z.object({
  agreement: z.string(),
  party: z.string().nullish(),
  on: z.string().nullish(),
  expectedVersion: z.int().nullish(),
});

/**
 * Consents for a party to the open proposal to end an agreement. With the last consent the agreement ends, on the day
 * proposed or on that of the last consent, whichever is later. Returns the agreement's id.
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
    if (earlier)
      throw new ConflictError(`The party has consented already, on ${earlier.on}.`, agreement.version);
    const event = { kind: 'TERMINATION_CONSENTED', agreementId, partyId, on } as const;
    const eventId = await appendEvent(tx, { ...event, audience: 'PARTIES' });
    await tx.consent.create({
      data: { ...target, kind: 'SIGNATURE', eventId, ...dateColumns(on) },
      select: { id: true },
    });
    await endIfComplete(tx, agreement, proposal);
    return agreementId;
  });
}

async function endIfComplete(
  tx: Transaction,
  agreement: LockedAgreement,
  proposal: { readonly id: string; readonly on: Date },
): Promise<void> {
  const agreementId = agreement.id;
  const consents = await tx.consent.findMany({
    where: { terminationId: proposal.id },
    select: { partyId: true, on: true },
    orderBy: [{ onEarliest: 'asc' }, { id: 'asc' }],
  });
  const endsOn = lastDay([dayOf(proposal.on), ...consents.map(({ on }) => on)]);
  if (awaitedOn(agreement.parties, consents, endsOn).length > 0) return;
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
}
