import { z } from 'zod';
import type { Transaction } from '../../db/client.ts';
import { ConsentKind } from '../../db/generated/prisma/enums.ts';
import { appendEvent, dateColumns } from '../../ledger/append.ts';
import { ConflictError, fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { projectAgreement } from '../../ledger/project.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { actingParty, type LockedAgreement, lockAgreement, touch } from '../lock.ts';
import { restateFacts, restateTerms } from '../restate.ts';
import { assertAllowed, assertNotInFuture } from '../rules.ts';

const inputRule = z.object({
  agreement: z.string(),
  draft: z.int().nullish(),
  party: z.string().nullish(),
  on: z.string().nullish(),
  kind: z.enum(ConsentKind).nullish(),
  expectedVersion: z.int().nullish(),
});

/**
 * Consents to the current draft for a party: the caller's own, or for the registrar the one he names (the host unless told).
 * With the last consent the agreement is concluded: it becomes public, with its signatures, approvals and terms, and nothing
 * but an amendment changes it from then on. Returns the agreement's id.
 */
export async function consentToAgreement(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'consentToAgreement', raw, async (tx) => {
    const input = parseInput(inputRule, raw);
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    const partyId = actingParty(act, agreement, input.party);
    assertAllowed('consent to it', agreement);
    const on = input.on ?? act.today;
    assertNotInFuture(on, act.today);
    const draftNumber = currentDraft(agreement, input.draft);
    await assertNotConsented(tx, agreement, draftNumber, partyId);
    const kind = input.kind ?? 'SIGNATURE';
    const details = { consent: kind, draft: draftNumber };
    const event = {
      kind: 'CONSENTED',
      agreementId: agreement.id,
      partyId,
      on,
      audience: 'PARTIES',
      details,
    } as const;
    const eventId = await appendEvent(tx, event);
    const consent = { agreementId: agreement.id, draftNumber, partyId, kind, eventId, ...dateColumns(on) };
    await tx.consent.create({ data: consent, select: { id: true } });
    await touch(tx, agreement.id);
    await concludeIfComplete(tx, agreement, draftNumber);
    return agreement.id;
  });
}

function currentDraft(agreement: LockedAgreement, named?: number | null): number {
  const current = agreement.draftNumber ?? 0;
  if (named === null || named === undefined || named === current) return current;
  if (named > current || named < 1)
    throw fault('draft', `There is no draft ${named}; the current one is ${current}.`);
  throw new ConflictError(
    `Draft ${named} was revised: the current one is ${current}. Read it, and consent to that if you agree.`,
    agreement.version,
    ['input', 'draft'],
  );
}

async function assertNotConsented(
  tx: Transaction,
  agreement: LockedAgreement,
  draftNumber: number,
  partyId: string,
) {
  const earlier = await tx.consent.findFirst({
    where: { agreementId: agreement.id, draftNumber, partyId },
    select: { on: true },
  });
  if (earlier) {
    throw new ConflictError(
      `The party has consented to draft ${draftNumber} already, on ${earlier.on}.`,
      agreement.version,
    );
  }
}

async function concludeIfComplete(
  tx: Transaction,
  agreement: LockedAgreement,
  draftNumber: number,
): Promise<void> {
  const agreementId = agreement.id;
  const consents = await tx.consent.findMany({
    where: { agreementId, draftNumber },
    select: { partyId: true, kind: true, on: true },
    orderBy: [{ onEarliest: 'asc' }, { id: 'asc' }],
  });
  if (consents.length < agreement.parties.length) return;
  await tx.agreement.update({ where: { id: agreementId }, data: { concluded: true }, select: { id: true } });
  await restateTerms(tx, agreement, draftNumber);
  await restateFacts(tx, agreementId);
  for (const { partyId, kind, on } of consents) {
    await appendEvent(tx, {
      kind: 'SIGNED',
      agreementId,
      partyId,
      on,
      details: { consent: kind, draft: draftNumber },
    });
  }
  await projectAgreement(tx, agreementId);
}
