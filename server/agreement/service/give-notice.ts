import { z } from 'zod';
import type { Transaction } from '../../db/client.ts';
import { appendEvent } from '../../ledger/append.ts';
import { type Day, dayOf, toDate } from '../../ledger/day.ts';
import { ConflictError, fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { projectAgreement } from '../../ledger/project.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { actingParty, assertNotReplaced, type LockedAgreement, lockAgreement, touch } from '../lock.ts';
import { assertAllowed, isBoundOn, NOTICE_MONTHS_DEFAULT, noticeDay } from '../rules.ts';

const inputRule = z.object({
  agreement: z.string(),
  party: z.string().nullish(),
  on: z.string(),
  effectiveOn: z.string(),
  expectedVersion: z.int().nullish(),
});

/**
 * Gives notice for a party, effective no earlier than the notice period of the agreement (12 months unless told) after it.
 * The agreement ends on that day; where other partners remain, a partner's notice is its own withdrawal. A
 * representative's notice bears today or a later day; only the registrar records an earlier one. Returns the agreement's id.
 */
export async function giveNotice(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'giveNotice', raw, async (tx) => {
    const input = parseInput(inputRule, raw);
    const { on, effectiveOn } = input;
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    const partyId = actingParty(act, agreement, input.party);
    assertAllowed('give notice', agreement);
    if (act.principal.role !== 'REGISTRAR' && on < act.today) {
      throw fault(
        'on',
        `A notice bears today (${act.today}, UTC) or a later day; only the registrar records an earlier one.`,
      );
    }
    assertPeriod(agreement, on, effectiveOn);
    await assertFirst(tx, agreement, partyId, effectiveOn);
    const end = endBy(agreement, partyId, effectiveOn);
    if (end) assertNotReplaced(agreement);
    await appendEvent(tx, {
      kind: 'NOTICE_GIVEN',
      agreementId: agreement.id,
      partyId,
      on,
      details: { effectiveOn },
    });
    if (leavesOthers(agreement, partyId, effectiveOn)) await withdraw(tx, agreement.id, partyId, effectiveOn);
    if (end) await appendEvent(tx, { kind: 'TERMINATED', agreementId: agreement.id, ...end });
    await touch(tx, agreement.id);
    await projectAgreement(tx, agreement.id);
    return agreement.id;
  });
}

function assertPeriod({ noticeMonths }: LockedAgreement, on: Day, effectiveOn: Day): void {
  const earliest = noticeDay(on, noticeMonths);
  if (effectiveOn >= earliest) return;
  const months = noticeMonths ?? NOTICE_MONTHS_DEFAULT;
  throw fault(
    'effectiveOn',
    `The notice period is ${months} months, so a notice of ${on} takes effect no earlier than ${earliest}.`,
  );
}

async function assertFirst(
  tx: Transaction,
  { id, endEarliest, endedOn, version }: LockedAgreement,
  partyId: string,
  effectiveOn: Day,
): Promise<void> {
  if (endEarliest !== null && dayOf(endEarliest) <= effectiveOn) {
    throw new ConflictError(`The agreement ends on ${endedOn} already.`, version);
  }
  const earlier = await tx.event.findFirst({
    where: { agreementId: id, partyId, kind: 'NOTICE_GIVEN' },
    select: { on: true },
  });
  if (earlier) throw new ConflictError(`The party has given notice already, on ${earlier.on}.`, version);
}

/** Whether another partner is still there when the party leaves. The host's notice ends the agreement. */
function leavesOthers({ parties }: LockedAgreement, partyId: string, on: Day): boolean {
  const [host, ...partners] = parties;
  return (
    host?.partyId !== partyId && partners.some((party) => party.partyId !== partyId && isBoundOn(party, on))
  );
}

/** The end that the notice brings about: the host's, or that of the last partner to leave; null where a partner remains. */
function endBy(
  { parties }: LockedAgreement,
  partyId: string,
  effectiveOn: Day,
): { partyId: string; on: Day } | null {
  const [host, ...partners] = parties;
  const notice = { partyId, on: effectiveOn };
  if (host?.partyId === partyId) return notice;
  const others = partners.filter((party) => party.partyId !== partyId);
  const leaving = others.flatMap(({ until, ...party }) =>
    until ? [{ partyId: party.partyId, on: dayOf(until) }] : [],
  );
  if (leaving.length < others.length) return null;
  return leaving.reduce((last, other) => (other.on > last.on ? other : last), notice);
}

async function withdraw(tx: Transaction, agreementId: string, partyId: string, on: Day): Promise<void> {
  const where = { agreementId_partyId: { agreementId, partyId } };
  await tx.agreementParty.update({ where, data: { until: toDate(on) }, select: { partyId: true } });
}
