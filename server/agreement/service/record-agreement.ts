import { z } from 'zod';
import { AgreementKind } from '../../db/generated/prisma/enums.ts';
import { fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { sourcesRule } from '../../ledger/source-rules.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { assertSlugIsFree } from '../assert-slug-is-free.ts';
import { findPartners } from '../find-partners.ts';
import { assertRegistrar } from '../lock.ts';
import * as facts from '../record.ts';
import { partnersRule, slugRule, titleRule } from '../terms-rules.ts';

const inputRule = z.object({
  slug: slugRule,
  title: titleRule,
  partners: partnersRule,
  kind: z.enum(AgreementKind).nullish(),
  supplements: z.string().nullish(),
  replaces: z.string().nullish(),
  sources: sourcesRule,
});

/** Records an agreement that was concluded elsewhere, from sources. For the registrar. Returns its id. */
export async function recordAgreement(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'recordAgreement', raw, async (tx) => {
    assertRegistrar(act);
    const { kind, supplements, replaces, partners, ...input } = parseInput(inputRule, raw);
    const [first, ...others] = await findPartners(tx, partners);
    await assertSlugIsFree(tx, input.slug);
    for (const [field, slug] of [
      ['supplements', supplements],
      ['replaces', replaces],
    ] as const) {
      if (
        slug &&
        !(await tx.agreement.findUnique({ where: { slug, concluded: true }, select: { id: true } }))
      ) {
        throw fault(field, `There is no concluded agreement "${slug}"; record that one first.`);
      }
    }
    const id = await facts.recordAgreement(tx, {
      ...input,
      partners: [first.slug, ...others.map(({ slug }) => slug)],
      note: null,
      ...(supplements ? { supplements } : {}),
      ...(replaces ? { replaces } : {}),
    });
    if (kind) await facts.describeAgreement(tx, id, { kind, sources: input.sources });
    return id;
  });
}
