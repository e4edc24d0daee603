import { z } from 'zod';
import { actingParty, lockAgreement } from '../../agreement/lock.ts';
import { assertAllowed } from '../../agreement/rules.ts';
import { provisionRule, scopeRule, titleRule } from '../../agreement/terms-rules.ts';
import { ScopeKind } from '../../db/generated/prisma/enums.ts';
import { appendEvent } from '../../ledger/append.ts';
import { dayOf, toDate } from '../../ledger/day.ts';
import { fault, InvalidInputError } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { type Change, misfits } from '../rules.ts';
import { readHoldingTerms } from '../terms.ts';

const changeRule = z.object({
  addScope: scopeRule.nullish(),
  removeScope: z.enum(ScopeKind).nullish(),
  addProvision: provisionRule.nullish(),
  replaceProvision: provisionRule.nullish(),
  removeProvision: z.string().trim().nullish(),
});

const inputRule = z.object({
  agreement: z.string(),
  title: titleRule.nullish(),
  effectiveOn: z.string(),
  changes: z.array(changeRule).min(1, 'Give at least one change.').max(500, 'Give at most 500 changes.'),
  expectedVersion: z.int().nullish(),
});

/**
 * Proposes an amendment, which must fit what will hold on its day. Nobody has consented to it yet. For any party and the
 * registrar; known to the parties alone until all have consented. Leaves the agreement as it is. Returns the amendment's id.
 */
export async function proposeAmendment(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'proposeAmendment', raw, async (tx) => {
    const { effectiveOn, title = null, ...input } = parseInput(inputRule, raw);
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    const proposedById = actingParty(act, agreement);
    assertAllowed('propose an amendment', agreement);
    if (agreement.startEarliest !== null && effectiveOn < dayOf(agreement.startEarliest)) {
      throw fault(
        'effectiveOn',
        `The agreement is in force from ${dayOf(agreement.startEarliest)}; no amendment starts before that.`,
      );
    }
    if (agreement.endEarliest !== null && effectiveOn >= dayOf(agreement.endEarliest)) {
      throw fault(
        'effectiveOn',
        `The agreement ends on ${agreement.endedOn}; an amendment starts before that.`,
      );
    }
    const changes = input.changes.map(readChange);
    const misfitting = misfits(changes, await readHoldingTerms(tx, agreement.id, effectiveOn));
    if (misfitting.length > 0) {
      throw new InvalidInputError(
        misfitting.map(({ index, message }) => ({ path: ['input', 'changes', String(index)], message })),
      );
    }
    const { id } = await tx.amendment.create({
      data: {
        agreementId: agreement.id,
        title,
        effectiveOn: toDate(effectiveOn),
        proposedById,
        changes: { create: changes.map((change, position) => ({ ...change, position })) },
      },
      select: { id: true },
    });
    await appendEvent(tx, {
      kind: 'AMENDMENT_PROPOSED',
      agreementId: agreement.id,
      amendmentId: id,
      partyId: proposedById,
      audience: 'PARTIES',
      details: { title, effectiveOn, changes },
    });
    return id;
  });
}

function readChange(change: z.infer<typeof changeRule>, index: number): Change {
  const { addScope, removeScope, addProvision, replaceProvision, removeProvision } = change;
  if (addScope) return { kind: 'ADD_SCOPE', scope: addScope.kind, note: addScope.note };
  if (removeScope) return { kind: 'REMOVE_SCOPE', scope: removeScope };
  if (addProvision) return { kind: 'ADD_PROVISION', ...addProvision };
  if (replaceProvision) return { kind: 'REPLACE_PROVISION', ...replaceProvision };
  if (removeProvision) return { kind: 'REMOVE_PROVISION', number: removeProvision };
  throw fault(`changes.${index}`, 'Say what the change adds, replaces or removes.');
}
