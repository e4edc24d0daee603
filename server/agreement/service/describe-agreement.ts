import { z } from 'zod';
import type { Transaction } from '../../db/client.ts';
import { AgreementKind } from '../../db/generated/prisma/enums.ts';
import { fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { sourcesRule } from '../../ledger/source-rules.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { assertRegistrar, lockAgreement, touch } from '../lock.ts';
import * as facts from '../record.ts';
import { scopesRule, type Terms } from '../terms-rules.ts';

const inputRule = z.object({
  agreement: z.string(),
  kind: z.enum(AgreementKind).nullish(),
  scopes: scopesRule.nullish(),
  sources: sourcesRule,
  expectedVersion: z.int().nullish(),
});

/**
 * Fills gaps of a recorded agreement from sources: its kind where none is known, scopes that are not known yet. What is known
 * stays; a wrong fact is corrected as the event that told it. For the registrar. Returns the agreement's id.
 */
export async function describeAgreement(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'describeAgreement', raw, async (tx) => {
    const { kind, scopes, sources, ...input } = parseInput(inputRule, raw);
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    assertRegistrar(act);
    if (agreement.origin !== 'RECORDED') {
      throw fault('agreement', 'It was negotiated here, so its text tells all of this; amend it instead.');
    }
    if (!kind && (scopes ?? []).length === 0) throw fault('kind', 'Give a kind or at least one scope.');
    if (kind && agreement.kind !== null) {
      throw fault(
        'kind',
        `Its kind is known: ${agreement.kind}. Take back the event that told so if that is wrong.`,
      );
    }
    await assertUnknown(tx, agreement.id, scopes ?? []);
    await facts.describeAgreement(tx, agreement.id, {
      ...(kind ? { kind } : {}),
      ...(scopes ? { scopes } : {}),
      sources,
    });
    await touch(tx, agreement.id);
    return agreement.id;
  });
}

async function assertUnknown(tx: Transaction, agreementId: string, scopes: Terms['scopes']): Promise<void> {
  const known = await tx.scope.findMany({ where: { agreementId }, select: { kind: true } });
  scopes.forEach(({ kind }, index) => {
    if (known.some((scope) => scope.kind === kind))
      throw fault(`scopes.${index}.kind`, `The scope ${kind} is known already; leave it out.`);
  });
}
