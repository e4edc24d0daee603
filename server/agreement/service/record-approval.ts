import { z } from 'zod';
import { appendEvent, dateColumns } from '../../ledger/append.ts';
import { ConflictError, fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { projectAgreement } from '../../ledger/project.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { assertRegistrar, lockAgreement, touch } from '../lock.ts';
import { assertAllowed, assertNotInFuture } from '../rules.ts';

const inputRule = z.object({
  agreement: z.string(),
  party: z.string(),
  body: z
    .string()
    .trim()
    .min(1, 'Name the body that approved.')
    .max(200, 'Shorten the name of the body: it may have 200 characters.'),
  on: z.string(),
  resolution: z
    .string()
    .trim()
    .min(1, 'Give a resolution, or leave it out.')
    .max(200, 'Shorten the resolution: it may have 200 characters.')
    .nullish(),
  expectedVersion: z.int().nullish(),
});

/**
 * Records that a body of a party approved the agreement, before or after signature. For the registrar. Known to the parties
 * alone until the agreement is concluded. Returns the agreement's id.
 */
export async function recordApproval(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'recordApproval', raw, async (tx) => {
    const input = parseInput(inputRule, raw);
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    assertRegistrar(act);
    assertAllowed('record an approval', agreement);
    assertNotInFuture(input.on, act.today);
    const party = agreement.parties.find((each) => each.party.slug === input.party);
    if (!party) throw fault('party', `"${input.party}" is not a party of the agreement; name one that is.`);
    const { body, on, resolution = null } = input;
    const approval = { agreementId: agreement.id, partyId: party.partyId, body };
    const earlier = await tx.approval.findFirst({ where: approval, select: { on: true } });
    if (earlier)
      throw new ConflictError(
        `"${body}" approved for "${input.party}" already, on ${earlier.on}.`,
        agreement.version,
      );
    const eventId = await appendEvent(tx, {
      kind: 'APPROVED',
      agreementId: agreement.id,
      partyId: party.partyId,
      on,
      audience: agreement.concluded ? 'PUBLIC' : 'PARTIES',
      details: { body, resolution },
    });
    await tx.approval.create({
      data: { ...approval, resolution, eventId, ...dateColumns(on) },
      select: { id: true },
    });
    await touch(tx, agreement.id);
    await projectAgreement(tx, agreement.id);
    return agreement.id;
  });
}
